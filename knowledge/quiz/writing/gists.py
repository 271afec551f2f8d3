"""The gist of an experience -> the question that it answers: what a way of working means, what
matters most, how often something is held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.quiz.standing import dangling
from knowledge.quiz.statements import Statement
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.questions import Question

_MARK = "，,;"
# “六个是否”，即把…作为…; “第一议题”制度，把学习…作为第一议题.
_EXPLAINED = re.compile(
    rf"“(?P<name>[^“”]{{2,12}})”(?:[一-鿿]{{0,3}}(?:制度|规范|机制|模式|工作法|做法))?[{_MARK}]"
    rf"(?:(?:也?就是|即)(?P<that>[^。；{_MARK}]{{8,140}})|(?P<so>[把将][^。；{_MARK}]{{12,140}}"
    rf"|(?P<alike>[一-鿿]{{2,3}})[^。；、{_MARK}]+(?:、(?P=alike)[^。；、{_MARK}]+){{2,}}))(?=[。；{_MARK}])"
)
# 找准结合点，是解决…问题的关键所在.
_MATTERS = re.compile(
    rf"^(?P<what>[^。；：]{{6,60}}?)[{_MARK}]?是(?P<whose>[^。；：是{_MARK}]{{4,30}})的"
    r"(?P<rank>关键|根本|核心|前提|根本标准|根本途径)(?:所在)?(?=[。；])"
)
_MEASURED = re.compile(
    rf"^(?P<of>[^。；：{_MARK}]{{4,30}}的(?:主要|根本|重要)?(?:判断|衡量)?标准)(?:就)?是(?P<what>[^。；：{_MARK}]{{8,80}})(?=[。；{_MARK}])"
)
_HELD = re.compile(
    rf"(?P<who>[^。；：{_MARK}、]{{4,16}}?)(?:坚持|实行)?(?P<rate>每周|双周|每月|双月|每季度|每半年|每年)"
    r"(?P<held>召开|举办|开展)(?P<what>[一-鿿]{2,10}(?:会|活动|培训))"
)
# 把…作为标准: what it means is what stands between.
_TAKEN_FOR = re.compile("[把将](?P<what>[^。；]{8,}?)作为[^，,、]{2,24}$")
_TELLS_NOTHING = re.compile(r"\*|总书记|指出|\d{4}|[%％]")


def gists_of(statement: Statement) -> Iterator[Question]:
    """Yield the questions that a sentence of an experience answers.

    >>> from tests.quiz.volumes import volume
    >>> told = volume("读书做法", "推行“三问”机制，把为何读、读什么、怎样读作为例会的议题。")
    >>> [one.asked for one in gists_of(told.statements[0])]
    ['“三问”具体指什么？']
    """
    text = statement.text
    if _TELLS_NOTHING.search(text) or dangling(text):
        return
    for named in _EXPLAINED.finditer(text):
        asked = texts.WHAT_MEANT.format(name=named["name"])
        told = named["that"] or named["so"]
        kept = _TAKEN_FOR.match(told)
        yield Question(asked, kept["what"] if kept else told)
    if found := _MATTERS.match(text):
        asked = texts.WHAT_MATTERS.format(what=f"{found['whose']}的{found['rank']}")
        yield Question(asked, found["what"])
    if found := _MEASURED.match(text):
        yield Question(texts.WHAT_MATTERS.format(what=found["of"]), found["what"])
    if found := _HELD.search(text):
        asked = f"{found['who']}{texts.HOW_OFTEN}{found['held']}{texts.ONCE}{found['what']}？"
        yield Question(asked, found["rate"])
