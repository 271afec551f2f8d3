"""The sheets that a paper is printed on: A4, Song and Hei type, numbered at the foot."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.wording import writable

_SONG, _HEI, _LATIN = "宋体", "黑体", "Times New Roman"
_BODY = 12  # points: 小四
_MARGIN = 2.5  # centimetres
_EM = _BODY * 2.54 / 72  # centimetres a character
_SPACING = 1.5


class Page:
    """Puts lines, tables and breaks onto pages; sizes are in characters of the body."""

    def __init__(self, title: str) -> None:
        from docx import Document
        from docx.shared import Cm

        self._document: Any = Document()
        self._document.core_properties.title = writable(title)
        self._document.core_properties.author = ""
        self._document.core_properties.comments = ""
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(_MARGIN)
        section.top_margin = section.bottom_margin = Cm(_MARGIN)
        self._set_body_type()
        self._number_pages(section)

    def title(self, text: str, *, turn: bool = False) -> None:
        """Print a title in the middle, large; `turn` begins a new page with it."""
        paragraph = self._centred(text, font=_HEI, size=18)
        paragraph.paragraph_format.page_break_before = turn

    def subtitle(self, text: str) -> None:
        """Print a smaller line below the title."""
        self._centred(text, font=_SONG, size=_BODY)

    def heading(self, text: str, remark: str = "") -> None:
        """Print a section's heading, which stays with what follows; the remark is plain."""
        from docx.shared import Pt

        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(10)
        self._run(paragraph, text, font=_HEI).bold = True
        self._run(paragraph, remark)

    def numbered(self, number: int, text: str, *, keep: bool = False) -> None:
        """Print a question; `keep` holds it together with what follows."""
        paragraph = self._hanging(2)
        paragraph.paragraph_format.keep_with_next = keep
        paragraph.paragraph_format.keep_together = True
        self._run(paragraph, f"{number}.\t{text}")

    def columns(self, cells: Sequence[str], count: int, line: float, *, keep: bool) -> None:
        """Print short texts side by side in `count` columns over `line` characters."""
        from docx.shared import Cm

        paragraph = self._hanging(2, hang=0)
        paragraph.paragraph_format.keep_with_next = keep
        paragraph.paragraph_format.keep_together = True
        stops = paragraph.paragraph_format.tab_stops
        for place in range(1, count):
            stops.add_tab_stop(Cm((2 + place * line / count) * _EM))
        self._run(paragraph, "\t".join(cells))

    def line(self, text: str, *, keep: bool = False) -> None:
        """Print a line of its own; `keep` holds it together with what follows."""
        paragraph = self._hanging(0)
        paragraph.paragraph_format.keep_with_next = keep
        self._run(paragraph, text)

    def fields(self, labels: Sequence[str], blank: int) -> None:
        """Print labels with lines to write on, in the middle."""
        from docx.shared import Pt

        paragraph = self._middle()
        paragraph.paragraph_format.space_after = Pt(6)
        for place, label in enumerate(labels):
            self._run(paragraph, ("　" if place else "") + label)
            self._run(paragraph, "　" * blank).underline = True

    def room(self, lines: int) -> None:
        """Leave empty lines to write on."""
        for _ in range(lines):
            self._document.add_paragraph()

    def table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        middle: int,
        head: bool = True,
    ) -> None:
        """Print a table, its first `middle` columns centred; a head is repeated on each page.

        `widths` are characters.
        """
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm, Pt

        table = self._document.add_table(len(rows), len(widths), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width * _EM)
        for number, row in enumerate(rows):
            _set(table.rows[number]._tr.get_or_add_trPr(), "cantSplit")
            for place, text in enumerate(row):
                cell = table.cell(number, place)
                cell.width = Cm(widths[place] * _EM)
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.line_spacing = 1.15
                if place < middle or (head and not number):
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                font = _HEI if head and not number else _SONG
                self._run(paragraph, text, font=font).font.size = Pt(10.5)
        if head:
            _set(table.rows[0]._tr.get_or_add_trPr(), "tblHeader")

    def saved(self) -> bytes:
        """Return the file."""
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _set_body_type(self) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt

        style = self._document.styles["Normal"]
        style.font.name, style.font.size = _LATIN, Pt(_BODY)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _SONG)
        style.paragraph_format.line_spacing = _SPACING
        style.paragraph_format.space_after = Pt(0)

    def _number_pages(self, section: Any) -> None:
        before, between, after = texts.PAGE_OF
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = 1
        self._run(paragraph, before)
        self._field(paragraph, "PAGE")
        self._run(paragraph, between)
        self._field(paragraph, "NUMPAGES")
        self._run(paragraph, after)

    def _field(self, paragraph: Any, name: str) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        for kind in ("begin", name, "separate", "1", "end"):
            run = self._run(paragraph, "1" if kind == "1" else "")
            if kind == "1":
                continue
            if kind == name:
                element = OxmlElement("w:instrText")
                element.text = name
            else:
                element = OxmlElement("w:fldChar")
                element.set(qn("w:fldCharType"), kind)
            run._r.append(element)

    def _centred(self, text: str, *, font: str, size: float) -> Any:
        from docx.shared import Pt

        paragraph = self._middle()
        run = self._run(paragraph, text, font=font)
        run.font.size, run.bold = Pt(size), font == _HEI
        return paragraph

    def _middle(self) -> Any:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = 1
        return paragraph

    def _hanging(self, indent: float, hang: float | None = None) -> Any:
        from docx.shared import Cm

        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(indent * _EM)
        paragraph.paragraph_format.first_line_indent = Cm(-(indent if hang is None else hang) * _EM)
        return paragraph

    def _run(self, paragraph: Any, text: str, font: str = "") -> Any:
        from docx.oxml.ns import qn

        run = paragraph.add_run(writable(text))
        if font:
            run.font.name = _LATIN
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        return run


def _set(properties: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    properties.append(OxmlElement(f"w:{name}"))
