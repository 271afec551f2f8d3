"""Lists that are spread over a section, the number of 条, the documents of an author."""

from __future__ import annotations

import pytest
from ingesting import Bench

from knowledge.answer import Answerer
from knowledge.answer.article_count import article_count
from knowledge.answer.enumeration import enumeration
from knowledge.index import Terms
from knowledge.model import Answer, Level, NoAnswer
from knowledge.search import Catalogue, read_question

ARTICLE = """# 把书送到读者手边——云泽市图书馆“三送”服务的做法

云泽市图书馆

## 一、主要做法

### （一）坚持“三送”，把服务做到家门口

送书进社区。每月选配新书二百册，由流动书车送到十二个社区，登记后当场借阅。

送课进校园。每学期为六所小学开设阅读课，由馆员轮流讲授，并赠送书单。

送展进乡镇。全年巡展地方文献四十场，每场配一名讲解员，群众随到随看。

### （二）严格“双查”，把书目理清楚

#### 1.查架位

每周核对一次架位。

#### 2.查去向

每月核对一次去向。
"""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    bench = Bench.at(tmp_path_factory.mktemp("lists"))
    bench.write("三送.md", ARTICLE)
    bench.ingest()
    return Catalogue(bench.store.current())


def listed(asked: str, catalogue: Catalogue) -> Answer | None:
    [document] = catalogue.documents.values()
    return enumeration(read_question(asked, Terms()), document, catalogue)


def test_the_paragraphs_of_a_section_are_the_items_of_its_heading(catalogue: Catalogue) -> None:
    answer = listed("“三送”是哪三送？", catalogue)
    assert answer is not None
    assert [line.rpartition("[")[0] for line in answer.text.splitlines()] == [
        "【经验】送书进社区。",
        "送课进校园。",
        "送展进乡镇。",
    ]


def test_each_item_is_cited_word_for_word(catalogue: Catalogue) -> None:
    answer = listed("三送分别是哪些", catalogue)
    assert answer is not None
    for one in answer.citations:
        assert catalogue.text(one.document.id)[one.start : one.end] == one.quote
    assert [one.quote[:5] for one in answer.citations] == ["送书进社区", "送课进校园", "送展进乡镇"]


def test_sub_headings_are_items_as_well(catalogue: Catalogue) -> None:
    answer = listed("“双查”分别是哪些", catalogue)
    assert answer is not None
    assert "查架位" in answer.text and "查去向" in answer.text


@pytest.mark.parametrize("asked", ["“四送”是哪四送？", "“三送”是哪年开始的？", "送书有哪些要求"])
def test_no_list_is_made_up(asked: str, catalogue: Catalogue) -> None:
    assert listed(asked, catalogue) is None


def test_the_number_of_articles_is_counted_and_the_last_is_cited(ask: Answerer) -> None:
    answer = ask("云泽市统计局采购管理办法一共有多少条？")
    assert isinstance(answer, Answer)
    [citation] = answer.citations
    places = ask.library.catalogue().places(citation.document.id)
    count = sum(one.level is Level.ARTICLE for one in places)
    assert f"共{count}条" in answer.text
    assert citation.quote.startswith(citation.location.split()[-1])


def test_other_questions_about_articles_are_not_counted(catalogue: Catalogue) -> None:
    question = read_question("三送服务有几条经验", Terms())
    assert article_count(question, tuple(catalogue.documents.values()), catalogue) is None


def test_what_an_author_wrote_is_looked_for_in_the_authors_documents(ask: Answerer) -> None:
    answer = ask("何映川写的文章里，教学点设在哪些地方？")
    cited = answer.citations if isinstance(answer, Answer) else answer.passages
    assert cited and all("何映川" in one.document.authors for one in cited)


def test_two_versions_are_set_side_by_side(ask: Answerer) -> None:
    answer = ask("2021年和2024年两版请休假管理办法，护理假各有几天？")
    assert not isinstance(answer, NoAnswer), answer.notices
    assert len({one.document.id for one in answer.citations}) == 2
    assert len({one.document.title for one in answer.citations}) == 1


def test_a_refusal_says_what_is_missing(ask: Answerer) -> None:
    answer = ask("采购合同应当保存在哪家档案公司？")
    assert isinstance(answer, NoAnswer)
    assert any(one.text.endswith("。") and "没有" in one.text for one in answer.notices)
