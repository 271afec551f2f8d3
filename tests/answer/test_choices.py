"""Titles that may be meant: each is offered with a question that settles the matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up import workshop_at

from knowledge.answer import Answerer
from knowledge.bootstrap import Workshop
from knowledge.model import Answer, NoAnswer


@pytest.fixture
def ask(sample: Workshop) -> Answerer:
    return sample.answerer


def offered(answer: Answer | NoAnswer | None) -> tuple[tuple[str, str], ...]:
    assert isinstance(answer, NoAnswer)
    return answer.choices


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("第十条说什么", 8),
        ("管理办法第十条", 5),
        ("本办法第三条", 5),
        ("《管理办法》第三条", 5),
        ("统计局管理办法第三条", 5),
        ("《统计局办法》第二条", 5),
        ("规定第二十七条", 2),
        ("第三章", 8),
        ("第三条第二款", 1),
    ],
)
def test_each_choice_is_answered_from_its_document(ask: Answerer, asked: str, count: int) -> None:
    choices = offered(ask(asked))
    assert len(choices) == count
    for title, question in choices:
        answer = ask(question)
        assert isinstance(answer, Answer), question
        assert {one.document.title for one in answer.citations} == {title}


def test_looking_a_provision_up_offers_the_same(ask: Answerer) -> None:
    assert offered(ask.look_up("管理办法第十条")) == offered(ask("管理办法第十条"))


def test_what_is_asked_stays_in_the_question(ask: Answerer) -> None:
    titles = dict(offered(ask("《管理办法》第三条讲了什么")))
    assert titles["云泽市统计局采购管理办法"] == "《云泽市统计局采购管理办法》第三条讲了什么"


@pytest.mark.parametrize(
    "asked", ["支委会多久开一次", "《量子通信条例》第三条", "采购管理办法第九十九条"]
)
def test_where_nothing_is_to_be_chosen_nothing_is_offered(ask: Answerer, asked: str) -> None:
    answer = ask(asked)
    assert isinstance(answer, Answer) or answer.choices == ()


def test_a_title_that_is_also_anothers_short_name_can_be_chosen(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for title, day in (("采购管理办法", "一"), ("青禾市采购管理办法", "二")):
        text = f"{title}\n\n第一条 每周{day}采购。\n第二条 单价不限。\n第三条 自公布之日起施行。\n"
        (documents / f"{title}.txt").write_text(text, encoding="utf-8")
    workshop = workshop_at(tmp_path / "var", documents)
    workshop.ingestion()
    choices = offered(workshop.answerer("采购管理办法第一条"))
    said = {title: workshop.answerer(question).text for title, question in choices}
    assert "每周一" in said["采购管理办法"]
    assert "每周二" in said["青禾市采购管理办法"]
    workshop.library.catalogue().generation.close()
