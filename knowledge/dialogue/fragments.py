"""A fragment, or a case that is put, made a whole question by the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.dialogue.parallel import Parallels
from knowledge.dialogue.reading import Reading
from knowledge.dialogue.subject import Subjects

_SIDE_OF = re.compile(r".{2,}的.{2,}")  # 发展对象的培训时间: a whole subject
_MEASURE = re.compile(r"^(?:在)?(?:超过|超出|超|满|不满|不足|未满|少于|多于|高于|低于|大于|小于)")


@dataclass(frozen=True, slots=True)
class Fragments:
    """Completes what is no question by itself: 那党小组会呢, 如果超过三个月呢."""

    subjects: Subjects
    parallels: Parallels

    def __call__(
        self, fragment: str, asked: str, topic: list[str], document: str | None, *, bound: bool
    ) -> Iterator[Reading]:
        """Return the previous question with the fragment in its counterpart's place; where
        it has none, what was asked is asked of the fragment, or the fragment is a side of it.

        Args:
            asked: the previous question, without the titles of documents.
            topic: what that was about.
            document: id of the document spoken of.
        """
        own = tuple(self.subjects.words(fragment))
        nouns = self.subjects.nouns(fragment)
        bound = bound or not nouns
        if nouns and _SIDE_OF.fullmatch(fragment):
            yield Reading(fragment, document, own=own, bound=bound)
        replaced = self.parallels(asked, fragment)
        if replaced:
            yield Reading(replaced, document, stay=not own, own=own, bound=bound)
        elif nouns or fragment.endswith("的"):
            turned = _asked_of(fragment, asked, self.subjects.nouns(asked))
            if turned != fragment:
                yield Reading(turned, document, stay=True, own=own, bound=bound)
            yield Reading(f"{fragment}{asked}", document, own=own, bound=bound)
        elif _MEASURE.match(fragment):
            yield Reading(f"{fragment}{asked}", document, stay=True, own=own, bound=True)
        if topic:
            kept = topic if nouns else [one for one in topic if one in self.subjects.nouns(asked)]
            side = f"{''.join(kept or topic)}{fragment}"
            yield Reading(side, document, stay=True, own=own, bound=bound)

    def case(
        self, case: str, asked: str, topic: list[str], document: str | None
    ) -> Iterator[Reading]:
        """Return what the previous question was about, in the case that is put."""
        own = tuple(self.subjects.words(case))
        replaced = self.parallels(asked, case.removeprefix("是"))
        if _MEASURE.match(case) and replaced is None:
            yield Reading(f"{case}{asked}", document, stay=True, own=own, bound=True)
        if topic:
            side = f"{''.join(topic)}{case}"
            yield Reading(side, document, stay=True, own=own, bound=True)
        if replaced:
            yield Reading(replaced, document, own=own, bound=True)


def _asked_of(fragment: str, asked: str, nouns: list[str]) -> str:
    """What was asked, asked of the fragment instead.

    >>> _asked_of("市内交通费", "每天伙食补助多少", ["伙食", "补助"])
    '市内交通费每天多少'
    """
    modifies = fragment.endswith("的")
    for word in nouns[:1] if modifies else nouns:
        asked = asked.replace(word, "", 1)
    return fragment.removesuffix("的") + asked.lstrip("的里中")
