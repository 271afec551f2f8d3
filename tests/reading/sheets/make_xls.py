"""Makes tests/data/sheets/*.xls by LibreOffice, for nothing of ours writes that format.

Run by hand when a sheet is added or changed: python -m tests.reading.sheets.make_xls
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tests.reading.sheets.workbooks import ledger

TARGET = Path(__file__).parents[2] / "data" / "sheets"


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "ledger.xlsx"
        made.write_bytes(ledger())
        profile = (Path(folder) / "profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
        command += ["--convert-to", "xls:MS Excel 97", "--outdir", str(TARGET), str(made)]
        subprocess.run(command, check=True, timeout=120)  # noqa: S603 - our own file


if __name__ == "__main__":
    main()
