"""The admin's approved questions, asked of a draft before it is published."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingesting import GARDEN, PATROL, Bench
from typer.testing import CliRunner

import ingest
from knowledge.bootstrap import Workshop
from knowledge.errors import QuestionError
from knowledge.evaluation import Ask, Item
from knowledge.ingestion import Approval, IngestReport, Turn, Verdict
from knowledge.ingestion.verdict import Reply
from knowledge.model import Answer, Citation, NoAnswer
from knowledge.search import Catalogues

PLOT = {
    "question": "一户能认领几块菜地",
    "evidence": "每户可以认领一块菜地",
    "answer_keys": ["一块"],
}
LAMP = {"question": "路灯坏了什么时候报修", "evidence": "应当在次日中午之前报修"}


@dataclass
class Desk:
    """A bench whose ingests ask the approved questions; `asked` counts the answers."""

    bench: Bench
    tolerance: float = 0.05
    asked: int = 0

    def ingest(self, **options: bool) -> IngestReport:
        approval = Approval(self.bench.root / "questions.jsonl", self.asking, self.tolerance)
        return replace(self.bench.ingestion, approval=approval)(**options)

    def approve(self, *questions: dict[str, object]) -> None:
        lines = (json.dumps(one, ensure_ascii=False) for one in questions)
        self.bench.write("questions.jsonl", "\n".join(lines))

    def asking(self, catalogues: Catalogues) -> Ask:
        """Answers with the first line in which a pair of the question's words stands."""

        def ask(item: Item) -> Answer | NoAnswer:
            self.asked += 1
            catalogue = catalogues.catalogue()
            for document in catalogue.documents.values():
                text = catalogue.text(document.id)
                for line in text.split("\n"):
                    if item.question[-2:] in line:
                        start = text.index(line)
                        cited = Citation(1, document, line[:3], line, "", start, start + len(line))
                        return Answer(line, (cited,), 0.9)
            return NoAnswer("没有", 0.1)

        return ask


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    bench = Bench.at(tmp_path)
    bench.write("garden.md", GARDEN)
    bench.write("patrol.txt", PATROL)
    return Desk(bench)


def test_without_a_file_nothing_is_asked(desk: Desk) -> None:
    report = desk.ingest()
    assert report.published and report.verdict is None and desk.asked == 0


def test_the_first_ingest_with_questions_only_reports(desk: Desk) -> None:
    desk.approve(PLOT, {"question": "地铁票价", "evidence": "两元"})
    report = desk.ingest()
    assert report.published and report.verdict is not None
    assert [one.question for one in report.verdict.failed] == ["地铁票价"]
    assert desk.bench.titles() == ["青禾社区菜园使用办法", "青禾社区夜间巡查规则"]


def test_a_drop_stops_the_publication_and_names_the_question(desk: Desk) -> None:
    desk.approve(PLOT, LAMP)
    before = desk.ingest().generation
    desk.bench.write("garden.md", GARDEN.replace("一块菜地", "两分地"))
    report = desk.ingest()
    assert report.stopped and not report.published and report.generation == before
    assert report.verdict is not None
    [changed] = report.verdict.changed
    assert changed.turn is Turn.WORSE and changed.after.question == PLOT["question"]
    assert desk.bench.store.current_id() == before
    assert not list((desk.bench.var / "generations").glob("*.draft"))


def test_a_stopped_ingest_can_be_accepted_and_is_what_the_next_is_compared_with(
    desk: Desk,
) -> None:
    desk.approve(PLOT, LAMP)
    desk.ingest()
    desk.bench.write("garden.md", GARDEN.replace("一块菜地", "两分地"))
    assert desk.ingest().stopped
    accepted = desk.ingest(accept=True)
    assert accepted.published and not accepted.stopped
    desk.bench.write("more.txt", PATROL.replace("巡查", "值守"))
    again = desk.ingest()
    assert again.published and again.verdict is not None
    assert all(one.turn is not Turn.WORSE for one in again.verdict.changed)


def test_mending_the_document_lets_the_next_ingest_through(desk: Desk) -> None:
    desk.approve(PLOT)
    desk.ingest()
    desk.bench.write("garden.md", GARDEN.replace("一块菜地", "两分地"))
    assert desk.ingest().stopped
    desk.bench.write("garden.md", GARDEN.replace("每户可以", "每户每年可以"))
    assert desk.ingest().published


def test_within_the_tolerance_it_is_published_and_told(desk: Desk) -> None:
    desk.approve(PLOT, LAMP)
    desk.tolerance = 0.5
    desk.ingest()
    desk.bench.write("garden.md", GARDEN.replace("一块菜地", "两分地"))
    report = desk.ingest()
    assert report.published and report.verdict is not None and len(report.verdict.changed) == 1


def test_an_answer_from_elsewhere_is_told(desk: Desk) -> None:
    desk.approve(PLOT)
    desk.ingest()
    desk.bench.write("garden.md", GARDEN.replace("第二条 每户", "第二条 水管共用。\n第五条 每户"))
    report = desk.ingest()
    assert report.verdict is not None
    assert [one.turn for one in report.verdict.changed] == [Turn.ELSEWHERE]


def test_an_ingest_without_changes_asks_nothing(desk: Desk) -> None:
    desk.approve(PLOT)
    desk.ingest()
    desk.asked = 0
    assert not desk.ingest().published and desk.asked == 0


def test_a_dry_run_asks_nothing(desk: Desk) -> None:
    desk.approve(PLOT)
    assert desk.ingest(dry_run=True).verdict is None and desk.asked == 0


@pytest.mark.parametrize("line", ["{", '{"evidence": "甲"}', '{"question": "甲", "gold": [5]}'])
def test_a_bad_line_is_named_before_anything_happens(desk: Desk, line: str) -> None:
    desk.bench.write("questions.jsonl", json.dumps(PLOT) + "\n" + line)
    with pytest.raises(QuestionError, match="第 2 行"):
        desk.ingest()
    assert desk.bench.store.current_id() is None


def test_the_command_ends_with_3_and_says_the_remedy(tmp_path: Path) -> None:
    bench = Bench.at(tmp_path)
    bench.write("garden.md", GARDEN)
    Desk(bench).approve(PLOT)
    environment = {"ZHIGUI_VAR": str(bench.var), "ZHIGUI_DOCUMENTS": str(bench.root)}

    def run(*options: str) -> tuple[int, str]:
        done = CliRunner().invoke(ingest.app, options, env=environment)
        return done.exit_code, done.stdout

    code, said = run()
    assert code == 0 and "核准的问题：1 题，答对 1 题" in said
    bench.write("garden.md", GARDEN.replace("一块菜地", "两分地"))
    code, said = run()
    assert code == 3 and "一户能认领几块菜地" in said and "--accept" in said
    code, said = run("--json", "--accept")
    told = json.loads(said)
    assert code == 0 and told["published"] and told["approved_questions"]["stopped"]


def test_the_sample_collection_keeps_its_approved_answers(sample: Workshop) -> None:
    replies = sample.library.catalogue().generation.manifest.fact("approved_questions")
    assert len(replies) == 13
    assert [one["question"] for one in replies.values() if not one["passed"]] == []


replies = st.dictionaries(
    st.sampled_from("甲乙丙丁戊己"),
    st.builds(Reply, st.just("问"), st.booleans(), st.booleans(), st.just(("某处",))),
)


@given(replies, replies, st.floats(0, 1))
def test_more_tolerance_never_stops_more(
    before: dict[str, Reply], now: dict[str, Reply], tolerance: float
) -> None:
    verdict: Callable[[float], bool] = lambda given: Verdict.of(before, now, given).stopped  # noqa: E731
    assert verdict(0.0) or not verdict(tolerance)
    assert not verdict(1.0)
    assert not Verdict.of(now, now, 0.0).stopped


@given(replies)
def test_a_reply_is_kept_as_it_was(replies: dict[str, Reply]) -> None:
    for one in replies.values():
        assert Reply.from_json(json.loads(json.dumps(one.as_json()))) == one
