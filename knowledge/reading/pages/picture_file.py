"""Pillow: picture files, frame by frame, decoded within bounds."""

from __future__ import annotations

import io
import math
import warnings
from typing import Any

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.limits import Limits
from knowledge.reading.pages.recogniser import Picture

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")  # no other decoder is tried
_DRAFTED = ("JPEG", "MPO")  # decoded smaller at once; the second is what phones write
_ENOUGH = 2600  # pixels of the shorter side: A4 at 300 dpi has 2480
_A4 = (595.3, 841.9)  # points
_INCH = 72  # points
# What a program writes that knows no resolution says nothing.
_UNTOLD_DPI = frozenset({72, 96})
_DPI = (50.0, 1300.0)
_SIDE = (100.0, 2500.0)  # points: from a card to a poster
_SUBFILE_TYPE, _REDUCED = 254, 1  # TIFF: a frame that is another one's preview
_ORIENTATION = 274  # EXIF: how the camera was held
_ON_ITS_SIDE = frozenset({5, 6, 7, 8})


class PictureFile:
    """An open picture file; frames count from 1, previews left out."""

    def __init__(self, data: bytes, path: str, limits: Limits) -> None:
        """Open the file and look at its headers; nothing is decoded.

        Raises ReadingError where it is no picture, is damaged, or crosses a limit.
        """
        from PIL import Image

        self._path = path
        self._limits = limits
        try:
            with warnings.catch_warnings():  # the limit that holds is ours
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)
                self._file: Any = Image.open(io.BytesIO(data), formats=_FORMATS)
        except Image.DecompressionBombError as error:
            raise self._too_large(error) from error
        except Exception as error:  # any decoder's complaint means the same
            raise self._damaged(error) from error
        self._frames = self._count()

    def __len__(self) -> int:
        return len(self._frames)

    def close(self) -> None:
        """Let go of the file's memory."""
        self._file.close()

    def frame(self, number: int) -> tuple[Picture, int, float, float]:
        """Return a frame as its camera was held, its number, width and height in points.

        Larger ones are shrunk to what recognition can use. Raises ReadingError where the
        frame is damaged.
        """
        file = self._file
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # odd metadata is no reason to stop
                file.seek(self._frames[number - 1])
                size, dpi = file.size, file.info.get("dpi")
                turn = file.getexif().get(_ORIENTATION, 1)
                if file.format in _DRAFTED:
                    file.draft("RGB", (_ENOUGH, _ENOUGH))
                image = _turned(_shrunk(_plain(file)), turn).convert("RGB")
        except MemoryError:
            raise
        except Exception as error:
            raise self._damaged(error) from error
        width, height = _points(size, dpi)
        if turn in _ON_ITS_SIDE:
            width, height = height, width
        return Picture(image.width, image.height, image.tobytes()), number, width, height

    def _count(self) -> list[int]:
        from PIL import Image

        paged = self._file.format == "TIFF"
        frames: list[int] = []
        index = 0
        try:
            while True:
                self._check_size(self._file.size)
                if not (paged and self._file.tag_v2.get(_SUBFILE_TYPE, 0) == _REDUCED):
                    frames.append(index)
                if len(frames) > self._limits.pages or index > 2 * self._limits.pages:
                    limit = self._limits.pages
                    raise ReadingError(texts.TOO_MANY_FRAMES.format(path=self._path, limit=limit))
                if not paged:
                    break
                index += 1
                self._file.seek(index)
        except EOFError:
            pass  # that was the last
        except ReadingError:
            raise
        except Image.DecompressionBombError as error:
            raise self._too_large(error) from error
        except Exception as error:
            raise self._damaged(error) from error
        return frames

    def _check_size(self, size: tuple[int, int]) -> None:
        if size[0] * size[1] > self._limits.pixels:
            raise self._too_large(f"{size[0]} x {size[1]} pixels")

    def _too_large(self, detail: object) -> ReadingError:
        limit = f"{self._limits.pixels / 10_000:g}"
        return ReadingError(
            texts.TOO_MANY_PIXELS.format(path=self._path, limit=limit), detail=str(detail)
        )

    def _damaged(self, error: Exception) -> ReadingError:
        return ReadingError(texts.DAMAGED_PICTURE.format(path=self._path), detail=repr(error))


def _plain(image: Any) -> Any:
    """Return a picture in colour or grey of eight bits, on white where it is transparent."""
    from PIL import Image

    if image.mode in ("RGB", "L"):
        return image
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        return paper
    if image.mode[0] in "IF":  # scanners' sixteen bits and more, from black to white
        image = image.convert("F")
        low, high = image.getextrema()
        scale = 255 / max(high - low, 1e-6)
        return image.point(lambda level: level * scale - low * scale).convert("L")
    return image.convert("L" if image.mode == "1" else "RGB")


def _shrunk(image: Any) -> Any:
    """Return a picture no larger than recognition can use."""
    factor = _ENOUGH / min(image.size)
    if factor >= 1:
        return image
    return image.resize([max(1, round(side * factor)) for side in image.size], reducing_gap=2.0)


def _turned(image: Any, orientation: int) -> Any:
    """Return a picture as its camera was held, after the EXIF mark of that name."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    turn = turns.get(orientation)
    return image if turn is None else image.transpose(turn)


def _points(size: tuple[int, int], dpi: object) -> tuple[float, float]:
    """Return width and height by the resolution told, or as wide as A4 where none can be."""
    width, height = size
    told = _resolution(dpi)
    if told is not None:
        points = width * _INCH / told, height * _INCH / told
        if _SIDE[0] <= min(points) and max(points) <= _SIDE[1]:
            return points
    paper = _A4[1] if width > height else _A4[0]
    return paper, paper * height / width


def _resolution(dpi: object) -> float | None:
    """Return the pixels in an inch that a file tells of, None where it can be no truth."""
    try:
        told = float(dpi[0])  # type: ignore[index]
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return None
    believed = math.isfinite(told) and _DPI[0] <= told <= _DPI[1] and round(told) not in _UNTOLD_DPI
    return told if believed else None
