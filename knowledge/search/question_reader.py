"""Text -> Question, with what the collection's own words and the glossary make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock
from weakref import WeakKeyDictionary

from knowledge.index import Terms
from knowledge.search.abbreviations import Abbreviations
from knowledge.search.catalogue import Catalogue
from knowledge.search.glossary import Glossary
from knowledge.search.glossary_files import GlossaryFiles
from knowledge.search.question import Question, Repair, read_question
from knowledge.search.spelling import Spelling
from knowledge.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class _Held:
    """What a catalogue and a glossary make known, kept until either is another.

    It does not hold the catalogue, which would then never be closed.
    """

    glossary: Glossary
    vocabulary: Vocabulary
    abbreviations: Abbreviations


class QuestionReader:
    """Understands questions, those of many threads; the way to a `Question` for everything
    that answers one."""

    def __init__(self, terms: Terms, glossary: GlossaryFiles, spelling: Spelling) -> None:
        self._terms = terms
        self._glossary = glossary
        self._spelling = spelling
        self._lock = Lock()
        self._held: WeakKeyDictionary[Catalogue, _Held] = WeakKeyDictionary()

    def __call__(self, text: str, catalogue: Catalogue) -> Question:
        """Return the question as it is understood over this catalogue's documents.

        >>> question = reader("支布的支委会多久开一次", catalogue)
        >>> question.repairs, question.synonyms
        ((Repair('支布', '支部'),), {'支委会': ('支部委员会会议', '支部委员会', '党支部委员会')})
        """
        glossary = self._glossary.current()
        held = self._known(catalogue, glossary)

        def repair(spoken: str, kept: Sequence[tuple[int, int]]) -> tuple[str, tuple[Repair, ...]]:
            named = [(one.start, one.end) for one in catalogue.titles.mentions(spoken)]
            return self._spelling.repair(spoken, [*kept, *named], held.vocabulary)

        question = read_question(text, self._terms, glossary, repair)
        bodies = held.abbreviations.expand(question.folded)
        return replace(question, synonyms={**bodies, **question.synonyms})

    def _known(self, catalogue: Catalogue, glossary: Glossary) -> _Held:
        with self._lock:
            held = self._held.get(catalogue)
            if held is None or held.glossary is not glossary:
                vocabulary = Vocabulary.of(catalogue, glossary, self._terms)
                names = [name for one in catalogue.documents.values() for name in one.names]
                held = _Held(glossary, vocabulary, Abbreviations(names, self._terms))
                self._held[catalogue] = held
            return held
