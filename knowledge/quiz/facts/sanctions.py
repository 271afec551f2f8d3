"""Grades of sanctions, what decides between 应当 and 可以, and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.quiz.facts.fact import Fact, FactKind

GRADES = ("警告", "严重警告", "撤销党内职务", "留党察看", "开除党籍")
"""The sanctions on members of the party, the lightest first (党章第四十一条)."""

# What nearly every provision lays down for its degree; such ones are asked with options only.
_USUAL = {
    "警告或者严重警告": "情节较轻",
    "撤销党内职务或者留党察看": "情节较重",
    "开除党籍": "情节严重",
}
_GRADE = (
    r"(?:严重警告|警告|撤销党内职务|留党察看|开除党籍"
    r"|记大过|记过|降级|撤职|留校察看|开除学籍|开除公职)"
)
_GIVEN = re.compile(rf"给予(?:其)?({_GRADE}(?:(?:、|或者?){_GRADE})*)处分(?=[，。；;]|$)")
_DECISION = (
    r"给予(?!党纪)|予以|从轻|减轻|从重|加重|免予|不予|开除|责令|劝|取消|停止|终止|延长|恢复|成立|设立?(?!置)"
    r"|直接|委托|随时|提前|推迟|调整|改组|解散|指定|作出|逐个"
)
_MODAL = re.compile(rf"(应当|可以|必须)(?={_DECISION})(?![^，。；]*的，)")
# After these 可以 goes without saying.
_OBVIOUS = re.compile(r"需要|批准|同意|必要|特殊情况|条件的|情况，|(?:也|还|时候，?)$|遇有")
_BOUND = re.compile(r"(?:幅度|范围|规定期限|标准|总额)(以内|以外|以上|以下|之内|之外)")


def sanctions(text: str) -> Iterator[Fact]:
    """Yield the grades of sanctions that a sentence lays down.

    >>> [one.text for one in sanctions("情节较重的，给予撤销党内职务或者留党察看处分。")]
    ['撤销党内职务或者留党察看']
    """
    for found in _GIVEN.finditer(text):
        usual = _USUAL.get(found[1], "—") in text[: found.start()][-8:]
        yield Fact(FactKind.SANCTION, *found.span(1), found[1], "给予…处分", sure=not usual)


def modals(text: str) -> Iterator[Fact]:
    """Yield 应当, 可以 or 必须 where a decision hangs on it; one that stands alone.

    >>> [one.text for one in modals("经教育后确有悔改表现的，可以免予处分。")]
    ['可以']
    """
    found = [one for one in _MODAL.finditer(text) if not _obvious(one, text[: one.start()])]
    # 必须 and 一切 leave nobody in doubt.
    if (
        len(found) == 1
        and found[0][1] != "必须"
        and "一切" not in text
        and len(re.findall("应当|可以|必须", text)) == 1
    ):
        yield Fact(FactKind.MODAL, *found[0].span(1), found[0][1], "modal", sure=False)


def _obvious(modal: re.Match[str], before: str) -> bool:
    """Whether the words before leave no choice: 一般 goes with 应当, a leave with 可以."""
    if modal[1] == "可以":
        return _OBVIOUS.search(before) is not None
    return before.endswith("一般")


def bounds(text: str) -> Iterator[Fact]:
    """Yield on which side of a bound a rule stands.

    >>> [one.text for one in bounds("在规定的处分幅度以外，减轻一档给予处分。")]
    ['以外']
    """
    for found in _BOUND.finditer(text):
        yield Fact(FactKind.BOUND, *found.span(1), found[1], "bound", sure=False)
