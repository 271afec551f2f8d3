"""Formats that LibreOffice converts, without it or with something in its place."""

from __future__ import annotations

import os
import select
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hostile.compound_writer import compound_of

from knowledge.errors import ReadingError
from knowledge.reading import Limits
from knowledge.reading.office.libreoffice import ConversionError, convert
from knowledge.reading.office.office import OfficeReader
from knowledge.reading.sheets.xls import XlsReader

LIMITS = Limits(convert_seconds=1)
DOC = compound_of({"WordDocument": bytes(512)})
SHEET_XML = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="名单"><Table>'
    '<Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">部门</Data>'
    '</Cell></Row><Row><Cell><Data ss:Type="String">张三</Data></Cell><Cell><Data ss:Type="String">'
    "财务部</Data></Cell></Row></Table></Worksheet></Workbook>"
)


def program(folder: Path, code: str) -> str:
    """Return a program that stands where LibreOffice would, run by our Python."""
    file = folder / "soffice"
    file.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


def refusal(reader: OfficeReader, data: bytes, path: str = "办法.doc") -> str:
    with pytest.raises(ReadingError) as caught:
        reader.read(data, path)
    sentence = str(caught.value)
    assert path in sentence and sentence.endswith("。") and "\n" not in sentence
    return sentence


def test_without_libreoffice_it_says_how_to_get_it() -> None:
    reader = OfficeReader(LIMITS, {}, find=lambda: None)
    sentence = refusal(reader, DOC)
    assert "apt install libreoffice" in sentence and "libreoffice.org" in sentence
    assert "另存为 .docx" in sentence
    assert "另存为 .xlsx" in refusal(reader, SHEET_XML.encode(), "名单.xls")


def test_a_workbook_that_its_own_reader_fails_on_keeps_its_sentence() -> None:
    reader = OfficeReader(LIMITS, {".xls": XlsReader(LIMITS)}, find=lambda: None)
    assert "LibreOffice" not in refusal(reader, compound_of({"Workbook": b"\x09\x08"}), "名单.xls")


def test_what_is_not_of_these_formats_never_reaches_libreoffice(tmp_path: Path) -> None:
    reader = OfficeReader(LIMITS, {}, find=lambda: program(tmp_path, "raise SystemExit(1)"))
    assert "损坏" in refusal(reader, b"\x00\x01\x02" * 99)
    entities = SHEET_XML.replace("<Workbook", '<!DOCTYPE d [<!ENTITY a "字">]><Workbook')
    assert "声明" in refusal(reader, entities.encode(), "名单.xls")
    deep = SHEET_XML.replace("张三", "<a>" * 400 + "</a>" * 400)
    assert "嵌套" in refusal(reader, deep.encode(), "名单.xls")


def test_no_result_is_a_refusal(tmp_path: Path) -> None:
    code = "print('source file could not be loaded')"
    assert "损坏" in refusal(OfficeReader(LIMITS, {}, lambda: program(tmp_path, code)), DOC)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux")
def test_a_conversion_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    child = tmp_path / "child"
    code = (
        "import pathlib, subprocess, sys, time\n"
        "one = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"pathlib.Path({str(child)!r}).write_text(str(one.pid))\n"
        "time.sleep(600)"
    )
    sentence = refusal(OfficeReader(LIMITS, {}, lambda: program(tmp_path, code)), DOC)
    assert "超过 1 秒" in sentence
    with suppress(ProcessLookupError):  # gone already
        ended = os.pidfd_open(int(child.read_text()))
        assert select.select([ended], [], [], 10)[0]
        os.close(ended)


def test_it_works_in_a_folder_of_its_own_under_a_name_of_ours(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, sys\n"
        "given = pathlib.Path(sys.argv[-1])\n"
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        "out.mkdir()\n"
        "told = [given.name, given.read_bytes().decode(), sys.argv[1], os.environ['HOME']]\n"
        "told += [str('ZHIGUI_TOLD' in os.environ)]\n"
        "(out / 'input.docx').write_text('\\n'.join(told))"
    )
    os.environ["ZHIGUI_TOLD"] = "x"
    try:
        done = convert(program(tmp_path, code), b"x", ".doc", ".docx", seconds=30, megabytes=1)
    finally:
        del os.environ["ZHIGUI_TOLD"]
    name, content, profile, home, secret = done.decode().split("\n")
    assert (name, content, secret) == ("input.doc", "x", "False")
    assert profile == f"-env:UserInstallation=file://{home}/profile"
    assert not Path(home).exists()


def test_a_result_beyond_the_bounds_is_refused(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys\n"
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        "out.mkdir()\n"
        "(out / 'input.docx').write_bytes(bytes(2_000_000))"
    )
    with pytest.raises(ConversionError):
        convert(program(tmp_path, code), b"x", ".doc", ".docx", seconds=30, megabytes=1)
