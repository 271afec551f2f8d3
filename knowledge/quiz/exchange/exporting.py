"""Items -> a file of any format."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.errors import QuestionError
from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.delimited import write_csv
from knowledge.quiz.exchange.docx_paper import write_paper
from knowledge.quiz.exchange.formats import Format
from knowledge.quiz.exchange.gift import write_gift
from knowledge.quiz.exchange.json_items import write_json
from knowledge.quiz.exchange.markdown import write_markdown
from knowledge.quiz.exchange.moodle import write_moodle
from knowledge.quiz.exchange.paper import Cover, compose
from knowledge.quiz.exchange.workbook import write_workbook
from knowledge.quiz.item import QuizItem

_COVER = Cover()
Writer = Callable[[Sequence[QuizItem], Cover], bytes]


def export(items: Sequence[QuizItem], format_: Format, *, cover: Cover = _COVER) -> bytes:
    """Return the items as a file; `cover` is for what is printed.

    Raises QuestionError where there are none; a workbook without items is the empty form.
    """
    if not items and format_ is not Format.XLSX:
        raise QuestionError(texts.NOTHING_TO_EXPORT)
    return _WRITERS[format_](items, cover)


_WRITERS: dict[Format, Writer] = {
    Format.XLSX: lambda items, _: write_workbook(items),
    Format.CSV: lambda items, _: write_csv(items),
    Format.JSON: lambda items, _: write_json(items),
    Format.GIFT: lambda items, _: write_gift(items),
    Format.MOODLE: lambda items, _: write_moodle(items),
    Format.MARKDOWN: write_markdown,
    Format.PAPER: lambda items, cover: write_paper(compose(items, cover), answers=False),
    Format.ANSWERS: lambda items, cover: write_paper(compose(items, cover), answers=True),
}
