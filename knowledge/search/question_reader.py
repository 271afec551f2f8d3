"""Text -> Question, with what the collection's own words and the glossary make of it."""

from __future__ import annotations

from knowledge.index import Terms
from knowledge.search.catalogue import Catalogue
from knowledge.search.glossary_files import GlossaryFiles
from knowledge.search.question import Question, read_question


class QuestionReader:
    """Understands questions; the way to a `Question` for everything that answers one."""

    def __init__(self, terms: Terms, glossary: GlossaryFiles) -> None:
        self._terms = terms
        self._glossary = glossary

    def __call__(self, text: str, catalogue: Catalogue) -> Question:
        """Return the question as it is understood over this catalogue's documents.

        >>> reader("支委会多久开一次", catalogue).synonyms
        {'支委会': ('支部委员会会议', '支部委员会', '党支部委员会')}
        """
        return read_question(text, self._terms, self._glossary.current())
