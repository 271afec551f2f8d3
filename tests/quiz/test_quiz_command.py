"""python -m knowledge quiz as trainers and programs use it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from click.testing import Result
from commands import Command, lines, sentence
from openpyxl import Workbook
from rich.console import Console

from knowledge.quiz import Format, QuizItem, QuizMaker, Selection, Upkeep, export, item_of
from knowledge.terminal.quizzing import Quizzing

ITEM = ["id", "type", "stem", "options", "key", "explanation", "difficulty", "topic", "citation",
        "made_by", "change"]  # fmt: skip
CITED = {"title", "location", "quote", "passage_id", "path", "start", "end"}


@pytest.fixture(scope="module")
def made_once(command: Command) -> Result:
    return command("quiz", "make", "--type", "single", "--count", "3", "--json")


@pytest.fixture
def made(made_once: Result) -> list[dict[str, object]]:
    return lines(made_once)


def test_json_has_the_promised_keys(command: Command, made: list[dict[str, object]]) -> None:
    assert len(made) == 3
    for record in made:
        assert list(record) == ITEM
        assert record["type"] == "single" and record["made_by"] == "rule"
        cited = record["citation"]
        assert isinstance(cited, dict) and cited.keys() >= CITED
    filled = lines(command("quiz", "make", "--type", "blank", "--count", "1", "--json"))
    assert "key_text" in filled[0] and "key" not in filled[0]


def test_the_quote_can_be_found_in_the_text_that_is_printed(
    command: Command, made: list[dict[str, object]]
) -> None:
    cited = item_of(made[0]).citation
    assert cited is not None
    text = command("text", cited.document_id).stdout
    assert text[cited.start : cited.end] == cited.quote


def test_the_same_seed_makes_the_same(command: Command, made: list[dict[str, object]]) -> None:
    again = lines(command("quiz", "make", "--type", "single", "--count", "3", "--json"))
    assert again == made


def test_a_type_may_be_written_in_chinese(command: Command, made: list[dict[str, object]]) -> None:
    again = lines(command("quiz", "make", "--type", "单选", "--count", "3", "--json"))
    assert again == made
    wrong = command("quiz", "make", "--type", "连线")
    assert wrong.exit_code == 2 and "连线" in wrong.stderr


def test_how_hard_may_be_chosen_in_either_language(command: Command) -> None:
    asked = ("quiz", "make", "--type", "single", "--count", "2", "--json")
    hard = lines(command(*asked, "--difficulty", "hard"))
    others = lines(command(*asked, "--difficulty", "易", "--difficulty", "中"))

    assert {one["difficulty"] for one in hard} == {"hard"}
    assert {one["difficulty"] for one in others} <= {"easy", "medium"} and len(others) == 2
    wrong = command(*asked, "--difficulty", "奇难")
    assert wrong.exit_code == 2 and "奇难" in wrong.stderr


def test_people_read_cards(command: Command) -> None:
    out = command("quiz", "make", "--topic", "支委会", "--type", "single", "--count", "1").stdout
    assert out.startswith("1. 〔单选题·") and "   A. " in out and "答案：" in out
    assert "出处：《云泽市统计局党支部工作规则》" in out


@pytest.mark.parametrize("as_json", [True, False], ids=["json", "cards"])
def test_each_item_is_printed_when_it_is_made(
    as_json: bool, made: list[dict[str, object]], capsys: pytest.CaptureFixture[str]
) -> None:
    items = [item_of(one) for one in made]
    shown: list[str] = []

    class Maker:
        def each(self, *_: object, **__: object) -> Iterator[QuizItem]:
            for item in items:
                yield item
                shown.append(capsys.readouterr().out)

    maker, upkeep = cast("QuizMaker", Maker()), cast("Upkeep", None)
    desk = Quizzing(maker, upkeep, Console(file=sys.stdout, width=400))
    desk.make(Selection(), (), None, seed=0, as_json=as_json)

    assert [item.stem in text for item, text in zip(items, shown, strict=True)] == [True] * 3
    assert [text.count("\n") for text in shown] == [1] * 3 or not as_json


def test_nothing_to_ask_about_is_told_beside_standard_output(command: Command) -> None:
    result = command("quiz", "make", "--topic", "量子引力的弦论", "--type", "multi", "--json")
    assert result.exit_code == 0
    assert result.stdout == "" and "没有可出的题" in result.stderr


def test_a_wrong_document_is_told_in_one_sentence(command: Command) -> None:
    assert sentence(command("quiz", "make", "--document", "没有这份文件"))
    assert "不是日期" in sentence(command("quiz", "make", "--since", "去年"))


def written(folder: Path, records: list[dict[str, object]]) -> Path:
    file = folder / "items.jsonl"
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return file


def exported(command: Command, source: Path, target: Path, *options: str) -> Result:
    return command("quiz", "export", str(source), str(target), *options)


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json", ".gift", ".xml"])
def test_what_is_exported_is_imported_as_it_was(
    ending: str, command: Command, made: list[dict[str, object]], tmp_path: Path
) -> None:
    target = tmp_path / f"题库{ending}"

    done = exported(command, written(tmp_path, made), target)

    assert done.exit_code == 0 and "3 题" in done.stderr
    assert lines(command("quiz", "import", str(target), "--json")) == made
    assert command("quiz", "check", str(target)).exit_code == 0


def test_a_file_is_never_overwritten(
    command: Command, made: list[dict[str, object]], tmp_path: Path
) -> None:
    target = tmp_path / "试卷.docx"
    assert exported(command, written(tmp_path, made), target, "--answers").exit_code == 0
    before = target.read_bytes()

    assert "已经存在" in sentence(exported(command, tmp_path / "items.jsonl", target))
    assert target.read_bytes() == before


def test_targets_of_no_known_kind_are_refused(
    command: Command, made: list[dict[str, object]], tmp_path: Path
) -> None:
    source = written(tmp_path, made)
    assert ".xlsx" in sentence(exported(command, source, tmp_path / "试卷.pdf"))
    assert "无法读取" in sentence(exported(command, tmp_path / "none.csv", tmp_path / "a.md"))


def test_a_trainers_workbook_gets_its_sources_and_its_faults_by_row(
    command: Command, tmp_path: Path
) -> None:
    rule = "《云泽市统计局党支部工作规则》第十四条"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["题型", "题干", "A", "B", "C", "D", "答案", "出处"],
        ["单选", "支委会每月至少召开几次？", "1次", "2次", "3次", "4次", "A", rule],
        ["单选", "支委会每月至少召开几次？", "1次", "2次", "3次", "4次", "E", rule],
        ["判断题", "支委会每月至少召开1次。", "", "", "", "", "√", "《没有的办法》第一条"],
    ):
        sheet.append(row)
    book.save(tmp_path / "题库.xlsx")

    result = command("quiz", "import", str(tmp_path / "题库.xlsx"), "--json")

    assert result.exit_code == 1
    (item,) = map(item_of, map(json.loads, result.stdout.splitlines()))
    assert item.citation is not None and "每月至少召开1次" in item.citation.quote
    assert "第 3 行“答案”" in result.stderr and "第 4 行“出处”" in result.stderr


def test_a_changed_passage_is_told(
    command: Command, made: list[dict[str, object]], tmp_path: Path
) -> None:
    cited = made[0]["citation"]
    assert isinstance(cited, dict)
    cited |= {"quote": "从前的说法。", "passage_hash": "0" * 16}

    result = command("quiz", "check", str(written(tmp_path, made)))

    assert result.exit_code == 1
    assert "第 1 题" in result.stdout and "2 题可用" in result.stderr


def test_the_empty_form_is_a_workbook(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "空题库.xlsx"
    assert command("quiz", "form", str(target)).exit_code == 0
    assert target.read_bytes()[:2] == b"PK"
    assert ".xlsx" in sentence(command("quiz", "form", str(tmp_path / "空题库.csv")))
    assert export((), Format.XLSX)
