"""An item as a plain form that a trainer copies, changes and sends back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.training.item_types import type_name
from bot.training.texts import TrainingTexts
from knowledge.quiz import (
    LETTERS,
    ItemType,
    Maker,
    QuizItem,
    item_id,
    letters,
    read_judgement,
    read_key,
    read_source,
    read_type,
    source_text,
)

JUDGED = ("正确", "错误")

_WIDE = str.maketrans("ＡＢＣＤＥＦＧＨＩＪＫＬ", LETTERS)
_OPTION = re.compile(
    r"\s*[（(]?\s*([A-La-lＡ-Ｌ])\s*(?:[)）.．、:：]|(?=\s))[.．、:：)）]?\s*(.*)", re.S
)
_NAMED = re.compile(r"\s*[（(]?[A-La-lＡ-Ｌ]\s*[)）.．、:：]")


@dataclass(frozen=True, slots=True)
class Edited:
    """What was sent back: the item as it would be, or what cannot be understood.

    `source` is the title and location that the trainer put in the place of the former ones.
    """

    item: QuizItem
    problems: tuple[str, ...] = ()
    source: tuple[str, str] | None = None


@dataclass(slots=True)
class _Fields:
    """The fields that were sent; None where one was left out."""

    type: str | None = None
    stem: str | None = None
    answer: str | None = None
    explanation: str | None = None
    source: str | None = None
    options: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """Writes items as forms and reads them back.

    One field a line; a line without a field's name goes on with the field before it. Fields
    that are left out stay as they are; with the stem all options are expected.
    """

    texts: TrainingTexts

    def write(self, item: QuizItem, *, brief: bool = False) -> str:
        """Return an item as a form, without explanation and source where it is `brief`."""
        texts = self.texts
        lines = [(texts.field_type, type_name(item.type, texts)), (texts.field_stem, item.stem)]
        if item.type is ItemType.JUDGE:
            lines.append((texts.field_answer, "".join(item.right)))
        elif item.options:
            lines += [(LETTERS[at], one) for at, one in enumerate(item.options)]
            lines.append((texts.field_answer, letters(item.key)))
        else:
            lines.append((texts.field_answer, item.key_text))
        if not brief:
            lines.append((texts.field_explanation, item.explanation))
            lines.append((texts.field_source, source_text(item.citation)))
        return "\n".join(
            f"{label}. {value}" if label in LETTERS else f"{label}：{value}"
            for label, value in lines
        )

    def is_one(self, text: str) -> bool:
        """Whether a text looks like a form, so that it is meant as one without being a reply."""
        fields = self._fields(text)
        return fields.stem is not None and fields.answer is not None

    def names_a_field(self, text: str) -> bool:
        """Whether a text begins with a field's name or an option's letter: 答案：B, B. 每月."""
        first = text.strip().partition("\n")[0]
        return _at_colon(first, self._names())[0] in self._names() or bool(_NAMED.match(first))

    def read(self, text: str, item: QuizItem) -> Edited:
        """Return the item with what the form says, unchanged where it says nothing else."""
        fields = self._fields(text)
        if fields == _Fields():
            return Edited(item, (self.texts.form_not_read,))
        problems: list[str] = []
        type_ = self._type(fields, item, problems)
        lettered_options = self._options(fields, item, type_)
        options = tuple(lettered_options.values())
        key, key_text = self._key(fields, item, type_, lettered_options, problems)
        stem = item.stem if fields.stem is None else fields.stem
        explanation = item.explanation if fields.explanation is None else fields.explanation
        changed = replace(
            item,
            type=type_,
            stem=stem,
            options=options,
            key=key,
            key_text=key_text,
            explanation=explanation,
        )
        source = self._moved(fields, item, problems)
        if changed != item or source:
            same = (stem, options) == (item.stem, item.options)
            passage = item.citation.passage_id if item.citation else ""
            changed = replace(
                changed,
                id=item_id(type_, stem, changed.right, passage),
                made_by=Maker.PERSON,
                change=item.change if same and type_ is item.type else None,
            )
        return Edited(changed, tuple(problems), source)

    def _fields(self, text: str) -> _Fields:
        """Collect the lines of each field; what stands before the first is no field."""
        names = self._names()
        found = _Fields()
        collected: dict[str, list[str]] = {}
        current = ""
        for line in text.replace("\r\n", "\n").split("\n"):
            label, value = _at_colon(line, names)
            if label in names:
                current = names[label]
                collected[current] = [value]
            elif option := _OPTION.fullmatch(line):
                current = option[1].upper().translate(_WIDE)
                collected[current] = [option[2]]
            elif current:
                collected[current].append(line)
        for name, lines in collected.items():
            value = "\n".join(lines).strip()
            if name in LETTERS:
                found.options[name] = value
            else:
                setattr(found, name, value)
        return found

    def _names(self) -> dict[str, str]:
        texts = self.texts
        named = {
            "type": ("题型", texts.field_type),
            "stem": ("题干", "题目", texts.field_stem),
            "answer": ("答案", "正确答案", "参考答案", texts.field_answer),
            "explanation": ("解析", "说明", texts.field_explanation),
            "source": ("出处", "依据", "来源", texts.field_source),
        }
        return {label: field for field, labels in named.items() for label in labels}

    def _type(self, fields: _Fields, item: QuizItem, problems: list[str]) -> ItemType:
        if fields.type is None:
            return item.type
        named = {type_name(one, self.texts): one for one in ItemType}
        if found := named.get(fields.type) or read_type(fields.type):
            return found
        problems.append(self.texts.type_not_read.format(said=fields.type[:20]))
        return item.type

    def _options(self, fields: _Fields, item: QuizItem, type_: ItemType) -> dict[str, str]:
        """Return the options under the letters that the trainer knows them by."""
        if type_ is ItemType.JUDGE:
            return dict(zip(LETTERS, JUDGED, strict=False))
        if not type_.has_options:
            return {}
        whole = fields.stem is not None and len(fields.options) > 1
        before = {} if whole else dict(zip(LETTERS, item.options, strict=False))
        return {at: one for at, one in sorted({**before, **fields.options}.items()) if one}

    def _key(
        self,
        fields: _Fields,
        item: QuizItem,
        type_: ItemType,
        options: dict[str, str],
        problems: list[str],
    ) -> tuple[tuple[int, ...], str]:
        if not type_.has_options:
            return (), item.key_text if fields.answer is None else fields.answer
        known = list(options)
        if fields.answer is None:
            return tuple(known.index(one) for one in letters(item.key) if one in known), ""
        judged = type_ is ItemType.JUDGE
        try:
            if judged:
                return (0 if read_judgement(fields.answer) else 1,), ""
            every = [options.get(one, "") for one in LETTERS[: LETTERS.index(known[-1]) + 1]]
            return tuple(known.index(LETTERS[at]) for at in read_key(fields.answer, every)), ""
        except (LookupError, ValueError):  # no option, or none of that name
            texts = self.texts
            form = texts.judgement_not_read if judged else texts.answer_not_read
            problems.append(form.format(said=fields.answer[:20]))
            return item.key, ""

    def _moved(
        self, fields: _Fields, item: QuizItem, problems: list[str]
    ) -> tuple[str, str] | None:
        if not fields.source or fields.source == source_text(item.citation):
            return None
        found = read_source(fields.source)
        if found is None:
            problems.append(self.texts.source_not_read)
        return found


def _at_colon(line: str, names: Iterable[str]) -> tuple[str, str]:
    """Return a line's name and what it says; people leave the colon out: 答案 B, 答案改成B."""
    found = re.match(r"\s*【?([^:：\s】]{1,12})】?\s*[:：]\s*(.*)", line, re.S)
    spoken = rf"\s*({'|'.join(names)})(?:\s+|\s*(?:应该?是|改[成为]|是)\s*)(\S.*)"
    found = found or re.match(spoken, line, re.S)
    return (found[1], found[2]) if found else ("", line)
