"""What page recognition asks of an engine: where text stands in a picture, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    """A picture: rows from the top, of pixels, of red, green and blue."""

Quad = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]
"""A piece of text's corners in pixels: top left, top right, bottom right, bottom left."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What a picture of one line says.

    `certain` holds the confidence of each character of `text`, from 0 to 1, `places` how far
    to the right its middle stands, from 0 (left edge) to 1.
    """

    text: str
    certain: tuple[float, ...]
    places: tuple[float, ...]


class TextEngine(Protocol):
    """Finds and reads text; both methods raise EngineFailure when the engine breaks down."""

    def find(self, picture: Pixels) -> list[Quad]:
        """Return where pieces of text stand, in any order."""
        ...

    def read(self, line: Pixels) -> Glimpse:
        """Return what a picture of one line from left to right says."""
        ...


class EngineFailure(Exception):
    """The engine could not be loaded or broke down; the message is for the log."""
