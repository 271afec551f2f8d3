"""A fragment put in the place of its counterpart: 支委会多久开一次 + 党小组会 → 党小组会多久开一次.

The counterpart is the stretch of the previous question that is most like the fragment:
a figure for a figure of the same unit, otherwise words that end alike (支委会, 党小组会),
of the same kind, near in meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from knowledge.dialogue.subject import Subjects
from knowledge.structure import NUMERAL

_UNITS = {
    "time": "学时|课时|小时|分钟|工作日|个?月|个?学期|个?学年|年|天|日|周",
    "money": "万元?|元|块钱?",
    "share": "%|成",
    "people": "人|名|位",
    **{one: one for one in "岁次届级页号条项个"},
}
_FIGURE = re.compile(
    rf"(?P<date>\d{{1,2}}月\d{{1,2}}[日号])|(?:(?:超过|超|满|不足|不满|低于|高于|大于|小于)\s*)?"
    rf"(?<![\d.第])(?:\d+(?:\.\d+)?|[{NUMERAL}半两]{{1,6}})"
    rf"(?P<unit>{'|'.join(_UNITS.values())})?(?:以上|以下|以内)?"
)
_PART = re.compile(r"^(?:n|j|l|i|s|zg|b|v|a|t|eng|f|q)")
_NOUN = re.compile(r"^(?:n|j|l|i|s|zg|b|vn|t|eng)")
_QUESTION_WORD = re.compile(r"什么|谁|怎|咋|如何|几|多少|多久|多长|多大|哪|吗|呢|么|啥|何")
_LONGEST = 5  # words of a counterpart
_SUFFIX = 0.25  # for each of the last two characters that are the same
_WHOLE = 0.3  # the fragment is a piece of it, or begins with it
_LENGTH = 0.03  # for each character longer or shorter
_ENOUGH = 0.2


@dataclass(frozen=True, slots=True)
class Parallels:
    """Puts fragments into questions."""

    subjects: Subjects

    def __call__(self, question: str, fragment: str) -> str | None:
        """Return the question with the fragment in its counterpart's place; None where
        nothing in it is like the fragment.

        Args:
            question: the previous question, folded.
            fragment: folded, without the words that join it on.
        """
        modifier = fragment.removesuffix("的")
        figure = self._figure(question, modifier)
        if figure is not None:
            return figure
        if _FIGURE.fullmatch(modifier):
            return None
        candidates = self._candidates(question)
        if not candidates:
            return None
        likeness = self._likeness(modifier, [question[one[0] : one[1]] for one in candidates])
        best = max(range(len(candidates)), key=likeness.__getitem__)
        if likeness[best] < _ENOUGH:
            return None
        start, end = candidates[best]
        return question[:start] + modifier + question[end:]

    def _figure(self, question: str, fragment: str) -> str | None:
        """Put a figure in the place of one of the same unit."""
        given = _FIGURE.fullmatch(fragment)
        if given is None:
            return None
        for match in _FIGURE.finditer(question):
            if not _QUESTION_WORD.search(match.group()) and _same_kind(match, given):
                return question[: match.start()] + fragment + question[match.end() :]
        return None

    def _candidates(self, question: str) -> list[tuple[int, int]]:
        """Return the stretches of words that could be a counterpart, as offsets: none
        begins in the middle of a compound (党员 in 农民党员)."""
        words: list[tuple[int, int, str]] = []
        position = 0
        for word, tag in self.subjects.terms.tagged(question):
            start = question.find(word, position)
            if start < 0:
                continue
            position = start + len(word)
            words.append((start, position, "" if _QUESTION_WORD.search(word) else tag))
        found = []
        for first, (start, _, _) in enumerate(words):
            before = words[first - 1] if first else (0, 0, "")
            if before[1] == start and _NOUN.match(before[2]):
                continue
            run = list(takewhile(lambda one: _PART.match(one[2]), words[first : first + _LONGEST]))
            nouns = [n for n, one in enumerate(run) if _NOUN.match(one[2])]
            found += [(start, one[1]) for n, one in enumerate(run) if nouns and n >= nouns[0]]
        return found

    def _likeness(self, fragment: str, spans: list[str]) -> list[float]:
        import numpy

        rows = numpy.asarray(self.subjects.embedder.embed_documents([fragment, *spans]))
        near = rows[1:] @ rows[0]
        return [
            float(cosine) + self._form(fragment, span)
            for cosine, span in zip(near, spans, strict=True)
        ]

    def _form(self, fragment: str, span: str) -> float:
        """How much two stretches look alike."""
        ends = max(_same_end(one, fragment) for one in (span, *self.subjects.meanings(span)))
        whole = _WHOLE if fragment in span or (len(span) > 1 and fragment.startswith(span)) else 0.0
        return _SUFFIX * ends + whole - _LENGTH * abs(len(span) - len(fragment))


def _same_kind(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two figures count the same kind of thing, as far as they say."""
    if one["date"] or other["date"]:
        return bool(one["date"] and other["date"])
    if not (one["unit"] and other["unit"]):
        return True
    return any(
        re.fullmatch(units, one["unit"]) and re.fullmatch(units, other["unit"])
        for units in _UNITS.values()
    )


def _same_end(one: str, other: str) -> int:
    """How many of the last two characters are the same."""
    pairs = zip(one[:-3:-1], other[:-3:-1], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
