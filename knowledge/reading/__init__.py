"""Reading: a file's bytes to a `SourceText` of visible lines, kept or removed."""

from knowledge.reading.containers.container import Container, Contents, Member
from knowledge.reading.encoding import decode
from knowledge.reading.limits import Limits, OnPage
from knowledge.reading.markdown.markdown import MarkdownReader
from knowledge.reading.office.xml_check import check_xml
from knowledge.reading.plain_text import TextReader
from knowledge.reading.reader import FileReader, Readers, Reading
from knowledge.reading.registry import build_readers
from knowledge.reading.sheets.sheet import Sheet
from knowledge.reading.sheets.tables import read_sheets
from knowledge.reading.table import Cell
from knowledge.reading.texts import Removed
from knowledge.reading.web.html import HtmlReader
from knowledge.reading.word.docx import DocxReader

__all__ = [
    "Cell",
    "Container",
    "Contents",
    "DocxReader",
    "FileReader",
    "HtmlReader",
    "Limits",
    "MarkdownReader",
    "Member",
    "OnPage",
    "Readers",
    "Reading",
    "Removed",
    "Sheet",
    "TextReader",
    "build_readers",
    "check_xml",
    "decode",
    "read_sheets",
]
