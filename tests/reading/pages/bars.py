"""Pictures of bars that stand for lines of text, and an engine that reads them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np

from knowledge.reading.pages.image import leveled
from knowledge.reading.pages.ocr_engine import EngineFailure, Glimpse, Quad, quad_of
from knowledge.reading.pages.ocr_pixels import turned
from knowledge.reading.pages.recogniser import Picture

if TYPE_CHECKING:
    from knowledge.reading.pages.ocr_engine import Pixels

SCALE = 2  # pixels for a point
A4 = (595, 842)
SPECKS = "墨点"  # what the engine is not sure about at all
FAINT = "看不真切的一行"  # what it is not quite sure about
_FRAME, _STRIP = 2, 0.65  # pixels; of a bar's length, from its beginning
_BITS = 4  # of a text's number, along the strip: blue or light blue


class Sheet:
    """A white page on which lines are drawn as bars, in points; no text twice."""

    def __init__(self, width: int = A4[0], height: int = A4[1]) -> None:
        self.pixels: Pixels = np.full((height * SCALE, width * SCALE, 3), 255, np.uint8)
        self.texts: list[str] = []
        # Something black, so that the picture's contrast is left as it is.
        side = round((0.02 * self.pixels.shape[0] * self.pixels.shape[1]) ** 0.5)
        middle, end = self.pixels.shape[1] // 2, self.pixels.shape[0] * 7 // 8
        self.pixels[end - side : end, middle - side // 2 : middle + side // 2] = 0

    def write(self, text: str, left: float, top: float, size: float = 12) -> None:
        """Draw a line as a frame as long as its characters, with a strip of its number."""
        x, y, h = round(left * SCALE), round(top * SCALE), round(size * SCALE)
        w = h * len(text)
        self.pixels[y : y + h, x : x + w] = 0
        self.pixels[y + _FRAME : y + h - _FRAME, x + _FRAME : x + w - _FRAME] = 255
        start, end = x + h // 4, x + round(w * _STRIP)
        for bit in range(_BITS):
            left, right = (start + (end - start) * (bit + i) // _BITS for i in (0, 1))
            on = len(self.texts) >> bit & 1
            self.pixels[y + h // 3 : y + 2 * h // 3, left:right] = (0, 255 * on, 255)
        self.texts.append(text)

    def rule(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draw a ruling line."""
        x1, y1, x2, y2 = (round(edge * SCALE) for edge in (left, top, right, bottom))
        self.pixels[y1 : max(y2, y1 + 2), x1 : max(x2, x1 + 2)] = 0

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Draw a table's ruling lines."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1] + 1)
        for y in ys:
            self.rule(xs[0], y, xs[-1] + 1, y)

    def picture(self, slope: float = 0.0, quarters: int = 0) -> Picture:
        """Return the sheet laid askew by degrees, then turned clockwise by quarters."""
        seen = turned(leveled(self.pixels, -slope), quarters)
        return Picture(seen.shape[1], seen.shape[0], seen.tobytes())

    @property
    def engine(self) -> BarEngine:
        return BarEngine(self.texts)


class BarEngine:
    """A `TextEngine` for sheets; bars upside down are a jumble to it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def find(self, picture: Pixels) -> list[Quad]:
        coloured = _coloured(_checked(picture)).astype(np.uint8)
        dark = (picture.max(axis=2) < 128).astype(np.uint8)
        frames = cv2.findContours(dark, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)[0]
        frames = sorted(frames, key=cv2.contourArea)
        found: dict[int, Quad] = {}
        for middle in cv2.connectedComponentsWithStats(coloured)[3][1:]:
            for index, frame in enumerate(frames):
                if cv2.pointPolygonTest(frame, middle.tolist(), False) > 0:
                    found[index] = quad_of(cv2.boxPoints(cv2.minAreaRect(frame)).tolist())
                    break
        return list(found.values())

    def read(self, line: Pixels) -> Glimpse:
        height, width = _checked(line).shape[:2]
        coloured = _coloured(line[height * 2 // 5 : height * 3 // 5]).mean(axis=0) > 0.5
        edges = np.flatnonzero(np.diff(np.pad(coloured.astype(np.int8), 1)))
        runs = [(a, b) for a, b in edges.reshape(-1, 2).tolist() if b - a > 0.2 * height]
        names = [self._name(line[height // 2], a, b) for a, b in runs]
        if not runs:
            return Glimpse("", (), ())
        if runs[0][0] > 0.25 * (runs[0][1] - runs[0][0]) + height or _twice(names):
            return Glimpse("乱码", (0.4, 0.4), (0.3, 0.6))
        text, places = "", []
        for name, (start, end) in zip(names, runs, strict=True):
            step = (end - start) / (_STRIP * len(name) - 0.25)
            left = start - step / 4
            places += [(left + step * (index + 0.5)) / width for index in range(len(name))]
            text += name
        sure = {SPECKS: 0.3, FAINT: 0.7}.get(text, 0.99)
        return Glimpse(text, (sure,) * len(text), tuple(places))

    def _name(self, row: Pixels, start: int, end: int) -> str:
        places = [start + (end - start) * (2 * bit + 1) // (2 * _BITS) for bit in range(_BITS)]
        number = sum(int(row[place, 1] > 128) << bit for bit, place in enumerate(places))
        return self._texts[min(number, len(self._texts) - 1)]


def _coloured(picture: Pixels) -> np.ndarray:
    wide = picture.astype(int)
    return (wide.max(axis=2) - wide.min(axis=2) > 55) & (wide[..., 0] < 110)


def _twice(names: Sequence[str]) -> bool:
    return len(set(names)) < len(names)


def _checked(picture: Pixels) -> Pixels:
    if picture.ndim != 3 or not picture.size:
        raise EngineFailure("no picture")
    return picture
