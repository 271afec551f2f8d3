"""What a file really is, whatever its name says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.encoding import decode
from knowledge.reading.office.compound import COMPOUND, compound_ending
from knowledge.reading.office.package import DAMAGE, open_zip

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""What a zip begins with; the second an empty one."""

ENCRYPTED = "encrypted"
"""What stands in place of an ending where the content is locked by a password."""

UNSUPPORTED = {
    **dict.fromkeys((".rar", ".7z", ".gz", ".bz2", ".xz", ".tar", ".tgz"), texts.UNPACK_FIRST),
    **dict.fromkeys((".ofd", ".ceb", ".caj", ".xps"), texts.PRINT_TO_PDF),
    ".msg": texts.OUTLOOK,
}
"""Formats that are known and have a remedy of their own, with the sentence."""

# What other endings stand for: `.htm` is a web page like `.html`.
_SAME = {
    ".markdown": ".md",
    ".htm": ".html",
    ".mhtml": ".mht",
    ".jpeg": ".jpg",
    ".tif": ".tiff",
    ".tsv": ".csv",
    **dict.fromkeys((".docm", ".dotx", ".dotm"), ".docx"),
    **dict.fromkeys((".xlsm", ".xltx", ".xltm"), ".xlsx"),
    **dict.fromkeys((".pptm", ".ppsx", ".potx"), ".pptx"),
    **dict.fromkeys((".wps", ".dot", ".wpt"), ".doc"),
    **dict.fromkeys((".et", ".xlt", ".ett"), ".xls"),
    **dict.fromkeys((".dps", ".pps", ".dpt"), ".ppt"),
}
_SIGNATURES = (
    (b"\x89PNG\r\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\x00", ".tiff"),
    (b"MM\x00*", ".tiff"),
    (b"GIF8", ".gif"),
    (b"Rar!\x1a\x07", ".rar"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"\x1f\x8b\x08", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"MZ\x90\x00", ".exe"),
    (b"\x7fELF", ".elf"),
    # Workbooks older than the compound file: BIFF 2 to 5.
    (b"\x09\x00\x04\x00", ".xls"),
    (b"\x09\x02\x06\x00", ".xls"),
    (b"\x09\x04\x06\x00", ".xls"),
    (b"\x09\x08\x08\x00", ".xls"),
)
_MAIN_PARTS = (
    ("word/document.xml", ".docx"),
    ("xl/workbook.xml", ".xlsx"),
    ("ppt/presentation.xml", ".pptx"),
)
_OPEN_DOCUMENTS = {
    "text": ".odt",
    "spreadsheet": ".ods",
    "presentation": ".odp",
}
_OPEN_DOCUMENT = re.compile(
    rb"application/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)"
)
_TEXTUAL = frozenset({".txt", ".md", ".csv", ".html", ".mht", ".eml"})
_PACKAGES = frozenset({".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"})
_HEAD = 4096  # bytes that tell what a text is
_PAGE = re.compile(r"(?:<\?xml[^>]{0,200}>)?\s*(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)\b")
_FRAGMENT = re.compile(
    r"<(?:head|meta|title|style|body|table|div|p|center|font|span|h[1-6]|b|br)\b"
)
_OFFICE_XML = re.compile(r"mso-application\s+progid=\"(word|excel|powerpoint)\.")
_FLAT_OPEN_DOCUMENT = re.compile(r"office:mimetype=\"application/vnd\.oasis\.opendocument\.(\w+)")
_FIELD = re.compile(r"^([a-z][a-z0-9-]{1,40}):", re.M)
_MAIL_FIELDS = frozenset(
    {"from", "to", "cc", "date", "subject", "received", "message-id", "mime-version", "sender"}
)
_FAMILIES = (
    (texts.FAMILY_WORD, (".docx", ".doc", ".wps", ".rtf", ".odt")),
    (texts.FAMILY_SHEETS, (".xlsx", ".xls", ".et", ".csv", ".ods")),
    (texts.FAMILY_SLIDES, (".pptx", ".ppt", ".dps", ".odp")),
    (texts.FAMILY_PDF, (".pdf",)),
    (texts.FAMILY_PICTURES, (".png", ".jpg", ".tiff", ".bmp", ".gif", ".webp")),
    (texts.FAMILY_PAGES, (".html", ".mht")),
    (texts.FAMILY_TEXT, (".txt", ".md")),
    (texts.FAMILY_MAIL, (".eml",)),
    (texts.FAMILY_ARCHIVES, (".zip",)),
)
_SOME_TEXT = 4  # characters; fewer may be the beginning of anything
_SHOWN = 3  # endings of a family that a sentence names


_OTHER_XML = ("<?xml", "<svg")  # marks for a program, not words for people


def detect(data: bytes) -> str | None:
    """Return the ending that fits the content, None for plain text and for the unknown.

    The bytes of a Word document that is called 名单.xls give `.docx`; those of a text
    file None, whatever it is about. A file locked by a password gives `ENCRYPTED`.
    """
    if data.startswith(ZIP):
        return _zipped(data)
    if data.startswith(COMPOUND):
        return compound_ending(data)
    for signature, ending in _SIGNATURES:
        if data.startswith(signature):
            return ending
    if data[:2] == b"BM" and data[6:10] == b"\x00\x00\x00\x00":
        return ".bmp"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    if data[257:262] == b"ustar":
        return ".tar"
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    return _marked_up(_readable_head(data))


def true_ending(data: bytes, ending: str) -> str | None:
    """Return the ending to read a file by: its own, unless the content contradicts it.

    None where the content is neither what the ending says nor anything that is known: a
    `.docx` of random bytes. A text may look like another kind of text, a damaged archive
    like any other archive; there the ending holds.
    """
    meant = _SAME.get(ending, ending)
    found = detect(data)
    if found is None:
        return ending if meant in _TEXTUAL else _as_text(data, meant)
    if _SAME.get(found, found) == meant:
        return ending
    if meant in _TEXTUAL and found in _TEXTUAL:
        page_in_disguise = found == ".html" and meant != ".md" and _is_page(data)
        return found if page_in_disguise or (meant, found) == (".html", ".mht") else ending
    if meant in _PACKAGES and found == ".zip" and not _opens(data):
        return ending
    return found


def families(endings: Iterable[str]) -> list[str]:
    """Return the kinds of files that people know, each with a few of its endings.

    `[".docx", ".md", ".txt"]` gives `["Word 文档（.docx）", "文本（.txt .md）"]`.
    """
    known = frozenset(endings)
    found = []
    for name, members in _FAMILIES:
        shown = [ending for ending in members if ending in known][:_SHOWN]
        if shown:
            found.append(f"{name}（{' '.join(shown)}）")
    return found


def _zipped(data: bytes) -> str:
    try:
        with open_zip(data) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    kind = _OPEN_DOCUMENT.match(file.read(100))
                return _OPEN_DOCUMENTS[kind[1].decode()] if kind else ".zip"
    except DAMAGE:
        return ".zip"
    if "OFD.xml" in names:
        return ".ofd"
    typed = "[Content_Types].xml" in names
    for main, ending in _MAIN_PARTS:
        folder = main.partition("/")[0] + "/"
        if main in names or (typed and any(name.startswith(folder) for name in names)):
            return ending
    return ".zip"


def _opens(data: bytes) -> bool:
    try:
        with open_zip(data):
            return True
    except DAMAGE:
        return False


def _readable_head(data: bytes) -> str:
    """Return the beginning of a text in lower case, good enough to see its marks."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace")
    else:
        text = head.decode("utf-8-sig", "replace")
    return text.lstrip("\ufeff \t\r\n\u3000").lower()


def _marked_up(head: str) -> str | None:
    if head.startswith("{\\rtf"):
        return ".rtf"
    if office := _OFFICE_XML.search(head):
        return {"word": ".doc", "excel": ".xls", "powerpoint": ".ppt"}[office[1]]
    if flat := _FLAT_OPEN_DOCUMENT.search(head):
        return _OPEN_DOCUMENTS.get(flat[1])
    if _PAGE.match(head) or _FRAGMENT.match(head):
        return ".html"
    return _mail(head)


def _mail(head: str) -> str | None:
    """A mail begins with its fields; a web archive is one that was never sent."""
    fields = _FIELD.findall(head.partition("\n\n")[0].partition("\r\n\r\n")[0])
    if not head.startswith(tuple(fields)) or len(_MAIL_FIELDS.intersection(fields)) < 2:
        return None
    related = re.search(r"^content-type:\s*multipart/related", head, re.M)
    saved = "snapshot-content-location" in fields or not {"to", "received"}.intersection(fields)
    return ".mht" if related and saved else ".eml"


def _is_page(data: bytes) -> bool:
    return _PAGE.match(_readable_head(data)) is not None


def _as_text(data: bytes, meant: str) -> str | None:
    """Return the ending of a text that bears another kind of name, None if it is no text."""
    try:
        text, _ = decode(data)
    except ReadingError:
        return None
    if len(text.strip()) < _SOME_TEXT or text.lstrip().startswith(_OTHER_XML):
        return None
    if meant in (".xls", ".xlsx"):  # a report that calls its columns a workbook
        return ".csv"
    return ".txt"
