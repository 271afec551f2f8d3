"""The noun of what is asked: words of a sentence that somebody should know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """What the words are; wrong options are always of the same kind."""

    COUNT = "count"  # 不少于1次, 7人以上
    SPAN = "span"  # 六个月内, 每届任期五年
    RANGE = "range"  # 3至5人
    FREQUENCY = "frequency"  # 每季度召开1次
    SHARE = "share"  # 三分之二以上, 半数以上, 0.5％
    AGE = "age"  # 年满十八岁
    AMOUNT = "amount"  # 1000元以上
    SANCTION = "sanction"  # 警告或者严重警告
    OUTCOME = "outcome"  # 其党内职务自然撤销
    MODAL = "modal"  # 应当, 可以
    BOUND = "bound"  # 处分幅度以外
    BODY = "body"  # 由党小组组长召集并主持
    TERM = "term"  # 从轻处分，是指…
    METHOD = "method"  # “三会一课”
    MEMBER = "member"  # 把方向、管大局、保落实
    PHRASE = "phrase"  # 采取十分慎重的态度


NUMERIC = frozenset(
    {
        FactKind.COUNT,
        FactKind.SPAN,
        FactKind.RANGE,
        FactKind.FREQUENCY,
        FactKind.SHARE,
        FactKind.AGE,
        FactKind.AMOUNT,
    }
)
"""The kinds whose wrong options are other numbers."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Words of a statement: `text == statement.text[start:end]`.

    Attributes:
        frame: the construction around the words (实行…的制度); wrong options come from the
            same one. For numbers their unit.
        sure: whether who knows the rule can only fill in these words. The others are asked
            with options only.
    """

    kind: FactKind
    start: int
    end: int
    text: str
    frame: str = ""
    sure: bool = True
