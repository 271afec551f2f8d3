"""Recognition of pages: from a picture to the lines and tables that it shows."""

from __future__ import annotations

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.pages.ocr_engine import EngineFailure, TextEngine
from knowledge.reading.pages.ocr_finding import find_text, quarters_to_turn
from knowledge.reading.pages.ocr_flattening import flattened
from knowledge.reading.pages.ocr_pieces import pieces_of
from knowledge.reading.pages.ocr_reading import PieceReader
from knowledge.reading.pages.ocr_tables import (
    fill,
    overlooked,
    rules_of,
    strokes_of,
    unruled,
    walls_of,
)
from knowledge.reading.pages.ocr_view import View, slope_of
from knowledge.reading.pages.page import Page
from knowledge.reading.pages.recogniser import Picture
from knowledge.reading.pages.ruling import grids

_STEEPEST = 15.0  # degrees; what slopes more was not meant to be level


class PageRecogniser:
    """A `Recogniser`: turns a picture upright, levels it, reads its lines and tables."""

    def __init__(self, engine: TextEngine) -> None:
        self._engine = engine

    def recognise(self, picture: Picture, number: int, width: float, height: float) -> Page:
        """Return page `number`, `width` by `height` points large, that `picture` shows.

        A picture that lies on its side gives a page as it is held to be read. Lines that
        cannot be made out are there as removed ones. Raises ReadingError where the engine
        fails.
        """
        try:
            return self._page(picture, number, width, height)
        except EngineFailure as error:
            raise ReadingError(texts.RECOGNITION_FAILED, detail=str(error)) from error

    def _page(self, picture: Picture, number: int, width: float, height: float) -> Page:
        from knowledge.reading.pages.image import without_seals
        from knowledge.reading.pages.ocr_pixels import pixels, stretched, turned

        per_point = picture.width / width
        seen = without_seals(stretched(pixels(picture)), per_point)
        quads = find_text(self._engine, seen, per_point)
        reader = PieceReader(self._engine, seen)
        quarters = quarters_to_turn(quads, reader.sure)
        if quarters:
            seen = turned(seen, quarters)
            quads = find_text(self._engine, seen, per_point)
        seen, quads = flattened(seen, quads)
        slope = slope_of(quads)
        view = View(seen, per_point, slope if abs(slope) <= _STEEPEST else 0.0)
        strokes = strokes_of(view, [view.box(quad) for quad in quads])
        tables = [grid for grid in grids(strokes) if grid.rows > 1]
        rules = rules_of(strokes, tables)
        plain = unruled(view, rules)
        if reader.picture is not plain:
            reader = PieceReader(self._engine, plain)
        pieces = pieces_of(quads, view, walls_of(rules))
        lines = [line for piece in pieces if (line := reader.line(piece)) is not None]
        lines += overlooked(tables, lines, reader, view)
        filled, rest = fill(tables, lines)
        high, wide = seen.shape[:2]
        size = wide / per_point, high / per_point
        return Page(number, *size, tuple(rest), tuple(filled), scanned=True)
