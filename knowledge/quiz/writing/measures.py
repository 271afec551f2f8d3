"""简答: what a unit did under one of the points that an experience lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.quiz.item import Difficulty, ItemType, QuizItem
from knowledge.quiz.statements import Volume
from knowledge.quiz.writing import texts
from knowledge.quiz.writing.ground import Ground

_SENTENCE = re.compile(r"[。：:]\s*(?=(?P<words>[^\s]))")
_DONE = re.compile("建立|制定|成立|设立|组建|推行|实行|配备|搭建|纳入|出台|创建|明确|形成|新建")
# Speeches, figures, complaints, and what every unit says of itself.
_TELLS_NOTHING = re.compile(
    r"总书记|指出|[*（(\d]|差距|不够|不足|问题$|^[其这该此]|同时|着力|善于|坚持以|要以|各项|营造|常态化|软实力"
)
_SHORTEST, _LONGEST = 24, 130  # characters of an answer that somebody can give
_TITLE = 30


def write_measures(volume: Volume) -> Iterator[QuizItem]:
    """Yield the question what was done for each point that an article lists and explains: the
    sentence behind the point is the answer, where it names what was done."""
    behind = {one.start: one for one in volume.statements}
    for listing in volume.listings:
        for member in () if listing.in_sentence else listing.members:
            found = _SENTENCE.match(volume.text, member.end)
            statement = behind.get(found.start("words")) if found else None
            if statement and len(member.text) <= _TITLE and _tells(statement.text, member.text):
                ground = Ground.of(statement)
                what = listing.head.rstrip("。；，, ")
                asked = texts.WHAT_DONE.format(what=_within(what), member=_within(member.text))
                yield ground.item(
                    ItemType.SHORT,
                    ground.stem(asked),
                    (statement.text.rstrip("。；;"),),
                    f"{ground.place}：{statement.text}",
                    Difficulty.HARD,
                )


def _tells(words: str, point: str) -> bool:
    """Whether a sentence tells of something done, and the point is no complaint."""
    done = _DONE.search(words) is not None and _SHORTEST <= len(words) <= _LONGEST
    return done and not (_TELLS_NOTHING.search(words) or _TELLS_NOTHING.search(point))


def _within(words: str) -> str:
    """Words as they stand within quotation marks."""
    return words.replace("“", "‘").replace("”", "’")
