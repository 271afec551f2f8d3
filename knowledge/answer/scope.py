"""Which documents and provisions a question is about, before anything is searched.

A title in full or in short, a year that picks a version, a provision's number, the
document of the conversation; and where that cannot be settled, the refusal that says so.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from knowledge.answer.texts import (
    AMBIGUOUS,
    NOT_YET,
    OLDER_VERSION,
    OLDER_WITHOUT_DATE,
    REPEALED,
    UNKNOWN_DOCUMENT,
    UNKNOWN_DOCUMENT_NEAR,
    WHICH_DOCUMENT,
)
from knowledge.model import Answer, Document, NoAnswer, Notice
from knowledge.search import (
    Catalogue,
    Mention,
    Question,
    Reference,
    find_references,
    quoted_words,
)
from knowledge.structure import canonical_title

_CANDIDATES = 5
_LONGEST_NAME = 40
_RULE = re.compile(r"(?:条例|规定|办法|细则|章程|准则|规程|守则|规则)$")
# 管理办法 alone, and 本条例, name no document.
_THIS = re.compile(
    r"(?:^|[本该这那]个?)(?:暂行|实施|管理|工作)?"
    r"(?:条例|规定|办法|细则|章程|准则|规程|守则|规则)$"
)
_MONTH = re.compile(r"(?:19|20)\d\d年(\d{1,2})月")


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents to stay within (none: all in force) and the provisions asked for."""

    catalogue: Catalogue
    on: date
    documents: tuple[Document, ...] = ()
    references: tuple[Reference, ...] = ()

    def notices(self, answer: Answer | NoAnswer) -> list[Notice]:
        """Say where an answer rests on a text that is not in force today."""
        if isinstance(answer, NoAnswer):
            return []
        cited = {one.document.id: one.document for one in answer.citations}
        notices = [self._version(document) for document in cited.values()]
        return [one for one in notices if one]

    def _version(self, document: Document) -> Notice | None:
        versions = self.catalogue.versions
        successor = versions.successor(document, date.today())
        if successor is None:
            if document.kind.binding and not versions.in_force(document, self.on):
                text = NOT_YET.format(title=document.title, date=document.version_date)
                return Notice("not_yet_in_force", text)
            return None
        if canonical_title(successor.title) != canonical_title(document.title):
            text = REPEALED.format(title=document.title, by=successor.title)
            return Notice("repealed", text)
        if document.version_date and successor.version_date:
            text = OLDER_VERSION.format(
                title=document.title, date=document.version_date, current=successor.version_date
            )
        else:
            text = OLDER_WITHOUT_DATE.format(title=document.title)
        return Notice("older_version", text)


@dataclass(frozen=True, slots=True)
class Scoper:
    """Settles the scope of one question.

    Args:
        as_of: the day whose versions answer; None lets the question decide.
        focus: id of the document that the conversation is about.
    """

    catalogue: Catalogue
    question: Question
    as_of: date | None = None
    focus: str | None = None

    @property
    def on(self) -> date:
        """The day whose versions answer: as asked, or the end of a past year or month that
        the question names, or today."""
        today = date.today()
        if self.as_of:
            return self.as_of
        past = [int(one) for one in self.question.years if int(one) < today.year]
        if not past:
            return today
        month = _MONTH.search(self.question.folded)
        last = int(month[1]) if month and 1 <= int(month[1]) <= 12 else 12
        return date(max(past), last, calendar.monthrange(max(past), last)[1])

    def __call__(self) -> Scope | NoAnswer:
        """Return the scope, or the refusal that says why there is none."""
        question, titles = self.question, self.catalogue.titles
        quoted = self._inside_a_quote()
        if quoted:
            return quoted
        references = tuple(find_references(question.folded))
        mentions = titles.mentions(question.folded)
        binding = [one for one in mentions if self._binding(one)]
        for name in question.titles:
            if not any(name[:2] in one.name or one.name in name for one in mentions):
                unknown = self._unknown(name, asked=bool(references))
                if isinstance(unknown, NoAnswer):
                    return unknown
                if unknown:
                    return Scope(self.catalogue, self.on, (self._version(unknown),), references)
        if not references:
            named = [one for one in binding if len(one.families) == 1]
            chosen = {one.id: one for one in (self._version(each.families[0]) for each in named)}
            return Scope(self.catalogue, self.on, tuple(chosen.values()))
        return self._provisions(references, binding)

    def _provisions(
        self, references: tuple[Reference, ...], mentions: list[Mention]
    ) -> Scope | NoAnswer:
        asked = self.question.folded[references[0].start : references[0].end].strip()
        if mentions:
            mention = mentions[0]
            if len(mention.families) > 1:
                return self._ambiguous(mention.name, mention.families)
            document = self._version(mention.families[0])
            return Scope(self.catalogue, self.on, (document,), references)
        before = self.question.folded[: references[0].start].strip(" 《》的，,")
        name, similar = self._named_before(before)
        if len(similar) == 1:
            return Scope(self.catalogue, self.on, (self._version(similar[0]),), references)
        if similar:
            return self._ambiguous(name, similar)
        if _RULE.search(before) and _THIS.search(before) is None:
            text = UNKNOWN_DOCUMENT.format(title=name)
            return NoAnswer(text, 0.0, notices=(Notice("unknown_document", text),))
        if self.focus in self.catalogue.documents:
            document = self.catalogue.documents[self.focus or ""]
            return Scope(self.catalogue, self.on, (document,), references)
        rules = self._rules()
        if len(rules) == 1 and not before:
            return Scope(self.catalogue, self.on, (self._version(rules[0]),), references)
        if before and len(self.question.subject) > len(asked) + 4:
            # A number in passing ("违反第九条会怎样"), with enough else to search for.
            return Scope(self.catalogue, self.on)
        example = f"{rules[0]}{asked}" if rules else asked
        text = WHICH_DOCUMENT.format(asked=asked, example=example)
        return NoAnswer(text, 0.0, notices=(Notice("which_document", text),))

    def _named_before(self, before: str) -> tuple[str, tuple[str, ...]]:
        """The longest end of the words before a number that is part of a title."""
        for start in range(max(0, len(before) - _LONGEST_NAME), len(before) - 3):
            if similar := self.catalogue.titles.similar(before[start:]):
                return before[start:], similar
        return re.split(r"[\s的，,在按照根据违反]", before)[-1], ()

    def _inside_a_quote(self) -> Scope | None:
        """第九条 or 前款 inside quoted words belongs to the document quoted from."""
        for words in quoted_words(self.question.text):
            if "前款" not in words and not any(find_references(words)):
                continue
            for document in self.catalogue.documents.values():
                text = self.catalogue.text(document.id)
                at = text.find(words)
                if at < 0:
                    continue
                references = tuple(find_references(words)) or self._previous(document, at)
                if references:
                    return Scope(self.catalogue, self.on, (document,), references)
        return None

    def _previous(self, document: Document, at: int) -> tuple[Reference, ...]:
        """The 款 before the one in which the text's character `at` stands."""
        for place in self.catalogue.places(document.id):
            if ".k" in place.key and place.start <= at < place.end and (place.number or 0) > 1:
                article = place.key.split(".")[-2].lstrip("a").split("~")[0]
                number, _, insert = article.partition("-")
                previous = (place.number or 0) - 1
                inserted = int(insert) if insert else None
                return (Reference(0, 0, int(number), inserted, previous),)
        return ()

    def _unknown(self, name: str, *, asked: bool) -> NoAnswer | str | None:
        """A title in 《》 that no document has: a near one, a refusal, or no matter."""
        titles = self.catalogue.titles
        similar = titles.similar(name)
        if len(similar) == 1:
            return similar[0]
        if not asked and self.catalogue.mentioned(name):
            return None
        if similar:
            listed = "、".join(f"《{one}》" for one in similar[:_CANDIDATES])
            text = UNKNOWN_DOCUMENT_NEAR.format(title=name, titles=listed)
        else:
            text = UNKNOWN_DOCUMENT.format(title=name)
        return NoAnswer(text, 0.0, notices=(Notice("unknown_document", text),))

    def _ambiguous(self, name: str, families: tuple[str, ...]) -> NoAnswer:
        listed = "、".join(f"《{one}》" for one in families[:_CANDIDATES])
        text = AMBIGUOUS.format(name=name, titles=listed)
        return NoAnswer(text, 0.0, notices=(Notice("ambiguous_title", text),))

    def _version(self, family: str) -> Document:
        """The version that the question's year names, else the one in force."""
        members = self.catalogue.titles.families[family]
        versions = self.catalogue.versions
        for document in members:
            dates = (document.adopted, document.promulgated, document.effective)
            if any(one and one.iso[:4] in self.question.years for one in dates):
                return document
        return next((one for one in members if versions.in_force(one, self.on)), members[-1])

    def _binding(self, mention: Mention) -> bool:
        families = self.catalogue.titles.families
        return any(one.kind.binding for name in mention.families for one in families[name])

    def _rules(self) -> list[str]:
        families = self.catalogue.titles.families
        return sorted(
            name for name, members in families.items() if any(one.kind.binding for one in members)
        )
