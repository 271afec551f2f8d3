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
from knowledge.settings.quiz import QuizSettings

__all__ = [
    "AccessSettings",
    "LimitSettings",
    "MonitoringSettings",
    "QuizSettings",
    "RoleName",
    "Settings",
    "StateSettings",
    "TelegramSettings",
    "load",
]
