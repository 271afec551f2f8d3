"""Whether a law reads the same from its docx, its pdf and its markdown, article by article.

    .venv/bin/python benchmarks/agreement.py FOLDER --markdown laws.tar.xz

Articles are compared after NFKC, without white space and without the editors' captions
in 【】. Every remaining difference is printed with both sides, for a person to judge.
"""

from __future__ import annotations

import argparse
import re
import tarfile
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from office_reading import FoundDocument, files_below, read_alone

_CAPTION = re.compile(r"【[^】]{0,80}】")
_NUMBER = re.compile(r"第[^条]{1,9}条(?:之[一二三四五六七八九十]{1,3})?")
_CONTEXT = 8  # characters on each side of a difference
_SHOWN = 120
_STATE = "中华人民共和国"


@dataclass(frozen=True)
class Agreement:
    """How two readings of one law compare: the articles in both, those that are equal,
    and of these the ones whose paragraphs begin and end at the same characters."""

    law: str
    left: str
    right: str
    shared: int
    equal: int
    parted_alike: int
    only_left: tuple[str, ...]
    only_right: tuple[str, ...]
    differences: tuple[tuple[str, str, str], ...]  # article, left, right


def compared(law: str, left: str, a: FoundDocument, right: str, b: FoundDocument) -> Agreement:
    """Compare two readings of one law."""
    ours, theirs = bare(a.articles), bare(b.articles)
    shared = [key for key in ours if key in theirs]
    unequal = [key for key in shared if ours[key] != theirs[key]]
    return Agreement(
        law,
        left,
        right,
        len(shared),
        len(shared) - len(unequal),
        sum(_paragraphs(a.articles[key]) == _paragraphs(b.articles[key]) for key in shared),
        tuple(key for key in ours if key not in theirs),
        tuple(key for key in theirs if key not in ours),
        tuple((key, *difference(ours[key], theirs[key])) for key in unequal),
    )


def bare(articles: Mapping[str, str]) -> dict[str, str]:
    """Return the articles as they are compared."""
    return {key: "".join(_paragraphs(text)) for key, text in articles.items()}


def _paragraphs(text: str) -> list[str]:
    """Return an article's paragraphs as they are compared, its number not one of them."""
    lines = _CAPTION.sub("", unicodedata.normalize("NFKC", text)).split("\n")
    paragraphs = [bare for line in lines if (bare := "".join(line.split()))]
    if len(paragraphs) > 1 and _NUMBER.fullmatch(paragraphs[0]):
        paragraphs[:2] = ["".join(paragraphs[:2])]
    return paragraphs


def difference(left: str, right: str) -> tuple[str, str]:
    """Return what differs, with a few characters around it.

    `difference("每年三月召开会议", "每年四月召开会议")` gives `("每年[三]月召开会议",
    "每年[四]月召开会议")`.
    """
    begin = _alike(left, right)
    rest = _alike(left[begin:][::-1], right[begin:][::-1])
    shown = []
    for text in (left, right):
        end = len(text) - rest
        middle = text[begin:end]
        if len(middle) > _SHOWN:
            middle = middle[: _SHOWN // 2] + "…" + middle[-_SHOWN // 2 :]
        before, after = text[max(0, begin - _CONTEXT) : begin], text[end : end + _CONTEXT]
        shown.append(f"{before}[{middle}]{after}")
    return shown[0], shown[1]


def _alike(left: str, right: str) -> int:
    """Return how many characters the beginnings have in common."""
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))
    )


def laws_of(folder: Path) -> dict[str, dict[str, FoundDocument]]:
    """Read the laws of a folder: by name, then by format, the document with most articles."""
    found: dict[str, dict[str, FoundDocument]] = defaultdict(dict)
    for path in files_below(folder):
        reading = read_alone(folder, path)
        if not reading.documents:
            print(f"{path}: {reading.refused}")
            continue
        best = max(reading.documents, key=lambda one: len(one.articles))
        found[Path(path).stem][Path(path).suffix.lower().lstrip(".")] = best
    return found


def add_markdown(laws: dict[str, dict[str, FoundDocument]], archive: Path) -> None:
    """Read from the archive the markdown of each law, where it is the same version."""
    with tempfile.TemporaryDirectory() as scratch:
        for law, path in _extracted(archive, set(laws), Path(scratch)):
            document = max(
                read_alone(Path(scratch), path).documents, key=lambda one: len(one.articles)
            )
            others = {one.version for one in laws[law].values() if one.version}
            if others and document.version and document.version not in others:
                told = ", ".join(sorted(others))
                print(f"{law}: the markdown is of {document.version}, the others of {told}")
            laws[law]["md"] = document


def _extracted(archive: Path, laws: set[str], scratch: Path) -> Iterator[tuple[str, str]]:
    with tarfile.open(archive) as tar:
        for member in tar:
            stem = Path(member.name).stem.partition("(")[0]
            for law in laws & {stem, _STATE + stem}:
                content = tar.extractfile(member)
                if content is not None:
                    (scratch / Path(member.name).name).write_bytes(content.read())
                    yield law, Path(member.name).name


def pairs(law: str, forms: Mapping[str, FoundDocument]) -> Iterator[Agreement]:
    """Compare a law's docx with its pdf, and each with the markdown."""
    for left, right in (("docx", "pdf"), ("docx", "md"), ("pdf", "md")):
        if left in forms and right in forms:
            yield compared(law, left, forms[left], right, forms[right])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--markdown", type=Path, help="a tar of laws in markdown")
    parser.add_argument("--show", type=int, default=10, help="differences shown of each pair")
    options = parser.parse_args()
    laws = laws_of(options.folder)
    if options.markdown:
        add_markdown(laws, options.markdown)
    found = [one for law, forms in sorted(laws.items()) for one in pairs(law, forms)]
    print("| law | forms | articles in both | equal | same paragraphs | only left | only right |")
    print("|" + " --- |" * 7)
    for one in found:
        lacking = [" ".join(keys[:8]) for keys in (one.only_left, one.only_right)]
        cells = (
            one.law,
            f"{one.left} = {one.right}",
            one.shared,
            one.equal,
            one.parted_alike,
            *lacking,
        )
        print("| " + " | ".join(str(cell) for cell in cells) + " |")
    for forms in sorted({(one.left, one.right) for one in found}):
        these = [one for one in found if (one.left, one.right) == forms]
        shared, equal = sum(one.shared for one in these), sum(one.equal for one in these)
        print(f"\n{forms[0]} = {forms[1]}: {equal} of {shared} articles ({equal / shared:.2%})")
    for one in found:
        for key, left, right in one.differences[: options.show]:
            print(f"\n{one.law} {key}\n  {one.left}: {left}\n  {one.right}: {right}")
        if len(one.differences) > options.show:
            print(f"\n{one.law}: {len(one.differences) - options.show} more")


if __name__ == "__main__":
    main()
