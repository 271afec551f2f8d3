"""Reading: a file's bytes to a `SourceText` of visible lines, kept or removed."""

from knowledge.reading.encoding import decode
from knowledge.reading.markdown.markdown import MarkdownReader
from knowledge.reading.plain_text import TextReader
from knowledge.reading.reader import FileReader, Readers
from knowledge.reading.texts import Removed
from knowledge.reading.web.html import HtmlReader

__all__ = [
    "FileReader",
    "HtmlReader",
    "MarkdownReader",
    "Readers",
    "Removed",
    "TextReader",
    "decode",
]
