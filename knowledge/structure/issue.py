"""What a rule says about its own issue, effect and what it repeals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.model import PrintedDate
from knowledge.structure.blocks import Block
from knowledge.structure.byline import read_byline
from knowledge.structure.dates import parse_date
from knowledge.structure.filename import FileName
from knowledge.structure.head import Head
from knowledge.structure.history import (
    NUMBER,
    number_year,
    read_effective,
    read_history,
    read_repeals,
)
from knowledge.structure.metadata import Claims

_CLAUSE = re.compile(r"施行|实施|执行|生效|废止|作废|失效|试行")
_LAST_CLAUSES = 6
_BRIEF = 30


def claim_rule(claims: Claims, blocks: Sequence[Block], head: Head, name: FileName | None) -> None:
    """Claim dates, issuer, number and repeals; `blocks` are those before any appendix."""
    history = read_history(head.history)
    for field, value in (
        ("adopted", history.adopted),
        ("promulgated", history.promulgated),
        ("issuer", history.issuer),
        ("document_number", history.document_number),
    ):
        claims.claim(field, value, "text")
    begin = max(head.length, head.cover)
    if head.cover > head.length:
        _claim_signature(claims, blocks[head.length : head.cover])
    if begin < len(blocks):
        number = NUMBER.match(blocks[begin].text)
        claims.claim("document_number", "".join(number[0].split()) if number else None, "text")
    if claims.date("adopted") is None and claims.date("promulgated") is None:
        if name is not None and name.date is not None:
            field = "adopted" if name.revised else "promulgated"
            claims.claim(field, name.date, "file_name")
        claims.claim("promulgated", number_year(claims.string("document_number")), "text")
    clauses = [block.text for block in blocks[begin:] if _CLAUSE.search(block.text[-120:])]
    issued = claims.date("promulgated")
    effective = history.effective or read_effective(clauses[::-1][:_LAST_CLAUSES], issued)
    latest = max((d.iso for d in (history.adopted, history.promulgated) if d), default="")
    # An amended law prints the day on which its first version took effect.
    if effective is not None and not (history.amended and effective.iso[:4] < latest[:4]):
        claims.claim("effective", effective, "text")
    claims.claim("repeals", read_repeals(clauses), "text")


def _claim_signature(claims: Claims, cover: Sequence[Block]) -> None:
    """The issuer and the date under a notice that issues the rule."""
    if len(cover) < 2 or len(cover[-1].text) > _BRIEF or len(cover[-2].text) > _BRIEF:
        return
    date: PrintedDate | None = parse_date(cover[-1].text)
    issuer = read_byline(cover[-2].text)
    if date is None or issuer is None or issuer.organisation is None:
        return
    claims.claim("promulgated", date, "text")
    claims.claim("issuer", issuer.organisation, "text")
