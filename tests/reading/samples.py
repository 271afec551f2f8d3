"""A small good file of each format that can be written without a program."""

from __future__ import annotations

import io
import zipfile

from hostile.office_writer import docx, paragraph, pptx, xlsx
from hostile.pdf_writer import pdf_of
from hostile.zip_writer import zip_of

TEXT = "第一条　为了规范值班，制定本办法。\n第二条　值班每周一次。\n"
PAGE = (
    '<html><head><meta charset="utf-8"><title>值班办法</title></head><body><h1>值班办法</h1>'
    "<p>第一条　为了规范值班，制定本办法。</p><table><tr><th>姓名</th><th>部门</th></tr>"
    "<tr><td>张三</td><td>财务部</td></tr></table></body></html>"
)
_TABLE = (
    f"<w:tbl><w:tr><w:tc>{paragraph('姓名')}</w:tc><w:tc>{paragraph('部门')}</w:tc></w:tr>"
    f"<w:tr><w:tc>{paragraph('张三')}</w:tc><w:tc>{paragraph('财务部')}</w:tc></w:tr></w:tbl>"
)
_ROW = (
    '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>3</v></c></row>'
    '<row r="3"><c r="A3"><v>1.5</v></c><c r="B3"><f>A3*2</f><v>3</v></c></row>'
)
_MARKED_TABLE = "| 姓名 | 部门 |\n|--|--|\n| 张三 | 财务部 |\n"
_MAIL = (
    "From: a <a@b.example>\nSubject: 值班\nMIME-Version: 1.0\n"
    "Content-Type: multipart/{kind}; boundary=b\n\n--b\nContent-Type: {inner}; charset=utf-8\n\n"
    "{text}\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\n"
    "附件\n--b--\n"
)


def samples() -> dict[str, bytes]:
    """Return the files by ending."""
    return {
        ".txt": TEXT.encode("gb18030"),
        ".md": f"---\ntitle: 值班办法\n---\n# 值班办法\n\n{TEXT}\n{_MARKED_TABLE}".encode(),
        ".html": PAGE.encode(),
        ".mht": _MAIL.format(kind="related", inner="text/html", text=PAGE).encode(),
        ".eml": _MAIL.format(kind="mixed", inner="text/plain", text=TEXT).encode(),
        ".csv": "姓名,部门,日期\n张三,财务部,5月7日\n李四,人事部,5月8日\n".encode("gb18030"),
        ".docx": docx(paragraph("第一条　为了规范值班。") + _TABLE),
        ".xlsx": xlsx(_ROW),
        ".pptx": pptx(),
        ".pdf": pdf_of(),
        ".zip": zip_of({"规定/办法.txt": TEXT, "来信.eml": _MAIL.encode(), "里.zip": zip_of({})}),
    }


def with_part(package: bytes, name: str, content: bytes) -> bytes:
    """Return a zip-based file with one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info, content if info.filename == name else old.read(info))
    return out.getvalue()
