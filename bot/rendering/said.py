"""What an answer says, taken apart at its marks and laid out for a narrow screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.record import AnswerRecord, Quote
from bot.rendering.markup import Frame, Paragraph, Span, clean, units

_MARKS = re.compile(r"((?:\[\d{1,3}\])+)")
_MARK = re.compile(r"\[(\d{1,3})\]")
_ARTICLE = re.compile(
    r"(第[〇零一二三四五六七八九十百千两\d]+条(?:之[一二三四五六七八九十]+)?)[\s\u3000]+"
)
_CELLS = " | "
_SHORT = 120  # units of what is said in bold; more would shout
_LONG = 600  # units of a quote that is folded even where it is the answer


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an answer with the quotes it rests on; `whole` where it holds a quote
    from its first to its last character, which then need not be shown again."""

    text: str
    quotes: tuple[Quote, ...]
    label: str = ""

    @property
    def whole(self) -> tuple[Quote, str] | None:
        """The quote that stands in it, and its text: all of it, or all below a heading
        that the source line names too."""
        for one in self.quotes:
            quoted = clean(one.text)
            first, _, rest = quoted.partition("\n")
            below = rest.strip() if one.location.endswith(first.strip()) else ""
            for text in filter(None, (quoted, below)):
                if text in self.text and self.laid_out(text, one) == text:
                    return one, text
        return None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The part on a phone: a quote that is the answer is set off as a quote."""
        marks = tuple(Span(f"[{one.mark}]", whole=True) for one in self.quotes)
        lead = (Span(self.label, whole=True),) if self.label else ()
        whole = self.whole
        if whole is None:
            text = self.laid_out(self.text, *self.quotes)
            short = units(text) <= _SHORT and "\n" not in text
            return (Paragraph((*lead, Span(text, bold=short), *marks), gap=True, yields=1),)
        _, quoted = whole
        before, _, after = self.text.partition(quoted)
        frame = Frame.FOLDED if units(quoted) > _LONG else Frame.QUOTE
        spans = (Span(quoted), *([Span(after)] if after else []), *marks)
        if not before.strip():
            return (Paragraph((*lead, *spans), frame, gap=True, yields=1),)
        opening = Paragraph((*lead, Span(before.strip())), gap=True, yields=1)
        return opening, Paragraph(spans, frame, yields=1)

    @staticmethod
    def laid_out(text: str, *quotes: Quote) -> str:
        """Return the text without what its source line says too (第十四条, the question of
        a FAQ), and a table's row with each value on a line of its own."""
        article = _ARTICLE.match(text)
        if (
            article
            and any(article[1] in one.location for one in quotes)
            and not any(clean(one.text) == text for one in quotes)
        ):
            text = text[article.end() :]
        heading, cells, rest = text.partition(_CELLS)
        if cells and rest and any(one.location.endswith(heading) for one in quotes):
            text = rest
        lines = text.split("\n")
        if any(_CELLS in line for line in lines):
            text = "\n\n".join(line.replace(_CELLS, "\n") for line in lines)
        return text


def pieces(record: AnswerRecord) -> tuple[Piece, ...]:
    """Return the parts of an answer in order.

    Each is without its label where all sources have the same, since their lines say it:

    【规定】第十四条　支委会每月至少召开1次。[1] -> 第十四条　支委会每月至少召开1次。, quote 1
    """
    return tuple(_parts(record))


def _parts(record: AnswerRecord) -> Iterator[Piece]:
    known = {one.mark: one for one in record.quotes}
    labels = {one.label for one in record.quotes}
    parted = _MARKS.split(clean(record.text))
    text = ""
    for part, marks in zip(parted[::2], [*parted[1::2], ""], strict=True):
        text += part
        numbers = [int(one) for one in _MARK.findall(marks)]
        if numbers and not all(one in known for one in numbers):
            text += marks  # not ours: the document's own brackets
            continue
        quotes = tuple(known[one] for one in dict.fromkeys(numbers))
        text = text.strip()
        label = next((one for one in labels if one and text.startswith(one)), "")
        said = text.removeprefix(label).strip()
        if said:
            yield Piece(said, quotes, label if len(labels) > 1 else "")
        text = ""
