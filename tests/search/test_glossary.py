"""Everyday words and the terms of the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.bootstrap import ROOT
from knowledge.errors import SettingsError
from knowledge.search import Glossary


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_two_files_are_merged_word_by_word(tmp_path: Path) -> None:
    shipped = written(tmp_path, "shipped.yaml", "一把手: [主要负责人]\n公章: 印章\n")
    own = written(tmp_path, "own.yaml", "一把手: 局长\n阅档: [档案查阅]\n")
    entries = Glossary.load([shipped, own]).entries
    assert entries == {
        "一把手": ("主要负责人", "局长"),
        "公章": ("印章",),
        "阅档": ("档案查阅",),
    }


def test_a_file_that_does_not_exist_is_passed_over(tmp_path: Path) -> None:
    there = written(tmp_path, "there.yaml", "公章: 印章\n")
    assert Glossary.load([tmp_path / "gone.yaml", there]).entries == {"公章": ("印章",)}


@pytest.mark.parametrize("text", ["", "# 只有说明\n", "﻿公章: 印章\n"])
def test_an_empty_file_and_a_byte_order_mark_do_no_harm(tmp_path: Path, text: str) -> None:
    entries = Glossary.load([written(tmp_path, "g.yaml", text)]).entries
    assert set(entries) <= {"公章"}


@pytest.mark.parametrize(
    "text", ["公章: [印章", "- 公章\n- 印章\n", "公章\n", "公章: 5\n", "公章:\n", "{a: b: c}"]
)
def test_a_file_that_is_no_mapping_of_words_is_named_in_one_sentence(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        Glossary.load([written(tmp_path, "own-words.yaml", text)])
    sentence = str(caught.value)
    assert "own-words.yaml" in sentence
    assert sentence.endswith("。") and "\n" not in sentence


def test_a_file_in_another_encoding_is_named_too(tmp_path: Path) -> None:
    file = tmp_path / "own-words.yaml"
    file.write_bytes("公章: 印章\n".encode("gb18030"))
    with pytest.raises(SettingsError, match=r"own-words\.yaml"):
        Glossary.load([file])


def test_the_longest_word_is_taken_and_its_pieces_are_not() -> None:
    glossary = Glossary({"书记": ("负责人",), "总支书记": ("党总支书记",), "支书": ("党支部书记",)})
    assert glossary.expand("总支书记由谁任命") == {"总支书记": ("党总支书记",)}


def test_the_shorter_word_is_taken_where_it_stands_alone() -> None:
    glossary = Glossary({"总支书记": ("党总支书记",), "支书": ("党支部书记",)})
    assert set(glossary.expand("总支书记和支书")) == {"总支书记", "支书"}


def test_a_text_without_an_everyday_word_is_not_expanded() -> None:
    assert Glossary({"公章": ("印章",)}).expand("印章管理") == {}
    assert Glossary().expand("公章") == {}


def test_the_shipped_glossary_is_sound() -> None:
    entries = Glossary.load([ROOT / "glossary.yaml"]).entries
    assert entries["支委会"][0] == "支部委员会会议"
    assert all(len(word) >= 2 and terms for word, terms in entries.items())
