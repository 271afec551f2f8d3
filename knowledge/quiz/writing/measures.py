"""简答: what a unit did under one of the points that an experience lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from knowledge.quiz.item import Difficulty, ItemType, QuizItem
from knowledge.quiz.statements import Statement, Volume
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.ground import Ground

_SENTENCE = re.compile(r"[。：:]\s*(?=(?P<words>[^\s]))")
_DONE = re.compile("建立|制定|成立|设立|组建|推行|实行|配备|搭建|纳入|出台|创建|明确|形成|新建")
# Speeches, figures, names that count their members, what is only proposed, complaints, and
# what every unit says of itself.
_TELLS_NOTHING = re.compile(
    r"\n|建议|[“‘][^”’]*[一二三四五六七八九十]|总书记|指出|[*（(\d]|差距|不够|不足|问题$|^[其这该此]|同时|着力|善于|坚持以|要以|各项|营造|常态化|软实力"
)
_SHORTEST, _LONGEST = 24, 130  # characters of an answer that somebody can give
_TITLE = 30
# The mark of the next point.
_NEXT = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．是]?)?\s*$")


def write_measures(volume: Volume) -> Iterator[QuizItem]:
    """Yield the question what was done for each point that an article lists and explains: all
    that stands between the point and the next is the answer, where it names what was done."""
    behind = {one.start: one for one in volume.statements}
    for listing in volume.listings:
        for member, following in pairwise(listing.members):
            found = _SENTENCE.match(volume.text, member.end)
            statement = behind.get(found.start("words")) if found else None
            if statement and not listing.in_sentence and len(member.text) <= _TITLE:
                told = _NEXT.sub("", volume.text[statement.start : following.start])
                if _tells(told, member.text) and told in statement.passage.text:
                    yield _item(listing.head, member.text, statement, told)


def _item(head: str, point: str, statement: Statement, told: str) -> QuizItem:
    ground = Ground(statement, told, statement.start)
    what = _within(head.rstrip("。；，, "))
    asked = texts.WHAT_DONE.format(what=what, member=_within(point))
    explanation = f"{ground.place}：{told}"
    right = (told.rstrip("。；;"),)
    return ground.item(ItemType.SHORT, ground.stem(asked), right, explanation, Difficulty.HARD)


def _tells(words: str, point: str) -> bool:
    """Whether a sentence tells of something done, and the point is no complaint."""
    done = _DONE.search(words) is not None and _SHORTEST <= len(words) <= _LONGEST
    return done and not (_TELLS_NOTHING.search(words) or _TELLS_NOTHING.search(point))


def _within(words: str) -> str:
    """Words as they stand within quotation marks."""
    return words.replace("“", "‘").replace("”", "’")
