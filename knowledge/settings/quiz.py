"""The section of config.yaml that is about quizzes in groups."""

from __future__ import annotations

from datetime import time
from typing import Annotated

from pydantic import AfterValidator, Field

from knowledge.settings.section import Section


def _hours(value: str) -> str:
    begins, ends = _read(value)
    return f"{begins:%H:%M}-{ends:%H:%M}" if value else ""


def _read(value: str) -> tuple[time, time]:
    """Return when it begins and ends; twice midnight where it is empty."""
    if not value:
        return time(), time()
    begins, _, ends = value.partition("-")
    return _time(begins), _time(ends)


def _time(value: str) -> time:
    hour, _, minute = value.strip().partition(":")
    return time(int(hour), int(minute))


class QuizSettings(Section):
    """What holds for every group that has not chosen otherwise."""

    quiet_hours: Annotated[str, AfterValidator(_hours)] = "22:00-07:00"
    open_hours: Annotated[int, Field(ge=1, le=720)] = 24
    league_rows: Annotated[int, Field(ge=3, le=50)] = 10

    @property
    def quiet(self) -> tuple[time, time]:
        """When the quiet hours begin and end; the same twice: there are none."""
        return _read(self.quiet_hours)
