"""What every reader owes, whatever the bytes: a text or one sentence, and no other error."""

from __future__ import annotations

import io
import random
import socket
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import ReadingError
from knowledge.reading import Limits, Readers, Reading, build_readers
from reading.samples import samples, with_part

LIMITS = Limits(unpacked_mb=20, members=20, pages=20, rows=200)
SAMPLES = samples()
READERS = build_readers(LIMITS)
PACKAGES = [".docx", ".xlsx", ".pptx"]
READABLE = sorted(SAMPLES.keys() & set(READERS.endings))
WHOLE = sorted(READERS.endings)
FEW = settings(max_examples=25, deadline=None)
MANY = settings(max_examples=400, deadline=None)


@pytest.fixture(scope="module", autouse=True)
def alone() -> Iterator[None]:
    """No network, and no LibreOffice, which is tested elsewhere."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader looked for the network")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        patch.setattr("knowledge.reading.office.libreoffice.shutil.which", lambda _: None)
        patch.setattr("knowledge.reading.office.libreoffice._PLACES", ())
        yield


def outcome(data: bytes, path: str, readers: Readers = READERS) -> Reading | str:
    """Return what came of a file, having seen that it is as it must be."""
    try:
        reading = readers.read(data, path)
    except ReadingError as error:
        sentence = str(error)
        assert path in sentence and sentence.endswith("。") and "\n" not in sentence
        return sentence
    assert reading.sources
    for source in reading.sources:
        assert source.path == path or source.path.startswith(path + "/")
        assert source.format and source.text.strip()
        assert [line.number for line in source.lines] == list(range(1, len(source.lines) + 1))
        for line in source.lines:
            assert line.text == line.text.strip() and line.text and "\n" not in line.text
            line.text.encode()  # no half of a character
    for sentence in (*reading.faults, *(w for one in reading.sources for w in one.warnings)):
        assert sentence and "\n" not in sentence
    return reading


@pytest.mark.parametrize("ending", READABLE)
def test_good_files_are_read(ending: str) -> None:
    reading = outcome(SAMPLES[ending], f"制度/办法{ending}")
    assert isinstance(reading, Reading), reading


@pytest.mark.parametrize("ending", WHOLE)
def test_empty_blank_and_random_files_are_refused(ending: str) -> None:
    noise = random.Random(ending)  # noqa: S311
    for data in (b"", b" \r\n\t\n", b"\0" * 1000, noise.randbytes(3), noise.randbytes(9000)):
        assert isinstance(outcome(data, f"办法{ending}"), str) or len(data) == 3


@pytest.mark.parametrize("ending", READABLE)
def test_files_cut_short(ending: str) -> None:
    whole = SAMPLES[ending]
    for tenth in range(10):
        outcome(whole[: len(whole) * tenth // 10], f"办法{ending}")
    outcome(whole[:-1], f"办法{ending}")


@pytest.mark.parametrize("ending", WHOLE)
def test_files_of_every_other_format_under_this_ending(ending: str) -> None:
    for other, data in SAMPLES.items():
        reading = outcome(data, f"办法{ending}")
        if other in (".docx", ".xlsx", ".pptx", ".pdf", ".zip") and other in READERS.endings:
            assert isinstance(reading, Reading), (other, ending)


@pytest.mark.parametrize("ending", [one for one in READABLE if one != ".pdf"])  # may be a scan
@FEW
@given(data=st.data())
def test_changed_files(ending: str, data: st.DataObject) -> None:
    outcome(_changed(SAMPLES[ending], data), f"办法{ending}")


@pytest.mark.parametrize("ending", PACKAGES)
@FEW
@given(data=st.data())
def test_packages_with_a_changed_part(ending: str, data: st.DataObject) -> None:
    outcome(_changed_part(ending, data), f"办法{ending}")


@pytest.mark.slow
@pytest.mark.parametrize("ending", READABLE)
@MANY
@given(data=st.data())
def test_many_changed_files(ending: str, data: st.DataObject) -> None:
    outcome(_changed(SAMPLES[ending], data), f"办法{ending}")


@pytest.mark.slow
@pytest.mark.parametrize("ending", PACKAGES)
@MANY
@given(data=st.data())
def test_many_packages_with_a_changed_part(ending: str, data: st.DataObject) -> None:
    outcome(_changed_part(ending, data), f"办法{ending}")


def _changed_part(ending: str, data: st.DataObject) -> bytes:
    with zipfile.ZipFile(io.BytesIO(SAMPLES[ending])) as package:
        names = package.namelist()
        name = data.draw(st.sampled_from(names))
        content = package.read(name)
    return with_part(SAMPLES[ending], name, _changed(content, data))


def _changed(whole: bytes, data: st.DataObject) -> bytes:
    """Return bytes with a few pieces replaced, left out, said twice or taken from elsewhere."""
    changed = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(changed)))
        end = start + data.draw(st.sampled_from([0, 1, 2, 8, 60]))
        place = data.draw(st.integers(0, len(changed)))
        piece = data.draw(
            st.binary(max_size=4)
            | st.sampled_from([b'"', b"<", b"/>", b"-1", b"99999999999", b"NaN", b"&#0;"])
            | st.just(bytes(changed[place : place + 40]))
        )
        changed[start:end] = piece
    return bytes(changed)
