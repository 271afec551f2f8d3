"""All readers together; a new format is one more line here."""

from __future__ import annotations

from knowledge.reading.containers.archive import ZipContainer
from knowledge.reading.containers.mail import MailContainer
from knowledge.reading.limits import Limits, OnPage, silent
from knowledge.reading.markdown.markdown import MarkdownReader
from knowledge.reading.office.office import OfficeReader
from knowledge.reading.pages.ocr import PageRecogniser
from knowledge.reading.pages.pdf import PdfReader
from knowledge.reading.pages.picture import PictureReader
from knowledge.reading.pages.rapid_ocr import RapidOcr
from knowledge.reading.plain_text import TextReader
from knowledge.reading.reader import FileReader, Readers
from knowledge.reading.sheets.delimited import CsvReader
from knowledge.reading.sheets.xls import XlsReader
from knowledge.reading.sheets.xlsx import XlsxReader
from knowledge.reading.slides.pptx import SlidesReader
from knowledge.reading.web.html import HtmlReader
from knowledge.reading.web.web_archive import MhtReader
from knowledge.reading.word.docx import DocxReader


def build_readers(limits: Limits, on_page: OnPage = silent) -> Readers:
    """Return the readers of every format that Zhigui knows.

    Args:
        limits: the bounds of one file.
        on_page: told after each page, sheet or slide.
    """
    html = HtmlReader()
    word = DocxReader(limits)
    sheets = XlsxReader(limits, on_page)
    slides = SlidesReader(limits, on_page)
    old_sheets = XlsReader(limits, on_page)
    rows = CsvReader(limits)
    office = OfficeReader(
        limits, {".docx": word, ".xlsx": sheets, ".pptx": slides, ".xls": old_sheets}
    )
    recogniser = PageRecogniser(RapidOcr())
    pages = PdfReader(limits, recogniser, on_page)
    pictures = PictureReader(limits, recogniser, on_page)
    texts: list[FileReader] = [TextReader(), MarkdownReader(), html, MhtReader(html)]
    return Readers(
        [*texts, office, word, sheets, rows, slides, pages, pictures],
        [ZipContainer(limits), MailContainer(html)],
        limits,
    )
