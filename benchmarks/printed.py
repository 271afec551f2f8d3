"""What is left of a regulation that was printed: articles and characters, by form.

    .venv/bin/python benchmarks/printed.py REGULATION.txt … SCRATCH --scans 1

Each text is printed to docx and pdf by LibreOffice (header, footer, page numbers; once
more with automatic numbers), the first ones also scanned at 150 and 300 dpi, straight
and turned by one degree, and photocopied. What is read of each form is compared with
what is read of the text: the articles that are there, the lines that are lines again, and
the edit distance for each character.
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from office_reading import FileReading, FoundDocument, read_alone
from printed_distance import edit_distance
from printed_forms import Scan, convert, flat_document

_SCANS = (
    Scan("scan 300 dpi", 300),
    Scan("scan 150 dpi", 150),
    Scan("scan 300 dpi, turned 1°", 300, 1.0),
    Scan("scan 150 dpi, turned 1°", 150, 1.0),
    Scan("photocopy 200 dpi, turned -0.7°", 200, -0.7, copied=True),
    Scan("tiff 200 dpi", 200, ending="tiff"),
)


@dataclass(frozen=True)
class Row:
    """How one form of one regulation was read."""

    name: str
    form: str
    expected: int
    found: int
    equal: int
    lines: int
    kept_lines: int
    characters: int
    errors: int
    pages: int
    reading: FileReading

    @property
    def cells(self) -> tuple[object, ...]:
        a_page = f"{self.reading.seconds / self.pages:.2f}" if self.pages else ""
        return (
            self.name,
            self.form,
            f"{self.found} / {self.expected}",
            self.equal,
            f"{self.kept_lines} / {self.lines}",
            f"{self.errors / self.characters:.3%}",
            f"{self.reading.seconds:.1f}",
            a_page,
            self.reading.peak_mb,
            self.reading.refused,
        )


def forms_of(text: Path, scratch: Path, *, scans: bool) -> Iterator[tuple[str, Path, int]]:
    """Print a regulation; yields each form with its file and how many pages it has."""
    lines = [
        line for raw in text.read_text(encoding="utf-8-sig").splitlines() if (line := raw.strip())
    ]
    plain, counted = scratch / f"{text.stem}.fodt", scratch / f"{text.stem}-numbered.fodt"
    plain.write_text(flat_document(lines), encoding="utf-8")
    counted.write_text(flat_document(lines, numbered=True), encoding="utf-8")
    yield "docx", convert(plain, "docx", scratch), 0
    yield "docx, numbered", convert(counted, "docx", scratch), 0
    pdf = convert(plain, "pdf", scratch)
    yield "pdf", pdf, _pages(pdf)
    yield "pdf, numbered", convert(counted, "pdf", scratch), _pages(pdf)
    if scans:
        for number, one in enumerate(_SCANS):
            target = scratch / f"{text.stem}-scan{number}.{one.ending}"
            yield one.name, target, one.make(pdf, target)


def compare(name: str, form: str, truth: FoundDocument, reading: FileReading, pages: int) -> Row:
    """Return how a form was read beside the text itself."""
    expected = {key: bare(text) for key, text in truth.articles.items()}
    found = {key: bare(text) for one in reading.documents for key, text in one.articles.items()}
    text = bare("".join(one.text for one in reading.documents))
    whole = bare(truth.text)
    lines = [bare(line) for line in truth.text.split("\n")]
    read_lines = {bare(line) for one in reading.documents for line in one.text.split("\n")}
    return Row(
        name,
        form,
        len(expected),
        len(expected.keys() & found.keys()),
        sum(found.get(key) == text for key, text in expected.items()),
        len(lines),
        sum(line in read_lines for line in lines),
        len(whole),
        edit_distance(whole, text),
        pages,
        reading,
    )


def bare(text: str) -> str:
    """Return a text as it is compared: after NFKC, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _pages(pdf: Path) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(pdf))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("texts", type=Path, nargs="+", help="regulations as .txt")
    parser.add_argument("scratch", type=Path, help="an empty or new folder")
    parser.add_argument("--scans", type=int, default=1, help="how many of them are scanned too")
    options = parser.parse_args()
    options.scratch.mkdir(parents=True, exist_ok=True)
    heads = (
        "regulation",
        "form",
        "articles",
        "equal",
        "lines",
        "CER",
        "s",
        "s/page",
        "MB",
        "remarks",
    )
    print("| " + " | ".join(heads) + " |\n|" + " --- |" * len(heads))
    for number, text in enumerate(options.texts):
        plain = read_alone(text.parent, text.name)
        if not plain.documents:
            sys.exit(f"{text.name}: {plain.refused}")
        truth = plain.documents[0]
        for form, file, pages in forms_of(text, options.scratch, scans=number < options.scans):
            reading = read_alone(options.scratch, file.name)
            row = compare(text.stem, form, truth, reading, pages)
            print("| " + " | ".join(str(cell) for cell in row.cells) + " |", flush=True)


if __name__ == "__main__":
    main()
