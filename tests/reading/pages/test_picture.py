from __future__ import annotations

import io
import struct
import warnings
import zlib
from typing import Any

import numpy as np
import pytest
from PIL import Image

from knowledge.errors import ReadingError
from knowledge.reading.limits import Limits
from knowledge.reading.pages.ocr import PageRecogniser
from knowledge.reading.pages.page import Page
from knowledge.reading.pages.picture import PictureReader
from knowledge.reading.pages.picture_file import PictureFile
from knowledge.reading.pages.recogniser import Picture
from knowledge.source import SourceText, Spot
from reading.pages.bars import FAINT, Sheet

WORDS = ["读书小组每周五下午集中学习", "由组长轮流主持"]
PATH = "扫描/办法.png"


def sheet_of(*words: str) -> Sheet:
    sheet = Sheet()
    for index, word in enumerate(words):
        sheet.write(word, 90, 120 + 60 * index)
    return sheet


def image_of(sheet: Sheet) -> Image.Image:
    return Image.fromarray(sheet.pixels)


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    data = io.BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def read(data: bytes, sheet: Sheet, limits: Limits | None = None, path: str = PATH) -> SourceText:
    return PictureReader(limits or Limits(), PageRecogniser(sheet.engine)).read(data, path)


def opened(data: bytes, limits: Limits | None = None) -> PictureFile:
    return PictureFile(data, PATH, limits or Limits())


def kept(source: SourceText) -> list[str]:
    return [line.text for line in source.lines if line.removed is None]


def test_a_picture_gives_its_lines_marked_as_scanned_and_without_a_page() -> None:
    sheet = sheet_of(*WORDS)

    source = read(saved(image_of(sheet)), sheet)

    assert (source.format, source.path) == ("scan", PATH)
    assert kept(source) == WORDS
    assert {line.spot for line in source.lines} == {Spot(scanned=True)}


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "TIFF", "WEBP"])
def test_every_kind_of_picture_is_read(kind: str) -> None:
    sheet = sheet_of(*WORDS)
    options = {"quality": 95} if kind in ("JPEG", "WEBP") else {}

    assert kept(read(saved(image_of(sheet), kind, **options), sheet)) == WORDS


def test_the_frames_of_a_tiff_are_pages_and_previews_are_not() -> None:
    sheet = sheet_of(*WORDS)
    image = image_of(sheet)
    preview = image.reduce(8)
    preview.encoderinfo = {"tiffinfo": {254: 1}}  # type: ignore[attr-defined]
    data = saved(image, "TIFF", save_all=True, append_images=[preview, image])
    seen: list[tuple[int, int]] = []
    reader = PictureReader(
        Limits(), PageRecogniser(sheet.engine), lambda done, total: seen.append((done, total))
    )

    source = reader.read(data, "a.tiff")

    assert {line.spot.page for line in source.lines if line.spot} == {1, 2}
    assert seen == [(1, 2), (2, 2)]


def test_a_page_that_cannot_be_decoded_costs_only_itself() -> None:
    sheet = sheet_of(*WORDS)
    image = image_of(sheet)
    data = saved(image, "TIFF", save_all=True, append_images=[image], compression="tiff_deflate")
    stripes = data.find(b"\x78", 8)  # the first frame's first packed strip
    broken = data[: stripes + 4] + b"\xff" * 60 + data[stripes + 64 :]

    source = read(broken, sheet, path="a.tiff")

    assert kept(source) == WORDS
    assert source.warnings == ("第1页读不出，已跳过；请对照原文件补上。",)


def test_doubtful_lines_are_told() -> None:
    sheet = sheet_of(WORDS[0], FAINT)

    source = read(saved(image_of(sheet)), sheet)

    assert source.warnings == (f"有 1 行识别不可靠，请核对：“{FAINT}”。",)


def test_the_mark_of_the_camera_turns_the_picture() -> None:
    sheet = sheet_of(*WORDS)
    exif = Image.Exif()
    exif[274] = 6  # to be turned clockwise
    lying = image_of(sheet).transpose(Image.Transpose.ROTATE_90)

    picture, _, width, height = opened(saved(lying, "JPEG", exif=exif)).frame(1)

    assert picture.width < picture.height and width < height


def test_resolution_is_believed_where_it_can_be_true() -> None:
    image = Image.new("L", (1240, 1754), 255)

    def width(**options: Any) -> float:
        return opened(saved(image, "JPEG", **options)).frame(1)[2]

    assert width(dpi=(150, 150)) == pytest.approx(595.2)
    assert width() == width(dpi=(72, 72)) == width(dpi=(9000, 9000)) == pytest.approx(595.3)
    landscape = opened(saved(image.rotate(90, expand=True))).frame(1)
    assert landscape[2:] == pytest.approx((841.9, 595.2), abs=0.1)


def pixel(image: Image.Image, kind: str = "PNG", **options: Any) -> tuple[int, ...]:
    """Return the first pixel as recognition gets it."""
    return tuple(opened(saved(image, kind, **options)).frame(1)[0].rgb[:3])


def test_colours_of_all_kinds_become_red_green_blue_on_white() -> None:
    white = (255, 255, 255)
    assert pixel(Image.new("RGBA", (20, 20), (0, 0, 0, 0))) == white
    assert pixel(Image.new("LA", (20, 20), (0, 0))) == white
    indexed = Image.new("P", (20, 20), 0)
    indexed.putpalette([0, 0, 0])
    assert pixel(indexed, transparency=0) == white
    assert pixel(Image.new("1", (20, 20), 1)) == white
    assert pixel(Image.new("CMYK", (20, 20), (0, 0, 0, 0)), "TIFF") == white
    deep = np.full((20, 20), 60_000, np.uint16)
    deep[10:] = 500
    assert pixel(Image.fromarray(deep)) == white


def test_more_than_recognition_can_use_is_shrunk() -> None:
    picture, _, width, _ = opened(saved(Image.new("1", (6000, 9000), 1), dpi=(720, 720))).frame(1)

    assert picture.width == 2600 and picture.height == 3900
    assert width == pytest.approx(600, abs=0.5)  # the paper is as large as before


def png(width: int, height: int, packed: bytes = b"") -> bytes:
    """Return a picture that says that it has so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(packed)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize("size", [(30_000, 30_000), (11_000, 10_000), (1001, 1000)])
def test_a_picture_above_the_limit_is_refused_by_its_header(size: tuple[int, int]) -> None:
    limits = Limits(pixels=1_000_000) if size[0] < 5000 else Limits()

    with pytest.raises(ReadingError, match=r"“扫描/办法.png”超过 \d+ 万像素；请缩小"):
        opened(png(*size), limits)


def test_a_large_picture_within_the_limit_is_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(opened(png(10_000, 9_500))) == 1


def test_too_many_frames_are_refused() -> None:
    image = Image.new("1", (50, 50), 1)
    data = saved(image, "TIFF", save_all=True, append_images=[image] * 4)

    with pytest.raises(ReadingError, match="超过 3 页"):
        opened(data, Limits(pages=3))


@pytest.mark.parametrize(
    "data",
    [
        saved(Image.new("RGB", (200, 200), "red"))[:120],
        saved(Image.effect_noise((200, 200), 50), "JPEG")[:900],
        saved(Image.new("RGB", (200, 200), "red"), "TIFF")[:3000],
        b"\x89PNG\r\n\x1a\n" + b"nonsense" * 20,
        png(0, 0),
        png(500, 500, b"\0" * 10),
        b"%!PS-Adobe-3.0 EPSF-3.0\n",  # would start a program if it were tried
        "不是图片".encode(),
    ],
)
def test_damage_is_one_sentence(data: bytes) -> None:
    with pytest.raises(ReadingError, match="已损坏或不完整"):
        read(data, Sheet())


class BrokenRecogniser:
    def recognise(self, picture: Picture, number: int, width: float, height: float) -> Page:
        raise ReadingError("文字识别组件出错；请重新安装依赖后再导入。", detail="no model")


def test_a_failure_of_recognition_names_the_file() -> None:
    reader = PictureReader(Limits(), BrokenRecogniser())

    with pytest.raises(ReadingError, match=r"“扫描/办法.png”没能识别：文字识别组件出错") as failure:
        reader.read(saved(Image.new("L", (200, 200), 255)), PATH)

    assert failure.value.detail == "no model"
