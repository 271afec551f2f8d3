"""pdfium: what a pdf file holds, page by page."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.pages.drawing import Drawing, Matrix, Path, product
from knowledge.reading.pages.glyphs import Leaf, is_bold_face
from knowledge.reading.pages.page import Bookmark
from knowledge.reading.pages.recogniser import Picture, picture_of
from knowledge.reading.pages.turning import Drawn, Sheet, lay_out, quarters
from knowledge.source import SET_APART

_DEEPEST = 12  # forms inside forms
_MOST_OBJECTS = 60_000  # on a page; a drawing of more holds no table
_MOST_BOOKMARKS, _MOST_NOTES = 5_000, 2_000
_LONGEST_BOOKMARK = 200
_UNKNOWN = 0xFFFD  # the character that stands for one that is not known
_WHITE = 250
_BOLD_WEIGHT = 600
_INVISIBLE, _FILLED_AND_STROKED = 3, 2  # text render modes
_LOCKED = (4, 5)  # pdfium: a password is asked for; a kind of lock that it does not know
_POINT = ctypes.c_float
_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


class PdfFile:
    """An open pdf file; pages count from 1. Scripts and attachments in it are not looked at."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open the file; raises ReadingError where it is damaged or asks for a password."""
        import pypdfium2
        from pypdfium2 import raw

        self._raw: Any = raw
        self._failure = pypdfium2.PdfiumError
        try:
            self._file = pypdfium2.PdfDocument(data)
            self.pages = len(self._file)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code in _LOCKED
            sentence = texts.ENCRYPTED if locked else texts.DAMAGED_PDF
            raise ReadingError(sentence.format(path=path), detail=repr(error)) from error

    def close(self) -> None:
        """Let go of the file's memory."""
        self._file.close()

    @property
    def title(self) -> str:
        """The title that the program gave the file, which may be any nonsense."""
        return str(self._file.get_metadata_value("Title")).strip()

    def bookmarks(self) -> dict[int, tuple[Bookmark, ...]]:
        """Return the entries of the outline by the number of the page that they point to."""
        found: defaultdict[int, list[Bookmark]] = defaultdict(list)
        try:
            for mark in islice(self._file.get_toc(), _MOST_BOOKMARKS):
                target, title = mark.get_dest(), mark.get_title().strip()
                index = target.get_index() if target else None
                if index is not None and title:
                    level = min(mark.level + 1, SET_APART - 1)
                    found[index + 1].append(Bookmark(title[:_LONGEST_BOOKMARK], level))
        except (self._failure, UnicodeDecodeError):
            pass  # an outline that is broken names no headings
        return {number: tuple(entries) for number, entries in found.items()}

    def leaf(self, number: int) -> Leaf:
        """Return what is drawn on a page; raises ReadingError where it cannot be loaded."""
        page = self._filled_in(number)
        text = None
        try:
            text = page.get_textpage()
            drawing = self._drawing(page)
            drawn, unmapped = self._characters(text.raw, text.count_chars(), drawing)
            sheet = Sheet(*page.get_bbox())
            return lay_out(number, sheet, page.get_rotation() // 90, drawn, drawing, unmapped)
        except self._failure as error:
            raise ReadingError(str(error), detail=f"page {number}") from error
        finally:
            if text is not None:
                text.close()
            page.close()

    def picture(self, number: int, dpi: int, pixels: int) -> Picture:
        """Render a page; smaller than `dpi` asks where it would have more than `pixels`."""
        page = self._page(number)
        bitmap = None
        try:
            scale = dpi / 72
            width, height = page.get_size()
            scale *= min(1.0, (pixels / max(width * height * scale * scale, 1)) ** 0.5)
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            return picture_of(
                bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels, bytes(bitmap.buffer)
            )
        except (self._failure, ValueError, MemoryError) as error:
            raise ReadingError(str(error), detail=f"page {number}") from error
        finally:
            if bitmap is not None:
                bitmap.close()
            page.close()

    def _filled_in(self, number: int) -> Any:
        """Return a page on which what was typed into fields and over the text is text."""
        raw, page = self._raw, self._page(number)
        for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
            note = raw.FPDFPage_GetAnnot(page, index)
            kind = raw.FPDFAnnot_GetSubtype(note) if note else None
            raw.FPDFPage_CloseAnnot(note)
            if kind in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT):
                raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
                page.close()
                return self._page(number)
        return page

    def _page(self, number: int) -> Any:
        try:
            return self._file[number - 1]
        except self._failure as error:
            raise ReadingError(str(error), detail=f"page {number}") from error

    def _characters(self, text: Any, count: int, drawing: Drawing) -> tuple[list[Drawn], int]:
        raw = self._raw
        unicode, owner_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject
        box_of, origin_of = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
        is_unmapped = raw.FPDFText_HasUnicodeMapError
        box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        inks: dict[int, tuple[float, int, bool, bool, bool]] = {}
        found: list[Drawn] = []
        unmapped = high = 0
        for index in range(count):
            code = unicode(text, index)
            owner = owner_of(text, index)
            if not owner:
                continue  # a blank or an end of line that pdfium has guessed
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000 and high:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            key = ctypes.addressof(owner.contents)
            ink = inks.get(key)
            if ink is None:
                ink = inks[key] = self._ink(text, index, owner)
            size, turn, bold, hidden, white = ink
            if not box_of(text, index, box):
                continue
            if code in (0, _UNKNOWN) or is_unmapped(text, index) == 1:
                unmapped += not hidden
                code = _UNKNOWN
            origin_of(text, index, x, y)
            left, bottom, right, top = box.left, box.bottom, box.right, box.top
            if white and not hidden:
                hidden = not drawing.is_dark_at((left + right) / 2, (bottom + top) / 2)
            found.append(
                Drawn(
                    chr(code), left, bottom, right, top, x.value, y.value, size, bold, turn, hidden
                )
            )
        return found, unmapped

    def _ink(self, text: Any, index: int, owner: Any) -> tuple[float, int, bool, bool, bool]:
        """Return of a text object: size in points, quarter turn, bold, invisible, white."""
        raw = self._raw
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = raw.FPDFText_GetFontSize(text, index)
        size *= (matrix.c**2 + matrix.d**2) ** 0.5
        turn = quarters(matrix.a, matrix.b)
        mode = raw.FPDFTextObj_GetTextRenderMode(owner)
        name = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(text, index, name, 128, ctypes.c_int())
        bold = (
            mode == _FILLED_AND_STROKED
            or raw.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT
            or is_bold_face(name.value)
        )
        white, seen = self._white(owner)
        return size, turn, bold, mode == _INVISIBLE or not seen, white

    def _white(self, item: Any) -> tuple[bool, bool]:
        """Whether an object is filled with white, and whether its fill can be seen at all."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not self._raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
            return False, True
        return min(red.value, green.value, blue.value) >= _WHITE, alpha.value > 0

    def _drawing(self, page: Any) -> Drawing:
        raw = self._raw
        drawing = Drawing()
        for count, (item, kind, matrix) in enumerate(self._objects(page)):
            if count >= _MOST_OBJECTS:
                drawing.give_up()
                break
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                drawing.add_picture(matrix)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                drawing.add_path(self._path(item), matrix)
        return drawing

    def _objects(self, page: Any) -> Iterator[tuple[Any, int, Matrix]]:
        raw = self._raw
        count = raw.FPDFPage_CountObjects(page)
        waiting = [(raw.FPDFPage_GetObject(page, i), _PLAIN, 0) for i in reversed(range(count))]
        while waiting:
            item, outer, depth = waiting.pop()
            if not item:
                continue
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                continue
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(item, own)
            matrix = product((own.a, own.b, own.c, own.d, own.e, own.f), outer)
            yield item, kind, matrix
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inside = range(raw.FPDFFormObj_CountObjects(item))
                waiting += [
                    (raw.FPDFFormObj_GetObject(item, i), matrix, depth + 1)
                    for i in reversed(inside)
                ]

    def _path(self, item: Any) -> Path:
        raw = self._raw
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item, fill, stroke)
        white, seen = self._white(item)
        x, y = _POINT(), _POINT()
        lines: list[list[tuple[float, float]]] = []
        for index in range(min(raw.FPDFPath_CountSegments(item), _MOST_OBJECTS)):
            segment = raw.FPDFPath_GetPathSegment(item, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO or not lines:
                lines.append([])
            lines[-1].append((x.value, y.value))
            if raw.FPDFPathSegment_GetClose(segment):
                lines[-1].append(lines[-1][0])
        return Path(lines, bool(fill.value) and seen and not white, bool(stroke.value))
