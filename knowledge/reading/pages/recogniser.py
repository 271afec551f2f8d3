"""What a reader of pages asks of character recognition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from knowledge.reading.pages.page import Page


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its size in pixels, and its rows from the top as bytes R, G, B."""

    width: int
    height: int
    rgb: bytes


class Recogniser(Protocol):
    """Reads the lines and tables that a picture shows."""

    def recognise(self, picture: Picture, number: int, width: float, height: float) -> Page:
        """Return page `number`, `width` by `height` points large, that `picture` shows."""
        ...


def picture_of(width: int, height: int, stride: int, channels: int, rows: bytes) -> Picture:
    """Return a picture from rows of `stride` bytes, of grey, RGB or RGBX pixels."""
    row = width * channels
    if stride != row:
        rows = b"".join(rows[y * stride : y * stride + row] for y in range(height))
    if channels != 3:
        pixels = bytearray(width * height * 3)
        for colour in range(3):
            pixels[colour::3] = rows[min(colour, channels - 1) :: channels]
        rows = bytes(pixels)
    return Picture(width, height, rows)
