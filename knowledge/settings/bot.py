"""The sections of config.yaml that are about the Telegram bot; plain data, no telegram here.

Secrets are no settings: TELEGRAM_BOT_TOKEN and TELEGRAM_WEBHOOK_SECRET come from the
environment alone and are read where the bot is started.
"""

from __future__ import annotations

from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, HttpUrl, TypeAdapter

from knowledge.settings.section import Section

_URL = TypeAdapter(HttpUrl)


def _url_or_empty(value: str) -> str:
    if value:
        _URL.validate_python(value)
    return value.rstrip("/")


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError(f"unknown time zone {value}")
    return value


Url = Annotated[str, AfterValidator(_url_or_empty)]
GroupId = Annotated[int, Field(lt=0)]
UserId = Annotated[int, Field(gt=0)]
RoleName = Literal["member", "trainer", "admin"]


class TelegramSettings(Section):
    """How Telegram is reached and what the bot says there."""

    api_root: Annotated[Url, Field(min_length=1)] = "https://api.telegram.org"
    proxy: str = ""
    webhook_url: Url = ""
    webhook_listen: str = "127.0.0.1"
    webhook_port: Annotated[int, Field(ge=1, le=65535)] = 8443
    language: Literal["zh", "en"] = "zh"
    contact: str = ""
    ops_chat: int = 0
    inline: bool = False
    fresh_minutes: Annotated[int, Field(ge=1, le=1440)] = 60


class AccessSettings(Section):
    """Who may ask: groups by id, people by id with a role. Nobody by default."""

    groups: tuple[GroupId, ...] = ()
    users: dict[UserId, RoleName] = {}


class LimitSettings(Section):
    """How much is answered, and for how long things are remembered."""

    user_per_minute: Annotated[int, Field(ge=1, le=1000)] = 10
    group_per_minute: Annotated[int, Field(ge=1, le=1000)] = 20
    queue: Annotated[int, Field(ge=1, le=10_000)] = 200
    workers: Annotated[int, Field(ge=1, le=64)] = 2
    repeat_minutes: Annotated[int, Field(ge=0, le=1440)] = 10
    context_minutes: Annotated[int, Field(ge=1, le=1440)] = 30


class StateSettings(Section):
    """Where the bot keeps what it must remember; empty: bot.sqlite beside the index."""

    database: str = ""
    keep_days: Annotated[int, Field(ge=1, le=3650)] = 180
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Shanghai"


class MonitoringSettings(Section):
    """Health and metrics over HTTP; port 0: off."""

    listen: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 0
