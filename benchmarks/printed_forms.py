"""Prints a regulation as an office would: docx, pdf, and scans of the pdf.

The text goes through an OpenDocument page with a header, a footer and page numbers;
LibreOffice makes docx and pdf of it. Scans are the pdf's pages as pictures alone.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

_SOFFICE_SECONDS = 180
_ARTICLE = re.compile(r"第([零〇一二三四五六七八九十百千]+)条[\s　]+")
_CHAPTER = re.compile(r"第[一二三四五六七八九十百]+[编章节][\s　]")
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("fo", "xsl-fo-compatible"),
    )
)
# Punctuation does not hang over the margin: LibreOffice 7 forgets to print what hangs.
_STYLES = """
<office:styles>
 <style:default-style style:family="paragraph"><style:text-properties fo:font-size="16pt"
  style:font-size-asian="16pt" style:font-name-asian="Noto Serif CJK SC" fo:language="zh"
  style:language-asian="zh" style:country-asian="CN"/></style:default-style>
 <style:style style:name="Title" style:family="paragraph"><style:paragraph-properties
  fo:text-align="center"/><style:text-properties style:font-size-asian="22pt"
  style:font-weight-asian="bold"/></style:style>
 <style:style style:name="Chapter" style:family="paragraph"><style:paragraph-properties
  fo:text-align="center" fo:margin-top="0.4cm"/><style:text-properties
  style:font-weight-asian="bold"/></style:style>
 <style:style style:name="Body" style:family="paragraph"><style:paragraph-properties
  fo:text-align="justify" fo:text-indent="1.13cm" fo:line-height="28pt"
  style:punctuation-wrap="simple"/></style:style>
 <style:style style:name="Edge" style:family="paragraph"><style:paragraph-properties
  fo:text-align="center"/><style:text-properties style:font-size-asian="10pt"
  fo:font-size="10pt"/></style:style>
 <text:list-style style:name="Articles"><text:list-level-style-number text:level="1"
  style:num-prefix="第" style:num-suffix="条" style:num-format="一, 二, 三, ..."
  text:start-value="1"><style:list-level-properties
  text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment
  text:label-followed-by="space" fo:text-indent="1.13cm" fo:margin-left="0cm"/>
  </style:list-level-properties></text:list-level-style-number></text:list-style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties
 fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.6cm"/><style:header-style/>
 <style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
 <style:header><text:p text:style-name="Edge">规章制度汇编</text:p></style:header>
 <style:footer><text:p text:style-name="Edge">第 <text:page-number/> 页 共 <text:page-count/> 页
 </text:p></style:footer></style:master-page></office:master-styles>
"""


def flat_document(lines: Sequence[str], *, numbered: bool = False) -> str:
    """Return the lines, title first, as a flat OpenDocument text.

    `numbered` leaves the number of each 条 to the list that the program counts.
    """
    body = "".join(_paragraphs(lines, numbered=numbered))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{_STYLES}<office:body>'
        f"<office:text>{body}</office:text></office:body></office:document>"
    )


def _paragraphs(lines: Sequence[str], *, numbered: bool) -> Iterator[str]:
    for number, line in enumerate(lines):
        article = _ARTICLE.match(line) if numbered else None
        if article is not None:
            text = escape(line[article.end() :])
            yield (
                '<text:list text:style-name="Articles" text:continue-numbering="true">'
                f'<text:list-item><text:p text:style-name="Body">{text}</text:p></text:list-item>'
                "</text:list>"
            )
            continue
        style = "Title" if not number else "Chapter" if _CHAPTER.match(line) else "Body"
        yield f'<text:p text:style-name="{style}">{escape(line)}</text:p>'


def convert(source: Path, ending: str, scratch: Path) -> Path:
    """Have LibreOffice make a file of another format; raises CalledProcessError."""
    command = ["soffice", f"-env:UserInstallation=file://{scratch.resolve()}/profile", "--headless"]
    command += ["--convert-to", ending, "--outdir", str(scratch), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=_SOFFICE_SECONDS)  # noqa: S603
    return scratch / source.with_suffix(f".{ending}").name


@dataclass(frozen=True)
class Scan:
    """How pages are made pictures: `copied` adds the blur, grey and grain of a photocopy.

    The ending decides on the file: `.pdf` and `.tiff` hold all pages.
    """

    name: str
    dpi: int
    degrees: float = 0.0
    copied: bool = False
    ending: str = "pdf"

    def make(self, pdf: Path, target: Path) -> int:
        """Make a file of a pdf's pages as pictures; returns how many pages it has."""
        import pypdfium2

        document = pypdfium2.PdfDocument(pdf)
        pages = [
            self._picture(page.render(scale=self.dpi / 72).to_pil().convert("L"), number)
            for number, page in enumerate(document)
        ]
        pages[0].save(target, save_all=True, append_images=pages[1:], resolution=self.dpi)
        return len(pages)

    def _picture(self, picture: Any, number: int) -> Any:
        import numpy
        from PIL import Image, ImageFilter

        if self.degrees:
            picture = picture.rotate(self.degrees, expand=True, fillcolor=255, resample=3)
        if not self.copied:
            return picture
        blurred = numpy.asarray(picture.filter(ImageFilter.GaussianBlur(self.dpi / 250)), float)
        shadow = numpy.linspace(0.75, 1.0, blurred.shape[1])
        grain = numpy.random.default_rng(number).normal(0, 16, blurred.shape)
        return Image.fromarray((blurred * shadow + grain).clip(0, 255).astype("uint8"))
