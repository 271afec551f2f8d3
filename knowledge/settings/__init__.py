"""config.yaml and the environment, checked once, as frozen settings."""

from knowledge.settings.bot import (
    AccessSettings,
    LimitSettings,
    MonitoringSettings,
    RoleName,
    StateSettings,
    TelegramSettings,
)
from knowledge.settings.loading import Settings, load

__all__ = [
    "AccessSettings",
    "LimitSettings",
    "MonitoringSettings",
    "RoleName",
    "Settings",
    "StateSettings",
    "TelegramSettings",
    "load",
]
