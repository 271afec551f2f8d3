"""The colophon (版记) at the end of an official paper: who gets copies, who printed it when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.source import SourceLine
from knowledge.structure import texts

# GB/T 9704-2012, 7.4: 抄送机关, 印发机关和印发日期; older papers have 主题词 and 印数 as well.
_COLOPHON = re.compile(
    r"(?:抄\s?[送报]|分\s?送|主题词)\s?[：:].*"
    r"|[\u4e00-\u9fff（）()、\s]{2,40}[12]\d{3}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?印[发制]"
    r"|[（(]?共印\s?\d{1,6}\s?份[）)]?"
    r"|[（(]此件[\u4e00-\u9fff]{2,12}[）)]"
)
_LAST_LINES = 6


def split_colophon(
    lines: Sequence[SourceLine],
) -> tuple[tuple[SourceLine, ...], tuple[SourceLine, ...]]:
    """Part the lines of a text from its colophon, which is no provision.

    `第九条 自印发之日起施行。` / `抄送：县委办公室。` / `某县统计局 2023年7月3日印发` gives the
    first line, and the other two as left out.
    """
    end = len(lines)
    while end > max(0, len(lines) - _LAST_LINES) and _COLOPHON.fullmatch(lines[end - 1].text):
        end -= 1
    left_out = tuple(replace(line, removed=texts.COLOPHON) for line in lines[end:])
    return tuple(lines[:end]), left_out
