"""Prints the tables of `tables.yaml` to tests/data/tables/*.pdf by LibreOffice.

Run by hand when a table is added or changed: python -m tests.reading.tables.print_pdfs
"""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from tests.reading.tables.written import PER_FILE, as_docx, written_tables

TARGET = Path(__file__).parents[2] / "data" / "tables"


def _in_a_plain_face(data: bytes) -> Any:
    """Set the documents in a face whose outlines take little room."""
    document = docx.Document(io.BytesIO(data))
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{script}"), "WenQuanYi Micro Hei")
    return document


def main() -> None:
    tables = written_tables()
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for number, start in enumerate(range(0, len(tables), PER_FILE), start=1):
            made = Path(folder) / f"tables-{number}.docx"
            _in_a_plain_face(as_docx(*tables[start : start + PER_FILE])).save(str(made))
            profile = (Path(folder) / "profile").as_uri()
            command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
            command += ["--convert-to", "pdf", "--outdir", str(TARGET), str(made)]
            subprocess.run(command, check=True, timeout=120)  # noqa: S603 - our own file


if __name__ == "__main__":
    main()
