"""Equations as plain text: a/b, x^2."""

from __future__ import annotations

from typing import Any

from knowledge.reading.word.elements import M

_BEFORE = {M + "den": "/", M + "sup": "^", M + "deg": "", M + "rad": "√"}
_OPERANDS = frozenset((*_BEFORE, M + "num"))
_NARY, _DELIMITED, _TEXT, _CHARACTER = M + "nary", M + "d", M + "t", M + "chr"


def plain_formula(formula: Any) -> str:
    """Return an equation on one line.

    A fraction of 得票数 over 2 becomes `得票数/2`, a square `x^2`; a numerator or
    denominator of several terms stands in brackets.
    """
    pieces: list[str] = []
    stack = [(formula, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag
        if leaving:
            pieces.append(")")
        elif tag == _TEXT:
            pieces.append(element.text or "")
        else:
            pieces.append(_BEFORE.get(tag, ""))
            if tag == _NARY:
                pieces.append(_sign(element))
            if tag == _DELIMITED or (tag in _OPERANDS and _is_compound(element)):
                pieces.append("(")
                stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
    return "".join(pieces)


def _sign(operator: Any) -> str:
    sign = operator.find(f"{M}naryPr/{_CHARACTER}")
    return sign.get(M + "val", "") if sign is not None else "∫"


def _is_compound(operand: Any) -> bool:
    """Whether an operand would run together with its neighbours without brackets."""
    return any(sign in (text.text or "") for text in operand.iter(_TEXT) for sign in "+-−×÷ ")
