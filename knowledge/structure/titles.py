"""Titles: their canonical form, and the short forms that people use."""

from __future__ import annotations

import re

_YEAR_NOTE = re.compile(
    r"[（(]\s*[12]\d{3}\s*年?\s*(?:第?[一二三四五六七八九十]*次?(?:修订|修正|修改|制定|印发|通过|发布|版|本)[版本]?)?\s*[）)]$"
    r"|\s+[12]\d{3}\s*年?\s*(?:修订|修正|修改|版|年版|修订版)$"
    r"|[（(][12]\d{3}([-.])\d{1,2}\1\d{1,2}[）)]$"
)
_REVISED = re.compile(r"[（(](?:修订|修正|修改)(?:稿|版|本)?[）)]$")
_TRIAL = re.compile(r"[（(]\s*(?:试\s*行|暂\s*行|试行稿)\s*[）)]$")
_OWNERS = ("中华人民共和国", "中国共产党", "中共中央", "全国人民代表大会常务委员会", "国务院")
RULE_WORDS = "条例|规定|办法|细则|章程|准则|规程|守则|规则|规范|制度|法"
"""What the title of a rule ends with, as alternatives of a regular expression."""
_ABOUT = re.compile(rf"^(?:.{{0,30}}?)关于(?P<rest>.+?)的?(?P<word>{RULE_WORDS})$")
_RULE_END = re.compile(rf"(?:{RULE_WORDS})$")


def plain_title(title: str) -> str:
    """Drop 《》 around a title and the year note behind it, keep 试行.

    >>> plain_title("《中国共产党章程（2022年修改）》"), plain_title("处分条例 2023修订")
    ('中国共产党章程', '处分条例')
    """
    title = title.strip()
    if title.startswith("《") and title.endswith("》") and title.count("《") == 1:
        title = title[1:-1].strip()
    shorter = _YEAR_NOTE.sub("", title).strip()
    return shorter or title


def canonical_title(title: str) -> str:
    """The form under which the versions of one document are the same document.

    >>> canonical_title("《中国共产党支部工作条例（试行）（2018年）》")
    '中国共产党支部工作条例'
    """
    title = "".join(plain_title(title).split())
    while True:
        shorter = plain_title(_REVISED.sub("", _TRIAL.sub("", title)))
        if shorter == title or not shorter:
            return title
        title = shorter


def short_names(title: str) -> tuple[str, ...]:
    """The shorter names under which people ask for a rule, longest first.

    >>> short_names("中国共产党支部工作条例（试行）")
    ('支部工作条例',)
    """
    full = canonical_title(title)
    names: list[str] = []
    name = full
    for owner in _OWNERS:
        if name.startswith(owner) and len(name) - len(owner) >= 2:
            name = name[len(owner) :]
            names.append(name)
    about = _ABOUT.match(full)
    if about:
        topic = about["rest"]
        for owner in _OWNERS:
            if topic.startswith(owner) and len(topic) - len(owner) >= 2:
                topic = topic[len(owner) :]
        names.append(topic + about["word"])
    kept = [n for n in dict.fromkeys(names) if n != full and len(n) >= 2 and _RULE_END.search(n)]
    return tuple(sorted(kept, key=len, reverse=True))
