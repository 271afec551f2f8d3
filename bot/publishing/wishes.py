"""What a trainer writes behind /publish, /daily and /contest, in any order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from zoneinfo import available_timezones

from bot.publishing.spoken_times import in_figures

_DAYS = "一二三四五六日"
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SETS = {
    "每天": (1, 2, 3, 4, 5, 6, 7),
    "daily": (1, 2, 3, 4, 5, 6, 7),
    "工作日": (1, 2, 3, 4, 5),
    "workdays": (1, 2, 3, 4, 5),
    "周末": (6, 7),
    "weekends": (6, 7),
}
_SOON = {"今天": 0, "today": 0, "明天": 1, "tomorrow": 1, "后天": 2}
_CLOCK = r"(\d{1,2})(?::(\d{2})|点(半|\d{1,2})?分?)"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; None or empty where nothing was said of it.

    Attributes:
        group: the group's id, or its public name.
        hours: quiet hours.
        minutes: in how many minutes; 0 is at once.
        rest: what was not understood.
    """

    at: time | None = None
    day: date | None = None
    weekdays: tuple[int, ...] = ()
    hours: tuple[time, time] | None = None
    zone: str = ""
    group: int | str = ""
    topic: int = 0
    count: int = 0
    limit_s: int = 0
    interval_s: int = 0
    minutes: int | None = None
    rest: str = ""

    @classmethod
    def read(cls, text: str, today: date) -> Wish:
        """Read it.

        >>> wish = Wish.read("明天 19:30 20题 每题30秒", date(2026, 11, 22))
        >>> wish.day, wish.at, wish.count, wish.limit_s, wish.rest
        (datetime.date(2026, 11, 23), datetime.time(19, 30), 20, 30, '')
        >>> Wish.read("8点半 周一三五", date(2026, 11, 22)).weekdays
        (1, 3, 5)
        >>> Wish.read("今晚七点半", date(2026, 11, 22)).at
        datetime.time(19, 30)
        """
        wish = cls(rest=in_figures(unicodedata.normalize("NFKC", text[:500])))
        for pattern, take in _TAKEN:
            found = pattern.search(wish.rest)
            taken = take(wish, found, today) if found else None
            if found and taken:
                left = f"{wish.rest[: found.start()]} {wish.rest[found.end() :]}"
                wish = replace(taken, rest=left)
        return replace(wish, rest=" ".join(wish.rest.split()))


_Found = re.Match[str]
_Take = Callable[[Wish, _Found, date], Wish | None]


def _link(wish: Wish, found: _Found, _today: date) -> Wish:
    """t.me/c/1234567890/7/42 is message 42 in topic 7, with one number there is no topic."""
    topic = int(found["topic"]) if found["topic"] else 0
    group = int(f"-100{found['id']}") if found["id"] else found["name"]
    return replace(wish, group=group, topic=topic)


def _number(wish: Wish, found: _Found, _today: date) -> Wish:
    return replace(wish, group=int(found[0]))


def _hours(wish: Wish, found: _Found, _today: date) -> Wish | None:
    begins, ends = _time(found[1], found[2], found[3]), _time(found[4], found[5], found[6])
    if begins is None or ends is None:
        return None
    return replace(wish, hours=(begins, ends))


def _at(wish: Wish, found: _Found, _today: date) -> Wish | None:
    at = _time(found[1], found[2], found[3])
    return replace(wish, at=at) if at else None


def _day(wish: Wish, found: _Found, today: date) -> Wish | None:
    if found["soon"]:
        return replace(wish, day=today + timedelta(days=_SOON[found["soon"].lower()]))
    try:
        day = date(int(found["year"] or today.year), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    if not found["year"] and day < today:  # in December, 1月5日 is next year's
        day = _next_year(day)
    return replace(wish, day=day)


def _limit(wish: Wish, found: _Found, _today: date) -> Wish:
    return replace(wish, limit_s=_seconds(found))


def _interval(wish: Wish, found: _Found, _today: date) -> Wish:
    return replace(wish, interval_s=_seconds(found))


def _soon(wish: Wish, found: _Found, _today: date) -> Wish:
    return replace(wish, minutes=int(found["in"] or found["within"] or 0))


def _seconds(found: _Found) -> int:
    return int(found[1]) * (60 if found[2][0] in "分mM" else 1)


def _weekday_set(wish: Wish, found: _Found, _today: date) -> Wish:
    return replace(wish, weekdays=_SETS[found[0].lower()])


def _weekdays(wish: Wish, found: _Found, _today: date) -> Wish:
    letters = [
        _DAYS.index(one.replace("天", "日")) + 1
        for one in re.findall("[一二三四五六日天]", found[0])
    ]
    if re.search("[至到-]", found[0]) and len(letters) == 2:
        letters = list(range(letters[0], letters[1] + 1)) or letters
    return replace(wish, weekdays=tuple(sorted(set(letters))))


def _english_days(wish: Wish, found: _Found, _today: date) -> Wish:
    names = re.findall("|".join(_ENGLISH), found[0].lower())
    return replace(wish, weekdays=tuple(sorted({_ENGLISH.index(one) + 1 for one in names})))


def _count(wish: Wish, found: _Found, _today: date) -> Wish:
    return replace(wish, count=int(found[1]))


def _zone(wish: Wish, found: _Found, _today: date) -> Wish | None:
    return replace(wish, zone=found[0]) if found[0] in available_timezones() else None


def _time(hour: str, minute: str | None, spoken: str | None) -> time | None:
    minutes = 30 if spoken == "半" else int(minute or spoken or 0)
    return time(int(hour), minutes) if int(hour) < 24 and minutes < 60 else None


def _next_year(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, day.month, 28 if leap_day else day.day)


_A_DAY = r"(?:(?P<year>20\d\d)[-年])?(?P<month>\d{1,2})[-月](?P<day>\d{1,2})[日号]?(?![\d:点])"
_UNIT = r"\s*(秒|分钟?|s|min)"
# In this order: what is taken first, the next no longer see.
_TAKEN: tuple[tuple[re.Pattern[str], _Take], ...] = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE), take)
    for pattern, take in (
        (
            r"(?:https?://)?t\.me/(?:c/(?P<id>\d{1,15})|(?P<name>[a-z]\w{3,31}))"
            r"(?:/(?P<topic>\d{1,9})(?=/))?/\d{1,12}\b",
            _link,
        ),
        (r"(?<!\S)-\d{5,15}\b", _number),
        (rf"{_CLOCK}\s*[-–—~至到]\s*{_CLOCK}", _hours),
        (
            r"(?P<in>\d{1,3})\s*分钟?[之以]?后|\bin\s+(?P<within>\d{1,3})\s*min(?:utes)?\b"
            r"|现在|马上|立刻|立即|\bnow\b",
            _soon,
        ),
        (rf"(?:每题|限时|limit)\s*(\d{{1,4}}){_UNIT}", _limit),
        (rf"(?:间隔|每隔|every)\s*(\d{{1,4}}){_UNIT}", _interval),
        (r"(\d{1,3})\s*(?:[道个]?题|道|items?)", _count),
        (_CLOCK, _at),
        (rf"(?P<soon>今天|明天|后天|today|tomorrow)|{_A_DAY}", _day),
        ("|".join(_SETS), _weekday_set),
        (
            r"每?(?:周|星期)[一二三四五六日天](?:[、,和至到-]?(?:周|星期)?[一二三四五六日天])*",
            _weekdays,
        ),
        (rf"\b(?:{'|'.join(_ENGLISH)})(?:[, ]+(?:{'|'.join(_ENGLISH)}))*\b", _english_days),
        (r"\b[A-Za-z_]+/[A-Za-z_/]+\b|\bUTC\b", _zone),
        (r"(?<!\S)(\d{1,3})(?!\S)", _count),
    )
)
