"""Files are read in processes of their own, and what one does there harms no other."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from ingesting import GARDEN, PATROL, STORY, Bench, states

from knowledge.errors import ReadingError
from knowledge.ingestion import InProcess, Made, Makers, State, WorkerLimits, Workers
from knowledge.ingestion import WorkerProcess as Worker

UNRULY = (sys.executable, str(Path(__file__).with_name("unruly_worker.py")))
# A worker's start counts, which takes seconds on a machine that does other things as well.
QUICK = WorkerLimits(page_seconds=6, file_seconds=40, memory_mb=1000)
PATIENT = replace(QUICK, page_seconds=60, file_seconds=120)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench.at(tmp_path)


@pytest.fixture(scope="module")
def unruly() -> Iterator[Worker]:
    worker = Worker(PATIENT, UNRULY)
    yield worker
    worker.close()


@pytest.fixture(scope="module")
def hurried() -> Iterator[Worker]:
    worker = Worker(QUICK, UNRULY)
    yield worker
    worker.close()


def made(worker: Worker, text: str) -> Made:
    pages: list[tuple[int, int]] = []
    return worker.make(
        text.encode(), "样例.txt", None, 400, lambda done, total: pages.append((done, total))
    )


@pytest.fixture(params=["in process", "workers"])
def makers(request: pytest.FixtureRequest, bench: Bench) -> Makers:
    if request.param == "workers":
        return Workers(WorkerLimits(), 2, 400)
    return InProcess(bench.readers, 400)


class TestContract:
    """What every maker does."""

    def test_files_come_back_in_order_each_with_its_documents(
        self, makers: Makers, bench: Bench
    ) -> None:
        names = [f"{n}.txt" for n in range(7)]
        for name in names:
            bench.write(name, PATROL.replace("巡查", f"巡查{name}"))
        outcomes = list(makers(names, bench.planner.load, lambda *_: None))

        assert [one.path for one in outcomes] == names
        for one in outcomes:
            assert not isinstance(one.result, ReadingError)
            file, result = one.result
            assert file.record.path == one.path
            [document] = result.documents
            assert document.articles == 3 and document.path == one.path
            for passage in document.passages:
                assert document.text[passage.start : passage.end] == passage.text
                assert passage.document_id == document.id

    def test_a_file_that_cannot_be_read_is_an_outcome_too(
        self, makers: Makers, bench: Bench
    ) -> None:
        bench.write("坏.txt", bytes(range(256)) * 8)
        bench.write("好.txt", GARDEN)
        bad, good = makers(["坏.txt", "好.txt"], bench.planner.load, lambda *_: None)

        assert isinstance(bad.result, ReadingError) and "坏.txt" in str(bad.result)
        assert not isinstance(good.result, ReadingError)

    def test_metadata_beside_a_file_are_heeded_or_reported(
        self, makers: Makers, bench: Bench
    ) -> None:
        bench.write("园.txt", GARDEN)
        bench.write("园.meta.yaml", "issuer: 青禾社区居委会\nadopted: 2024-02-01\n")
        bench.write("巡.txt", PATROL)
        bench.write("巡.meta.yaml", "- 只是\n- 列表\n")
        outcomes = list(makers(["园.txt", "巡.txt"], bench.planner.load, lambda *_: None))
        garden, patrol = (one.result for one in outcomes)

        assert not isinstance(garden, ReadingError) and not isinstance(patrol, ReadingError)
        assert garden[1].documents[0].issuer == "青禾社区居委会"
        assert garden[1].faults == ()
        assert "巡.txt" in patrol[1].faults[0]

    def test_both_make_the_same(self, makers: Makers, bench: Bench) -> None:
        bench.write("做法.txt", STORY)
        [outcome] = makers(["做法.txt"], bench.planner.load, lambda *_: None)
        [here] = InProcess(bench.readers, 400)(["做法.txt"], bench.planner.load, lambda *_: None)

        assert outcome == here


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ("starve", "内存"),
        ("die", "崩溃"),
        ("leave", "崩溃"),
        ("fail", "处理时出错"),
    ],
)
def test_what_a_file_does_to_its_reader_is_one_sentence(
    unruly: Worker, order: str, reason: str
) -> None:
    with pytest.raises(ReadingError, match=reason) as raised:
        made(unruly, order)

    assert "样例.txt" in str(raised.value)
    assert "\n" not in str(raised.value) and "Error" not in str(raised.value)
    assert made(unruly, PATROL).documents[0].articles == 3


def test_who_hangs_is_stopped_and_the_next_file_is_read(hurried: Worker) -> None:
    with pytest.raises(ReadingError, match="超过 6 秒没有读完一页"):
        made(hurried, "hang on page 2")

    assert made(hurried, PATROL).documents[0].articles == 3


def test_the_log_has_what_a_library_said(unruly: Worker) -> None:
    with pytest.raises(ReadingError) as raised:
        made(unruly, "fail")

    assert "what a library says" in raised.value.detail


def test_pages_are_told_as_they_are_done(unruly: Worker) -> None:
    told: list[tuple[int, int]] = []
    text = f"turn pages\n{PATROL}"
    unruly.make(text.encode(), "样例.txt", None, 400, lambda *page: told.append(page))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_what_a_library_prints_is_no_answer(unruly: Worker) -> None:
    assert "chatter" in made(unruly, f"chatter\n{PATROL}").documents[0].text


def test_a_reader_sees_no_secret(unruly: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "12345:secret")
    unruly.close()
    with pytest.raises(ReadingError) as raised:
        made(unruly, "tell")

    assert "PATH" in raised.value.detail and "TELEGRAM" not in raised.value.detail


def test_one_file_that_hangs_leaves_the_others_their_place(bench: Bench) -> None:
    bench.write("a 卡住.txt", "hang\n第一条 不动了。\n")
    bench.write("b 好.txt", GARDEN)
    bench.write("c 好.txt", PATROL)
    ingestion = replace(bench.ingestion, makers=Workers(QUICK, 2, 400, UNRULY))
    report = ingestion()

    [hung] = report.of_state(State.FAILED)
    assert "超过 6 秒没有读完一页" in hung.message
    assert states(report) == {
        "a 卡住.txt": State.FAILED,
        "b 好.txt": State.ADDED,
        "c 好.txt": State.ADDED,
    }
    assert len(bench.titles()) == 2
