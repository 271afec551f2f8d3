"""Files that are not what their names say, and names that are hard to bear."""

from __future__ import annotations

import os

from hostile.compound_writer import compound_of, encrypted_workbook
from hostile.hostile_file import SENTENCE, HostileFile, Read, refused
from hostile.office_writer import docx, pptx, xlsx
from hostile.pdf_writer import pdf_of
from hostile.zip_writer import zip_of

_OTHER = refused("内容", "不是")
_PROGRAM = b"MZ\x90\0\3\0\0\0" + bytes(range(256)) * 9
_PAGE = f"<html><body><p>{SENTENCE}</p></body></html>".encode()
_TEXT = f"活动室告示\n{SENTENCE}\n".encode()
# Of each format its first byte, and nothing more.
_FIRST_BYTES = {
    ".txt": b"\xff", ".md": b"\xff", ".xlsx": b"P", ".xls": b"\xd0",
    ".csv": b"\0", ".pptx": b"P", ".doc": b"\xd0", ".wps": b"\xd0", ".rtf": b"{",
    ".odt": b"P", ".png": b"\x89", ".jpg": b"\xff", ".tiff": b"I", ".eml": b"\xff", ".zip": b"P",
}  # fmt: skip


def wrong_files() -> list[HostileFile]:
    """Return files with a wrong ending, and one byte of each format."""
    return [
        HostileFile("wrong/pdf.docx", pdf_of, Read()),
        HostileFile("wrong/docx.pdf", docx, Read()),
        HostileFile("wrong/docx.xlsx", docx, Read()),
        HostileFile("wrong/xlsx.pptx", xlsx, Read()),
        HostileFile("wrong/pptx.docx", pptx, Read()),
        HostileFile(
            "wrong/workbook.doc", encrypted_workbook, refused("内容", "加密", "LibreOffice")
        ),
        HostileFile("wrong/page.doc", lambda: _PAGE, Read()),
        HostileFile("wrong/page.xls", lambda: _PAGE, Read()),
        HostileFile("wrong/page.pdf", lambda: _PAGE, Read()),
        HostileFile("wrong/text.xls", lambda: _TEXT, Read()),
        HostileFile("wrong/text.docx", lambda: _TEXT, Read()),
        HostileFile("wrong/text.png", lambda: _TEXT, Read()),
        HostileFile("wrong/text.zip", lambda: _TEXT, Read()),
        HostileFile("wrong/program.pdf", lambda: _PROGRAM, _OTHER),
        HostileFile("wrong/program.doc", lambda: _PROGRAM, _OTHER),
        HostileFile("wrong/program.txt", lambda: _PROGRAM, refused("内容", "不是")),
        HostileFile("wrong/program.exe", lambda: _PROGRAM, refused("类型")),
        HostileFile("wrong/zip.docx", lambda: zip_of({"a.txt": _TEXT}), Read()),
        HostileFile("wrong/zip.txt", lambda: zip_of({"a.txt": _TEXT}), Read()),
        HostileFile("wrong/compound.doc", lambda: compound_of({"X": b"x"}), _OTHER),
        *(_short("one byte", ending, byte) for ending, byte in _FIRST_BYTES.items()),
        *(
            _short("empty", ending, b"")
            for ending in (".txt", ".csv", ".png", ".eml", ".zip", ".doc")
        ),
    ]


def _short(what: str, ending: str, data: bytes) -> HostileFile:
    words = ("内容", "不是", "损坏", "空", "正文", "编码", "LibreOffice", "打不开")
    return HostileFile(f"short/{what}{ending}", lambda: data, refused(*words))


def odd_names() -> list[HostileFile]:
    """Return good files with bad names; where a name cannot be kept, it says so."""
    read = [
        "two\nlines.txt",
        "right \u202etxt.exe.txt",
        "\x1b[31mred\x07.txt",
        "[bold red]marked[/].txt",
        "{path}{0.__class__}%s.txt",
        "-env:UserInstallation=x.txt",
        "$(reboot) `reboot` ;reboot.txt",
        "'; DROP TABLE documents;--.txt",
        "emoji 🏠👨‍👩‍👧.txt",
        "dots ....txt",
        "blank .txt",
        "zero\u200bwidth\ufeff.txt",
        "长" * 83 + ".txt",
        "n" * 251 + ".txt",
        "CON.txt",
        "UPPER.TXT",
    ]
    not_utf8 = os.fsdecode("活动室".encode("gb18030") + b".txt")
    return [
        *(HostileFile(f"names/{name}", lambda: _TEXT, Read()) for name in read),
        HostileFile(f"names/{not_utf8}", lambda: _TEXT, refused("名")),
        HostileFile("names/no ending", lambda: _TEXT, refused("类型")),
        HostileFile("names/two endings.txt.", lambda: _TEXT, refused("类型")),
    ]
