"""Presentations of PowerPoint and WPS, slide by slide."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.limits import Limits, OnPage, silent
from knowledge.reading.lines import Line, source_lines
from knowledge.reading.slides.paragraphs import paragraphs_of
from knowledge.reading.slides.shapes import chart_cells, in_reading_order, table_cells
from knowledge.reading.table import table_lines
from knowledge.reading.texts import Removed
from knowledge.source import SourceText, Spot

_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RUNNING = frozenset({13, 14, 15, 16})  # placeholders: slide number, header, footer, date
_DAMAGE = (
    zipfile.BadZipFile,
    SyntaxError,  # XML that is none
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OSError,
    EOFError,
    NotImplementedError,
)


class SlidesReader:
    """Reads .pptx: the titles, texts, tables, diagrams and notes of each slide.

    Pictures are not read. What is printed on every slide (date, footer, number) and
    hidden slides are kept out of the text with their reason.
    """

    endings: tuple[str, ...] = (".pptx", ".pptm")

    def __init__(self, limits: Limits, on_page: OnPage = silent) -> None:
        self._limits = limits
        self._on_page = on_page

    def read(self, data: bytes, path: str) -> SourceText:
        """Return the lines of all slides; raises ReadingError."""
        try:
            return self._read(data, path)
        except _DAMAGE as error:
            raise ReadingError(
                texts.DAMAGED_PACKAGE.format(path=path), detail=repr(error)
            ) from error

    def _read(self, data: bytes, path: str) -> SourceText:
        import pptx
        from pptx.exc import PythonPptxError

        try:
            slides = list(pptx.Presentation(io.BytesIO(data)).slides)
        except PythonPptxError as error:
            raise ValueError(str(error)) from error
        limit = self._limits.pages
        warnings: list[str] = []
        if len(slides) > limit:
            warnings.append(texts.SLIDES_CUT.format(total=len(slides), limit=limit))
            del slides[limit:]
        lines: list[Line] = []
        hidden: list[str] = []
        unread: list[str] = []
        for number, slide in enumerate(slides, start=1):
            found = list(_slide_lines(slide, number, unread))
            if slide.element.get("show") in ("0", "false"):
                hidden.append(str(number))
                found = [Line(line.text, Removed.HIDDEN, spot=line.spot) for line in found]
            lines += found
            self._on_page(number, len(slides))
        if hidden:
            warnings.append(texts.SLIDES_HIDDEN.format(numbers="、".join(hidden)))
        if unread:
            numbers = "、".join(dict.fromkeys(unread))
            warnings.append(texts.SHAPES_UNREAD.format(numbers=numbers))
        first = lines[0] if lines else None
        title = first.text if first and first.heading else PurePosixPath(path).stem
        return SourceText(
            path=path,
            format="pptx",
            lines=source_lines(lines),
            hints={"title": title},
            warnings=tuple(warnings),
        )


def _slide_lines(slide: Any, number: int, unread: list[str]) -> Iterator[Line]:
    """Yield the title, then the other shapes in reading order, then the notes.

    The number goes to `unread` where a shape is beyond understanding.
    """
    spot = Spot(slide=number)
    title = slide.shapes.title
    if title is not None and title.has_text_frame:
        words = " ".join(title.text_frame.text.split())
        if words:
            yield Line(words, heading=True, spot=spot)
    for shape in in_reading_order(slide.shapes):
        if title is not None and shape.shape_id == title.shape_id:
            continue
        try:
            yield from _shape_lines(shape, spot)
        except _DAMAGE:
            unread.append(str(number))
    if slide.has_notes_slide:
        frame = slide.notes_slide.notes_text_frame
        notes = paragraphs_of(frame.paragraphs) if frame is not None else []
        for index, text in enumerate(notes):
            yield Line(text if index else texts.NOTES + text, spot=spot)


def _shape_lines(shape: Any, spot: Spot) -> Iterator[Line]:
    if shape.has_text_frame:
        running = shape.is_placeholder and int(shape.placeholder_format.type or 0) in _RUNNING
        why = Removed.RUNNING if running else None
        for text in paragraphs_of(shape.text_frame.paragraphs):
            yield Line(text, why, spot=spot)
    elif getattr(shape, "has_table", False):
        for row in table_lines(table_cells(shape.table)):
            yield Line(row.text, row=row.whole, spot=spot)
    elif getattr(shape, "has_chart", False):
        title, cells = chart_cells(shape.chart)
        if title:
            yield Line(title, spot=spot)
        for row in table_lines(cells):
            yield Line(row.text, row=row.whole, spot=spot)
    else:
        for text in _diagram_texts(shape):
            yield Line(text, spot=spot)


def _diagram_texts(shape: Any) -> Iterator[str]:
    """Yield the texts of a SmartArt diagram, in the order in which they were entered."""
    from pptx.oxml import parse_xml

    for marks in shape.element.iter(f"{{{_DIAGRAM}}}relIds"):
        relation = next((v for name, v in marks.attrib.items() if name.endswith("}dm")), None)
        if relation is None:
            continue
        data = parse_xml(shape.part.related_part(relation).blob)
        for paragraph in data.iter(f"{_DRAWING}p"):
            text = "".join(run.text or "" for run in paragraph.iter(f"{_DRAWING}t"))
            if text.strip():
                yield text
