"""The glossary's files: faults named by line, changes seen while the process runs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import SettingsError
from knowledge.index import Terms
from knowledge.search import GlossaryFiles, load_glossary


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    # Two writes within the clock's grain must still look like two.
    later = file.stat().st_mtime_ns + len(text) + 1
    os.utime(file, ns=(later, later))
    return file


def test_two_files_are_merged_word_by_word(tmp_path: Path, terms: Terms) -> None:
    shipped = written(tmp_path, "shipped.yaml", "一把手: [主要负责人]\n公章: 印章\n")
    own = written(tmp_path, "own.yaml", "一把手: 局长\n阅档: [档案查阅]\n")
    assert load_glossary([shipped, own], terms).entries == {
        "一把手": ("主要负责人", "局长"),
        "公章": ("印章",),
        "阅档": ("档案查阅",),
    }


def test_a_file_that_does_not_exist_is_passed_over(tmp_path: Path, terms: Terms) -> None:
    there = written(tmp_path, "there.yaml", "公章: 印章\n")
    entries = load_glossary([tmp_path / "gone.yaml", there], terms).entries
    assert entries == {"公章": ("印章",)}


@pytest.mark.parametrize("text", ["", "# 只有说明\n", "﻿公章: 印章\n"])
def test_an_empty_file_and_a_byte_order_mark_do_no_harm(
    tmp_path: Path, terms: Terms, text: str
) -> None:
    entries = load_glossary([written(tmp_path, "g.yaml", text)], terms).entries
    assert set(entries) <= {"公章"}


def test_words_are_folded_as_questions_are(tmp_path: Path, terms: Terms) -> None:
    file = written(tmp_path, "g.yaml", "OA系統: [辦公自動化系統]\nＫＰＩ: 考核指标\n")
    assert load_glossary([file], terms).entries == {
        "oa系统": ("办公自动化系统",),
        "kpi": ("考核指标",),
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("公章: [印章\n阅档: [档案", 2),
        ("- 公章\n- 印章\n", 1),
        ("公章\n", 1),
        ("阅档: 档案\n公章: 5\n", 2),
        ("阅档: 档案\n公章:\n", 2),
        ("公章: []\n", 1),
        ("公章: [印章, '']\n", 1),
        ("公章: {印章: 用印}\n", 1),
        ("{a: b: c}", 1),
        ("章: 印章\n", 1),
        ("公章: 印章\n# 说明\n公章: 用印\n", 3),
        ("公章: [印章, 公章]\n", 1),
        ("公章: 印章\n印章: 公章\n", 1),
        (f"公章: {'长' * 41}\n", 1),
        ("公章: [" + ", ".join(f"印章{one}" for one in "甲乙丙丁戊己庚辛壬癸" * 3) + "]\n", 1),
    ],
)
def test_a_fault_is_told_in_one_sentence_with_its_line(
    tmp_path: Path, terms: Terms, text: str, line: int
) -> None:
    with pytest.raises(SettingsError) as caught:
        load_glossary([written(tmp_path, "own-words.yaml", text)], terms)
    sentence = str(caught.value)
    assert "own-words.yaml" in sentence
    assert f"第{line}行" in sentence or "→" in sentence
    assert sentence.endswith("。") and "\n" not in sentence


def test_a_file_in_another_encoding_or_too_large_is_named_too(tmp_path: Path, terms: Terms) -> None:
    file = tmp_path / "own-words.yaml"
    file.write_bytes("公章: 印章\n".encode("gb18030"))
    with pytest.raises(SettingsError, match=r"own-words\.yaml"):
        load_glossary([file], terms)
    file.write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(SettingsError, match=r"own-words\.yaml"):
        load_glossary([file], terms)


@given(st.text(st.sampled_from("公章印: [],-{}\n\"'#&*!|>\t"), max_size=60) | st.just("[" * 5000))
def test_whatever_the_file_says_the_end_is_a_glossary_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, terms: Terms, text: str
) -> None:
    file = tmp_path_factory.mktemp("glossary") / "g.yaml"
    file.write_text(text, encoding="utf-8")
    try:
        entries = load_glossary([file], terms).entries
    except SettingsError as error:
        assert str(error).endswith("。")
    else:
        assert all(len(word) > 1 and meanings for word, meanings in entries.items())


def test_a_changed_file_counts_for_the_next_question(tmp_path: Path, terms: Terms) -> None:
    shipped = written(tmp_path, "shipped.yaml", "公章: 印章\n")
    own = tmp_path / "own.yaml"
    files = GlossaryFiles([shipped, own], terms)
    before = files.current()
    assert files.current() is before
    written(tmp_path, "own.yaml", "阅档: 档案查阅\n")
    assert set(files.current().entries) == {"公章", "阅档"}
    written(tmp_path, "own.yaml", "借档: 档案借阅\n")
    assert set(files.current().entries) == {"公章", "借档"}
    own.unlink()
    assert set(files.current().entries) == {"公章"}
    assert set(before.entries) == {"公章"}


def test_a_bad_edit_keeps_the_last_good_words_and_is_told_once(
    tmp_path: Path, terms: Terms, caplog: pytest.LogCaptureFixture
) -> None:
    file = written(tmp_path, "own.yaml", "公章: 印章\n")
    files = GlossaryFiles([file], terms)
    written(tmp_path, "own.yaml", "公章: 印章\n阅档: [\n")
    for _ in range(3):
        assert files.current().entries == {"公章": ("印章",)}
    assert files.fault is not None and "own.yaml" in files.fault
    assert len(caplog.records) == 1 and files.fault in caplog.text
    written(tmp_path, "own.yaml", "阅档: 档案查阅\n")
    assert set(files.current().entries) == {"阅档"} and files.fault is None


def test_a_fault_at_the_start_is_an_error(tmp_path: Path, terms: Terms) -> None:
    with pytest.raises(SettingsError):
        GlossaryFiles([written(tmp_path, "own.yaml", "公章: [\n")], terms)


@pytest.mark.parametrize("text", ["[" * 100_000, "公章: " + "{甲: " * 50_000, "- " * 100_000])
def test_yaml_in_yaml_without_an_end_is_a_fault(tmp_path: Path, terms: Terms, text: str) -> None:
    with pytest.raises(SettingsError):
        load_glossary([written(tmp_path, "g.yaml", text)], terms)
