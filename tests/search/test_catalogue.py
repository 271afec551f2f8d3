"""Finding a document by its name, and seeing what another process publishes."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up import workshop_at

from knowledge.bootstrap import Workshop
from knowledge.errors import NoGeneration, QuestionError
from knowledge.model import Level

RULE = (
    "云泽市档案查阅办法\n\n第一条　档案室每周{day}开放。\n第二条　本办法自{year}年1月1日起施行。\n"
)


@pytest.mark.parametrize(
    "name",
    ["云泽市统计局采购管理办法", "《云泽市统计局采购管理办法》", "采购管理办法", "采购办法",
     "regulations/云泽市统计局采购管理办法.txt"],
)  # fmt: skip
def test_a_document_is_found_by_title_short_title_or_path(sample: Workshop, name: str) -> None:
    assert sample.library.catalogue().find(name).title == "云泽市统计局采购管理办法"


def test_an_article_is_found_by_a_piece_of_its_title(sample: Workshop) -> None:
    found = sample.library.catalogue().find("一线课堂")

    assert found.title.startswith("把课堂搬到数据源头")


def test_a_document_is_found_by_its_id(sample: Workshop) -> None:
    catalogue = sample.library.catalogue()
    for id_ in catalogue.documents:
        assert catalogue.find(id_).id == id_


def test_a_title_of_two_versions_is_the_one_in_force(sample: Workshop) -> None:
    assert sample.library.catalogue().find("请休假管理办法").document_number == "云统〔2024〕15号"


@pytest.mark.parametrize("name", ["云泽市统计局培训办法", "", "管理办法", "../../etc/passwd"])
def test_a_name_of_no_document_is_told_in_one_sentence(sample: Workshop, name: str) -> None:
    with pytest.raises(QuestionError) as caught:
        sample.library.catalogue().find(name)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_name_of_several_documents_lists_them(sample: Workshop) -> None:
    with pytest.raises(QuestionError) as caught:
        sample.library.catalogue().find("云泽市统计局管理办法")
    assert "《云泽市统计局采购管理办法》" in str(caught.value)
    assert "《云泽市统计局差旅和报销管理办法》" in str(caught.value)


def test_every_place_of_a_document_stands_in_its_text(sample: Workshop) -> None:
    catalogue = sample.library.catalogue()
    rule = catalogue.find("采购管理办法").id
    text = catalogue.text(rule)
    articles = [one for one in catalogue.places(rule) if one.level is Level.ARTICLE]
    assert len(articles) == 25
    assert all(text[one.start : one.end].startswith(one.label) for one in articles)


def test_words_are_known_where_a_text_has_them(sample: Workshop) -> None:
    assert sample.library.catalogue().mentioned("手机屏蔽柜")
    assert not sample.library.catalogue().mentioned("量子屏蔽柜")


def test_an_empty_state_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoGeneration, match=r"ingest\.py"):
        workshop_at(tmp_path / "var", tmp_path).library.catalogue()


def test_a_library_left_open_sees_what_another_process_publishes(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    file = documents / "云泽市档案查阅办法.txt"
    file.write_text(RULE.format(day="二", year="2020"), encoding="utf-8")
    reader, writer = (workshop_at(tmp_path / "var", documents) for _ in range(2))
    writer.ingestion()
    assert "每周二开放" in reader.answerer("档案查阅办法第一条").text
    file.write_text(RULE.format(day="五", year="2020"), encoding="utf-8")
    writer.ingestion()
    assert "每周五开放" in reader.answerer("档案查阅办法第一条").text
    reader.library.catalogue().generation.close()


def test_a_library_opens_a_generation_once(sample: Workshop) -> None:
    assert sample.library.catalogue() is sample.library.catalogue()
