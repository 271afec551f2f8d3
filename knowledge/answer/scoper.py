"""Which documents and provisions a question is about, before anything is searched.

A title in full or in short, a year that picks a version, a provision's number, the
document of the conversation; and where that cannot be settled, the refusal that says so.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.answer.choices import NO_NAME, choices, of_which_document
from knowledge.answer.focus import Focus
from knowledge.answer.quoted import quoted_provision
from knowledge.answer.scope import Scope, Target
from knowledge.answer.texts import (
    AMBIGUOUS,
    UNKNOWN_DOCUMENT,
    UNKNOWN_DOCUMENT_NEAR,
    WHICH_DOCUMENT,
)
from knowledge.model import Document, Level, NoAnswer, Notice
from knowledge.search import (
    Catalogue,
    Mention,
    Question,
    Reference,
    find_references,
)
from knowledge.structure import RULE_WORDS

_CANDIDATES = 5
_LONGEST_NAME = 40
_RULE = re.compile(rf"(?:{RULE_WORDS})$")
# The asker's own year, not the rule's.
_OWN_YEAR = re.compile(
    r"(?:19|20)\d\d年?(?:\d+月)?(?:\d+日)?[^，,。]{0,3}(?:入职|入党|参加|出生|毕业|转正|调|加入|结婚|来的?)"
)
_WROTE = r"(?:同志|老师)?(?:等人)?(?:写|撰写|执笔|署名|发表|投稿)"
_MONTH = re.compile(r"(?:19|20)\d\d年(\d{1,2})月")


@dataclass(frozen=True, slots=True)
class Scoper:
    """Settles the scope of one question.

    Args:
        as_of: the day whose versions answer; None lets the question decide.
        focus: what the conversation is about.
    """

    catalogue: Catalogue
    question: Question
    as_of: date | None = None
    focus: Focus | None = None

    @property
    def on(self) -> date:
        """The day whose versions answer: as asked, or the end of a past year or month that
        the question names, or today."""
        today = date.today()
        if self.as_of:
            return self.as_of
        said = _OWN_YEAR.sub(" ", self.question.folded)
        past = [int(one) for one in self.question.years if one in said and int(one) < today.year]
        if not past:
            return today
        month = _MONTH.search(said)
        last = int(month[1]) if month and 1 <= int(month[1]) <= 12 else 12
        return date(max(past), last, calendar.monthrange(max(past), last)[1])

    def __call__(self) -> Scope | NoAnswer:
        """Return the scope, or the refusal that says why there is none."""
        question, titles = self.question, self.catalogue.titles
        quoted = quoted_provision(question, self.catalogue, self.on)
        if quoted:
            return Scope(self.catalogue, self.on, targets=(quoted,))
        references = tuple(find_references(question.folded))
        for name in question.titles:
            if not titles.called(name):
                unknown = self._unknown(name, asked=bool(references))
                if isinstance(unknown, NoAnswer):
                    return unknown
                if unknown:
                    return self._scope(unknown, references)
        binding = [one for one in titles.mentions(question.folded) if self._binding(one)]
        if references:
            return self._provisions(references, binding)
        named = [one for one in binding if len(one.families) == 1]
        chosen = {
            one.id: one
            for each in named
            for one in self.catalogue.versions.parts(self._version(each.families[0]), self.on)
        }
        spoken_of = self._spoken_of() if self.focus and self.focus.stay else None
        if not chosen and spoken_of:
            chosen = {spoken_of.id: spoken_of}
        documents = tuple(chosen.values()) or self._written_by()
        return Scope(self.catalogue, self.on, documents)

    def _written_by(self) -> tuple[Document, ...]:
        """The documents of the author that the question names: 赵晚晴写的那篇."""
        said = self.question.folded
        return tuple(
            one
            for one in self.catalogue.documents.values()
            if any(
                name in said and re.search(re.escape(name) + _WROTE, said) for name in one.authors
            )
        )

    def _scope(self, family: str, references: tuple[Reference, ...]) -> Scope:
        document = self._version(family)
        if not references:
            parts = self.catalogue.versions.parts(document, self.on)
            return Scope(self.catalogue, self.on, tuple(parts))
        named = [(document, reference) for reference in references]
        return Scope(self.catalogue, self.on, targets=self._targets(named))

    def _targets(self, named: Sequence[tuple[Document, Reference]]) -> tuple[Target, ...]:
        """Each provision in the part of its document's rule that has it."""
        wanted: dict[str, tuple[Document, list[Reference]]] = {}
        for document, reference in named:
            if reference.level is Level.ARTICLE:
                document = self.catalogue.versions.part(document, reference.article, self.on)
            wanted.setdefault(document.id, (document, []))[1].append(reference)
        return tuple(Target(document, tuple(listed)) for document, listed in wanted.values())

    def _provisions(
        self, references: tuple[Reference, ...], mentions: list[Mention]
    ) -> Scope | NoAnswer:
        if mentions:
            return self._by_mention(references, mentions)
        asked = self.question.folded[references[0].start : references[0].end].strip()
        before = self.question.folded[: references[0].start].strip(" 《》的，,")
        name, similar = self._named_before(before)
        if len(similar) == 1:
            return self._scope(similar[0], references)
        if similar:
            at = self.question.folded.rfind(name, 0, references[0].start)
            return self._ambiguous(name, similar, at)
        if _RULE.search(before) and NO_NAME.search(before) is None:
            text = UNKNOWN_DOCUMENT.format(title=name)
            return NoAnswer(text, 0.0, notices=(Notice("unknown_document", text),))
        if document := self._spoken_of():
            target = Target(document, references)
            return Scope(self.catalogue, self.on, targets=(target,))
        rules = self.catalogue.titles.general(before.lstrip("本该这那个")) or self._rules()
        if len(rules) == 1 and (not before or before in rules[0]):
            return self._scope(rules[0], references)
        if before and len(self.question.subject) > len(asked) + 4:
            # A number in passing ("违反第九条会怎样"), with enough else to search for.
            return Scope(self.catalogue, self.on)
        folded, catalogue = self.question.folded, self.catalogue
        offered = of_which_document(folded, references[0], rules, catalogue, self.on)
        example = "".join(one for one, _ in offered[:1]) + asked
        text = WHICH_DOCUMENT.format(asked=asked, example=example)
        return NoAnswer(text, 0.0, notices=(Notice("which_document", text),), choices=offered)

    def _by_mention(
        self, references: tuple[Reference, ...], mentions: list[Mention]
    ) -> Scope | NoAnswer:
        """Each provision belongs to the title before it, to the first where none is."""
        named: list[tuple[Document, Reference]] = []
        for reference in references:
            before = [one for one in mentions if one.end <= reference.start]
            mention = before[-1] if before else mentions[0]
            if len(mention.families) > 1:
                return self._ambiguous(mention.name, mention.families, mention.start)
            named.append((self._version(mention.families[0]), reference))
        return Scope(self.catalogue, self.on, targets=self._targets(named))

    def _named_before(self, before: str) -> tuple[str, tuple[str, ...]]:
        """The longest end of the words before a number that is part of a title."""
        for start in range(max(0, len(before) - _LONGEST_NAME), len(before) - 3):
            if similar := self.catalogue.titles.similar(before[start:]):
                return before[start:], similar
        return re.split(r"[\s的，,在按照根据违反]", before)[-1], ()

    def _unknown(self, name: str, *, asked: bool) -> NoAnswer | str | None:
        """A title in 《》 that no document has: a near one, a refusal, or no matter."""
        titles = self.catalogue.titles
        general = titles.general(name) if asked else ()
        similar = general or titles.similar(name)
        if len(similar) == 1:
            return similar[0]
        if not asked and self.catalogue.mentioned(name):
            return None
        at = self.question.folded.find(f"《{name}》") + 1
        if general:
            return self._ambiguous(name, general, at)
        listed = "、".join(f"《{one}》" for one in similar[:_CANDIDATES])
        said = UNKNOWN_DOCUMENT_NEAR if similar else UNKNOWN_DOCUMENT
        text = said.format(title=name, titles=listed)
        offered = choices(self.question.folded, at, at + len(name), similar)
        return NoAnswer(text, 0.0, notices=(Notice("unknown_document", text),), choices=offered)

    def _ambiguous(self, name: str, families: tuple[str, ...], at: int) -> NoAnswer:
        """Refuse and offer the titles that a name may mean; it stands at `folded[at:]`."""
        listed = "、".join(f"《{one}》" for one in families[:_CANDIDATES])
        text = AMBIGUOUS.format(name=name, titles=listed)
        offered = choices(self.question.folded, at, at + len(name), families)
        return NoAnswer(text, 0.0, notices=(Notice("ambiguous_title", text),), choices=offered)

    def _version(self, family: str) -> Document:
        """The version that the question's year names, else the one that answers."""
        members = self.catalogue.titles.families[family]
        for document in members:
            dates = (document.adopted, document.promulgated, document.effective)
            if any(one and one.iso[:4] in self.question.years for one in dates):
                return document
        return self.catalogue.versions.answering(members[0], self.on)

    def _binding(self, mention: Mention) -> bool:
        return any(self.catalogue.titles.binding(one) for one in mention.families)

    def _spoken_of(self) -> Document | None:
        return self.catalogue.documents.get(self.focus.document) if self.focus else None

    def _rules(self) -> tuple[str, ...]:
        titles = self.catalogue.titles
        return tuple(sorted(one for one in titles.families if titles.binding(one)))
