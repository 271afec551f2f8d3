"""A deed whose sanction rises with its gravity -> the deed and the one grade asked for."""

from __future__ import annotations

import re

_GRADE = re.compile(r"[；;]情节(?:较重|严重|特别严重|较轻)的，给予$")
# Where the lighter grades begin: 情节较轻的，给予…处分；… or plainly 给予…处分.
_LIGHTER = re.compile(r"(?<=[，,])(?:情节(?:较轻|较重)的，)?给予[^；;]*处分(?:[；;，,].*)?$")
# Of which the grade that is asked for is one.
_WEIGHED = re.compile(r"(?<=，)(?:视|根据)情节(?:轻重)?，$")
_EFFECT = re.compile(r"(?<=，)(造成[^，]{2,20})的，$")


def only_this_grade(before: str) -> str:
    """Leave out the lighter grades between the deed and the grade that is asked for.

    Args:
        before: the sentence up to the grade.

    >>> only_this_grade("参加迷信活动，造成不良影响的，给予警告处分；情节严重的，给予")
    '参加迷信活动，造成不良影响，情节严重的，给予'
    """
    grade = _GRADE.search(before)
    lighter = _LIGHTER.search(before[: grade.start()]) if grade else None
    if not grade or not lighter:
        return before
    deed = _WEIGHED.sub("", before[: lighter.start()])
    return _EFFECT.sub(r"\1，", deed) + before[grade.start() + 1 :]
