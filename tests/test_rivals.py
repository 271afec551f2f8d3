"""The scoring and the page of the comparison with other frameworks, with made-up systems."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.rivals import lap
from benchmarks.rivals.entrant import Piece, files_of, texts_of
from benchmarks.rivals.figures import figures
from benchmarks.rivals.gold import AnyOf, Source, Wording, article, deciding, rank_of
from benchmarks.rivals.line_up import STARTERS, Starter
from benchmarks.rivals.page import put_into, tables, versions
from benchmarks.rivals.sets import Asked, QuestionSet, cmrc, quiz, seeds, stard

RULES = """青禾社区菜园使用办法

总纲说的是为了什么。
第一条 每户可以认领一块菜地，期限一年。
第二条 浇水用雨水桶里的水；不够时，再接自来水，每周一次。
期限以登记为准。
第三条 连续两个月不打理的菜地由社区收回。
"""
RENT = "每户可以认领一块菜地，期限一年。"


def piece(text: str, source: str = "rules.txt") -> Piece:
    return Piece(source, text)


def test_evidence_is_found_however_it_was_cut() -> None:
    gold = Wording([RENT])

    assert gold.hit(piece(RULES))
    assert gold.hit(piece("每户可以认领\n一块菜地，期限"))
    assert not gold.hit(piece("期限一年。"))


def test_evidence_of_one_file_does_not_count_in_another() -> None:
    gold = Wording([RENT], {"rules.txt"})

    assert gold.hit(piece(RENT))
    assert not gold.hit(piece(RENT, "copy.txt"))


def test_any_of_several_pieces_of_evidence_will_do() -> None:
    gold = AnyOf([Wording([RENT]), Source({"story.txt"})])

    assert gold.hit(piece("别的", "story.txt"))
    assert not AnyOf([]).hit(piece(RENT))


def test_the_rank_is_that_of_the_first_hit() -> None:
    found = [piece("别的"), piece(RENT), piece(RULES)]

    assert rank_of(Wording([RENT]), found) == 2
    assert rank_of(Wording(["完全没有的话在这里"]), found) is None


def test_pieces_of_one_file_take_one_rank_where_files_are_counted() -> None:
    found = [piece("一", "a"), piece("二", "a"), piece("三", "b")]

    assert rank_of(Source({"b"}), found, by_source=True) == 2
    assert rank_of(Source({"b"}), found) == 3


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared(evidence: str, text: str) -> None:
    assert Wording([text]).hit(piece(text))
    assert Wording([evidence]).hit(piece(text)) in (True, False)


def test_an_article_is_found_by_its_label() -> None:
    assert article(RULES, "第二条").endswith("期限以登记为准。")
    assert article(RULES, "").endswith("总纲说的是为了什么。\n")
    assert article(RULES, "第九条") == ""


def test_the_deciding_sentence_is_the_one_most_like_the_question() -> None:
    text = "巡查每周一次。浇水每周一次，另有规定的除外。"

    assert deciding(text, "每周一次", "浇水多久一次？") == ["浇水每周一次，另有规定的除外。"]
    assert deciding(text, "每月一次", "浇水多久一次？") == []


def jsonl(file: Path, *lines: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(json.dumps(one) for one in lines), encoding="utf-8")


def test_the_sets_are_read_with_their_evidence(tmp_path: Path) -> None:
    data, scratch = tmp_path / "data", tmp_path / "scratch"
    scratch.mkdir()
    regulations = data / "collection" / "regulations"
    regulations.mkdir(parents=True)
    (regulations / "菜园办法（2024年）.txt").write_text(RULES, encoding="utf-8")
    jsonl(
        data / "eval" / "seeds_dev.jsonl",
        {"question": "期限多久？", "gold": [{"evidence": RENT}]},
        {"question": "谁来种花？", "gold": []},
    )
    jsonl(
        data / "eval" / "quiz_dev.jsonl",
        {
            "question": "菜地的期限是（ ）。",
            "answer_texts": ["一年"],
            "where": ["菜园办法（2024年） 第一条"],
            "as_of": "2024-05-01",
        },
        {
            "question": "没有的（ ）。",
            "answer_texts": ["两年"],
            "where": ["菜园办法（2024年） 第九条"],
        },
    )
    jsonl(data / "eval" / "cmrc_passages.jsonl", {"id": "7", "text": RENT})
    jsonl(data / "eval" / "cmrc_questions.jsonl", {"question": "期限多久？", "gold": ["7"]})
    jsonl(data / "eval" / "stard_dev.jsonl", {"question": "期限？", "gold_texts": [RENT]})

    members = seeds(data, scratch)
    exam = quiz(data, scratch)
    comprehension = cmrc(data, scratch)
    laws = stard(data, scratch, laws=regulations)

    assert [one.question for one in members.asked] == ["期限多久？"]
    assert [(one.question, one.as_of) for one in exam.asked] == [
        ("菜地的期限是（ ）。", "2024-05-01")
    ]
    assert exam.asked[0].gold.hit(piece(RENT, "菜园办法（2024年）.txt"))
    assert [one.name for one in files_of(comprehension.folder)] == ["7.txt"]
    assert comprehension.asked[0].gold.hit(piece("随便", "7.txt"))
    assert laws.asked[0].gold.hit(next(texts_of(laws.folder)))


def test_a_set_is_thinned_at_even_distances(tmp_path: Path) -> None:
    asked = [Asked(str(at), Source({"a"})) for at in range(10)]
    thin = QuestionSet(tmp_path, asked).thinned(4)

    assert [one.question for one in thin.asked] == ["0", "3", "6", "9"]
    assert len(QuestionSet(tmp_path, asked).thinned(1000).asked) == 10


class Remembering:
    """A made-up system: gives back every text that shares a character with the question."""

    def __init__(self, model: Path, folder: Path, scratch: Path) -> None:
        self._folder = folder
        self._pieces: list[Piece] = []

    def ingest(self) -> None:
        self._pieces = list(texts_of(self._folder))

    def retrieve(self, question: str, as_of: str | None, limit: int) -> list[Piece]:
        return [one for one in self._pieces if set(question) & set(one.text)][:limit]


def test_a_lap_is_run_and_scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    starter = Starter(__name__, "Remembering", "made up", packages=("pytest", "no-such-package"))
    monkeypatch.setitem(STARTERS, "made-up", starter)
    monkeypatch.setattr("benchmarks.rivals.line_up.import_module", lambda _: _This)
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.md").write_text("巡查两次", encoding="utf-8")
    (folder / "b.txt").write_text(RENT, encoding="utf-8")
    asked = [Asked("菜地？", Wording([RENT])), Asked("巡查？", Wording([RENT]))]
    questions = [{"question": one.question, "as_of": None} for one in asked]
    task = {"model": "m", "folder": str(folder), "questions": questions}

    result = json.loads(json.dumps(lap.run("made-up", task, tmp_path)))
    got = figures(QuestionSet(folder, asked), result)

    assert (got["n"], got["hit@1"], got["mrr@10"]) == (2, 0.5, 0.5)
    assert got["characters"] > 0 and got["peak_mb"] > 0
    assert result["versions"]["no-such-package"] == "?"


class _This:
    Remembering = Remembering


def test_figures_of_known_ranks(tmp_path: Path) -> None:
    asked = [Asked("问", Source({"gold"}))] * 4
    others = [["other", "文字"]]
    found = [
        [["gold", "文字"]],
        [*others, ["gold", "文字文字"]],
        [*others * 9, ["gold", "文字"]],
        others * 10,
    ]
    result = {"found": found, "query_ms": [1.0, 2.0, 3.0, 100.0], "ingest_s": 2.04, "peak_mb": 9.6}

    got = figures(QuestionSet(tmp_path, asked), result)

    assert [got[f"hit@{k}"] for k in (1, 5, 10)] == [0.25, 0.5, 0.75]
    assert got["mrr@10"] == pytest.approx((1 + 1 / 2 + 1 / 10) / 4)
    assert (got["query_p50_ms"], got["ingest_s"], got["peak_mb"]) == (2.5, 2.0, 10)
    assert got["query_p95_ms"] > 80


def test_a_long_piece_uses_up_what_is_read(tmp_path: Path) -> None:
    asked = [Asked("问", Source({"gold"}))] * 3
    found = [
        [["gold", "长" * 5000]],
        [["other", "长" * 1500], ["gold", "长" * 400]],
        [["other", "长" * 1500], ["gold", "长" * 600]],
    ]
    result = {"found": found, "query_ms": [1.0], "ingest_s": 1.0, "peak_mb": 1.0}

    got = figures(QuestionSet(tmp_path, asked), result)

    assert got["hit@2000c"] == pytest.approx(2 / 3, abs=1e-3)
    assert got["hit@5"] == 1.0


def test_the_table_marks_the_best_the_helped_and_the_failed() -> None:
    measured: dict[str, Any] = {
        "n": 70,
        "hit@1": 0.8,
        "hit@5": 0.9,
        "hit@10": 1.0,
        "mrr@10": 0.85,
        "hit@2000c": 0.88,
        "ingest_s": 1.5,
        "query_p50_ms": 2.0,
        "query_p95_ms": 3.0,
        "peak_mb": 1200,
        "characters": 250,
    }
    weaker = {**measured, "hit@1": 0.5}
    text = tables(
        {
            "seeds": {
                "langchain-bm25-words": weaker,
                "zhigui": measured,
                "txtai-hybrid": {"error": "ImportError"},
            }
        }
    )
    _, _, _, _, ours, helped, failed = text.strip().splitlines()

    assert text.startswith("### seeds: 70 questions")
    assert ours.startswith("| Zhigui | **.800** | **.900** | **1.000** |")
    assert helped.startswith("| LangChain BM25, jieba words † | .500 | **.900** |")
    assert "1,200" in ours
    assert failed.count("–") == 10


def test_a_page_gets_new_tables_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- tables -->\nold\n<!-- /tables -->\nafter\n", encoding="utf-8")

    put_into(page, "new")
    put_into(page, "newer")

    said = page.read_text(encoding="utf-8")
    assert said == "before\n<!-- tables -->\n\nnewer\n<!-- /tables -->\nafter\n"


def test_versions_are_told_once() -> None:
    one = {"versions": {"chromadb": "1.5.9"}}

    assert versions({"a": {"x": one, "y": one}, "b": {"x": {"error": "-"}}}) == (
        "Versions: chromadb 1.5.9."
    )


@pytest.mark.parametrize("name", STARTERS)
def test_who_takes_part_exists_and_its_framework_is_not_needed_to_say_so(name: str) -> None:
    starter = STARTERS[name]
    module = __import__(starter.module, fromlist=[starter.kind])

    assert callable(getattr(module, starter.kind))
    assert starter.label.isascii()
