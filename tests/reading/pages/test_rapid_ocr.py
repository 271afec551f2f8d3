"""The real engine on a small page of our own, and what every engine owes."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from knowledge.reading.limits import Limits
from knowledge.reading.pages.image import cut
from knowledge.reading.pages.ocr import PageRecogniser
from knowledge.reading.pages.ocr_engine import EngineFailure, TextEngine
from knowledge.reading.pages.picture import PictureReader
from knowledge.reading.pages.rapid_ocr import RapidOcr
from reading.pages.bars import Sheet

if TYPE_CHECKING:
    from knowledge.reading.pages.ocr_engine import Pixels

SCAN = Path(__file__).parents[2] / "data/scan.png"
PARAGRAPHS = [
    "读书小组管理办法（试行）",
    "第一条　为了办好各支部的读书小组，让大家愿意来、坐得住、有收获，制定本办法。",
    "第二条　小组每月活动一次，每次不少于60分钟，由组长提前3天通知时间、地点和书目：",
    "（一）带头读书，做好笔记；",
    "（二）爱护图书，按期归还。",
    "第三条　经费按下表执行，超出部分自理。",
    "项目：图书 | 标准：每人80元 | 备注：每年一次",
    "项目：茶水 | 标准：每次50元",
    "项目：场地 | 标准：免费 | 备注：提前预约",
]
ENGINE = RapidOcr()


@pytest.fixture(scope="module", autouse=True)
def alone() -> Iterator[None]:
    """No network: the models are those of the package."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("recognition looked for the network")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


def scan() -> Image.Image:
    with Image.open(SCAN) as image:
        return image.convert("RGB")


def read(image: Image.Image, kind: str = "PNG", **options: int) -> list[str]:
    data = io.BytesIO()
    image.save(data, kind, dpi=(150, 150), **options)
    reader = PictureReader(Limits(), PageRecogniser(ENGINE))
    return reader.read(data.getvalue(), "办法.png").text.split("\n")


@pytest.fixture(params=["rapidocr", "bars"])
def seen(request: pytest.FixtureRequest) -> tuple[TextEngine, Pixels]:
    """An engine and a picture with text for it."""
    if request.param == "rapidocr":
        return ENGINE, np.array(scan())[:300]
    sheet = Sheet(300, 200)
    sheet.write("读书小组每周集中", 30, 40)
    return sheet.engine, sheet.pixels


def test_an_engine_finds_text_inside_the_picture(seen: tuple[TextEngine, Pixels]) -> None:
    engine, picture = seen
    quads = engine.find(picture)

    assert quads
    for a, b, c, d in quads:
        assert all(-1 <= x <= picture.shape[1] + 1 for x, _ in (a, b, c, d))
        assert all(-1 <= y <= picture.shape[0] + 1 for _, y in (a, b, c, d))
        assert a[0] < b[0] and d[0] < c[0] and a[1] < d[1] and b[1] < c[1]


def test_an_engine_reads_with_places_and_confidence(seen: tuple[TextEngine, Pixels]) -> None:
    engine, picture = seen
    for quad in engine.find(picture)[:2]:
        glimpse = engine.read(cut(picture, quad))
        assert len(glimpse.text) == len(glimpse.certain) == len(glimpse.places) > 3
        assert all(0 <= sure <= 1 for sure in glimpse.certain)
        assert list(glimpse.places) == sorted(glimpse.places)
        assert all(0 <= place <= 1 for place in glimpse.places)


def test_an_engine_finds_nothing_on_white_paper(seen: tuple[TextEngine, Pixels]) -> None:
    engine, picture = seen
    white = np.full_like(picture, 255)

    assert engine.find(white) == []
    assert len(engine.read(white[:40]).text) == 0


def test_an_engine_says_when_it_breaks_down(seen: tuple[TextEngine, Pixels]) -> None:
    engine, _ = seen
    for call in (engine.find, engine.read):
        with pytest.raises(EngineFailure):
            call(np.zeros((0, 0, 3), np.uint8))


def test_a_scan_is_read_as_it_was_written(capfd: pytest.CaptureFixture[str]) -> None:
    assert read(scan()) == PARAGRAPHS
    assert capfd.readouterr() == ("", "")


def test_a_scan_that_lies_on_its_side_and_askew_is_read() -> None:
    askew = scan().rotate(89, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)

    assert read(askew.convert("L"), "JPEG", quality=60) == PARAGRAPHS


@pytest.mark.slow
def test_a_scan_upside_down_is_read() -> None:
    assert read(scan().rotate(180)) == PARAGRAPHS


@pytest.mark.slow
def test_a_seal_over_the_text_does_not_matter() -> None:
    image = scan()
    seal = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(seal)
    draw.ellipse((330, 160, 590, 420), outline=(225, 40, 45), width=9)
    draw.regular_polygon((460, 290, 60), 3, fill=(225, 40, 45))
    stamped = np.array(image).astype(np.uint16) * np.array(seal) // 255

    assert read(Image.fromarray(stamped.astype(np.uint8))) == PARAGRAPHS


@pytest.mark.slow
def test_a_watermark_does_not_matter() -> None:
    image = scan()
    mark = image.crop((230, 60, 650, 120)).resize((840, 120)).point(lambda level: level // 5 + 204)
    mark = mark.rotate(30, expand=True, fillcolor="white")
    behind = Image.new("RGB", image.size, "white")
    behind.paste(mark, (20, 80))

    assert read(ImageChops.multiply(image, behind)) == PARAGRAPHS


@pytest.mark.slow
def test_faint_print_on_grey_paper_is_read() -> None:
    faint = Image.fromarray((150 + np.array(scan()).astype(float) * 50 / 255).astype(np.uint8))

    assert read(faint) == PARAGRAPHS


@pytest.mark.slow
def test_a_photograph_from_an_angle_is_read() -> None:
    page = np.array(scan())
    height, width = page.shape[:2]
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    seen = np.array([(120, 60), (960, 90), (1010, 830), (50, 790)], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, seen)
    photograph = cv2.warpPerspective(page, matrix, (1060, 880), borderValue=(70, 60, 50))

    assert read(Image.fromarray(photograph)) == PARAGRAPHS


@pytest.mark.slow
def test_one_engine_serves_several_threads() -> None:
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append(read(scan()))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [PARAGRAPHS] * 2
