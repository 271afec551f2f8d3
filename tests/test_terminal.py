"""python -m knowledge as people and programs use it."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import ANSWER, CITATION, PASSAGE, Command, printed, sentence
from ingesting import GARDEN, PATROL, Bench

from knowledge.model import Kind

DOCUMENT = ["document_id", "title", "kind", "issuer", "document_number", "authors", "organisation",
            "source", "published", "effective", "path", "provisions", "passages", "cleaned_lines",
            "in_force", "superseded_by", "audience"]  # fmt: skip


def test_an_answer_is_shown_with_its_source(command: Command) -> None:
    out = command("ask", "支委会多久开一次？").stdout
    assert "【规定】" in out and "每月至少召开1次" in out
    assert "[1] 《云泽市统计局党支部工作规则》第四章 第十四条（2022-04-01）" in out


def test_a_refusal_shows_the_nearest_places_as_such(command: Command) -> None:
    result = command("ask", "帮我写一首关于春天的诗")
    assert result.exit_code == 0
    assert "没有找到" in result.stdout and "不是答案" in result.stdout


def test_json_has_exactly_the_promised_keys(command: Command) -> None:
    record = printed(command("ask", "--json", "支委会多久开一次？"))
    assert list(record) == ANSWER
    assert (record["id"], record["status"], record["writer"]) == (None, "answered", "extract")
    assert record["question"] == "支委会多久开一次？"
    (citation,) = record["citations"]
    assert list(citation) == CITATION
    assert citation["path"] == "regulations/云泽市统计局党支部工作规则.txt"
    assert (citation["kind"], citation["date"]) == ("regulation", "2022-04-01")
    assert citation["end"] - citation["start"] == len(citation["quote"])
    assert 1 <= len(record["passages"]) <= 10
    assert all(list(one) == PASSAGE for one in record["passages"])
    assert citation["passage_id"] in [one["passage_id"] for one in record["passages"]]
    assert 0 < record["confidence"] <= 1 and record["elapsed_ms"] > 0


def test_a_refusal_has_the_same_keys(command: Command) -> None:
    record = printed(command("ask", "--json", "采购管理办法第99条"))
    assert list(record) == ANSWER
    assert (record["status"], record["citations"]) == ("no_answer", [])
    (notice,) = record["notices"]
    assert notice == {"code": "no_such_provision", "text": record["answer"]}


def test_a_quote_can_be_found_in_the_text_that_is_printed(command: Command) -> None:
    (citation,) = printed(command("ask", "--json", "固定教学点设在哪几个地方"))["citations"]
    text = command("text", citation["document_id"]).stdout
    assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_as_of_answers_from_the_version_of_that_day(command: Command) -> None:
    record = printed(command("ask", "--json", "婚假有几天", "--as-of", "2022-01-01"))
    assert "婚假3天" in record["answer"]
    assert [one["code"] for one in record["notices"]] == ["older_version"]
    assert "婚假13天" in printed(command("ask", "--json", "婚假有几天"))["answer"]


@pytest.mark.parametrize("day", ["2022-13-01", "去年", "2022年1月1日", "22/1/1"])
@pytest.mark.parametrize("name", ["ask", "search", "show"])
def test_a_bad_date_is_told_in_one_sentence(command: Command, name: str, day: str) -> None:
    said = sentence(command(name, "采购管理办法第十条", "--as-of", day))
    assert day in said and "2024-07-01" in said


def test_search_lists_passages_best_first(command: Command) -> None:
    out = command("search", "主题党日", "--limit", "3").stdout
    assert [line[:2] for line in out.splitlines() if line[:2] in ("1.", "2.", "3.", "4.")] == [
        "1.", "2.", "3.",
    ]  # fmt: skip
    passages = printed(command("search", "主题党日", "--json"))
    assert len(passages) == 10 and all(list(one) == PASSAGE for one in passages)
    assert "每月10日为局机关主题党日" in passages[0]["text"]


def test_show_quotes_a_provision(command: Command) -> None:
    result = command("show", "采购管理办法第十条")
    assert result.exit_code == 0
    assert "第十条　比价、询价应当由2名以上工作人员共同进行" in result.stdout


def test_show_of_a_number_that_is_not_there_fails(command: Command) -> None:
    result = command("show", "采购管理办法第99条")
    assert result.exit_code == 1
    assert "共25条，没有第九十九条。" in result.stdout


def test_show_without_a_number_says_how_to_ask(command: Command) -> None:
    assert "例如" in sentence(command("show", "采购管理办法"))


def test_text_prints_the_whole_document(command: Command) -> None:
    out = command("text", "采购管理办法").stdout
    assert out.startswith("云泽市统计局采购管理办法")
    assert out.rstrip().endswith("本办法自2023年3月15日起施行。")


@pytest.mark.parametrize("name", ["没有的办法", "../../etc/passwd", "[red]"])
def test_text_of_an_unknown_document_says_where_to_look(command: Command, name: str) -> None:
    said = sentence(command("text", name))
    assert name in said and "documents" in said


def test_documents_as_json_have_exactly_the_promised_keys(command: Command) -> None:
    records = printed(command("documents", "--json"))
    assert len(records) == 16
    assert all(list(one) == DOCUMENT for one in records)
    by_path = {Path(one["path"]).stem: one for one in records}
    leave = by_path["云泽市统计局工作人员请休假管理办法（2021年）"]
    new = by_path["云泽市统计局工作人员请休假管理办法（2024年修订）"]
    assert (leave["in_force"], leave["superseded_by"]) == (False, new["document_id"])
    assert (new["in_force"], new["superseded_by"]) == (True, None)
    assert (new["provisions"], new["effective"]) == (28, "2024-07-01")
    article = by_path["手把手带出一支“不走的统计队”——企业统计员培训帮带工作的实践"]
    assert (article["authors"], article["published"]) == (["陆青禾", "沈知远"], "2025-01-09")
    assert (article["kind"], article["provisions"]) == ("experience", 0)
    assert by_path["云泽市统计局信访事项办理规定"]["cleaned_lines"] > 0
    assert {one["kind"] for one in records} <= set(Kind)


def test_documents_as_a_table_names_each(command: Command) -> None:
    out = command("documents", COLUMNS="300").stdout
    assert out.count("│ 规定") == 10
    assert "已被替代" in out


def test_check_names_what_was_changed_since_the_ingest(command: Command, tmp_path: Path) -> None:
    bench = Bench.at(tmp_path)
    bench.write("garden.md", GARDEN)
    bench.write("patrol.txt", PATROL)
    bench.ingest()
    here = {"ZHIGUI_VAR": str(bench.var), "ZHIGUI_DOCUMENTS": str(bench.root)}

    sound = command("check", **here)
    bench.write("garden.md", GARDEN.replace("一年", "两年"))
    changed = command("check", **here)

    assert (sound.exit_code, sound.stdout) == (0, "检查了 2 篇文档，发现 0 处问题。\n")
    assert changed.exit_code == 1
    assert "garden.md" in changed.stdout and "patrol.txt" not in changed.stdout


@pytest.mark.slow
def test_check_finds_the_sample_sound(command: Command) -> None:
    result = command("check")
    assert result.exit_code == 0
    assert result.stdout == "检查了 16 篇文档，发现 0 处问题。\n"


@pytest.mark.parametrize(
    "arguments",
    [("ask", "婚假"), ("ask",), ("search", "婚假"), ("documents",), ("check",), ("text", "办法")],
)
def test_before_the_first_ingest_the_remedy_is_told(
    command: Command, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    result = command(*arguments, ZHIGUI_VAR=str(tmp_path))
    assert result.exit_code == 1
    assert "ingest.py" in result.stderr


def test_an_index_of_another_model_is_refused_with_the_remedy(command: Command) -> None:
    said = sentence(command("ask", "婚假有几天", ZHIGUI_EMBEDDING__QUERY_PREFIX="问："))
    assert "--rebuild" in said and "embedding.model" in said


def test_a_wrong_setting_is_named(command: Command) -> None:
    assert "ZHIGUI_ANSWER__TRESHOLD" in sentence(command("ask", "a", ZHIGUI_ANSWER__TRESHOLD="1"))
