"""Where in a collection the evidence of a question lies, however it was cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from ingesting import GARDEN, PATROL, Bench

from knowledge.evaluation.articles import Articles
from knowledge.evaluation.item import Item
from knowledge.evaluation.locating import Locator
from knowledge.evaluation.question_sets import read_item
from knowledge.evaluation.ranks import ranks
from knowledge.evaluation.targets import Stretch
from knowledge.search import Catalogue

CHARTER = """青禾社区居民章程

总纲
青禾社区是住户自己的社区，互相帮助是社区的传统。

第一条 住满半年的居民可以参加议事会。
第二条 议事会每季度召开一次；遇有急事，可以随时召开。
第三条 议事会由五名居民组成。五名居民由全体住户推选。
"""
LONG = "巡查记录应当写明时间、路线、人员和发现的问题，当天交给值班室保存。" * 14


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    bench = Bench.at(tmp_path_factory.mktemp("located"))
    bench.write("rules/garden.md", GARDEN)
    bench.write("patrol（2023年）.txt", PATROL + f"第四条 {LONG}\n")
    bench.write("charter.txt", CHARTER)
    bench.ingest()
    generation = bench.store.current()
    yield Catalogue(generation)
    generation.close()


def item(question: str = "问", **fields: Any) -> Item:
    return read_item({"question": question, **fields}, 1)


def passages(catalogue: Catalogue) -> list[Stretch]:
    return [
        Stretch(one.passage.document_id, one.passage.start, one.passage.end, one.passage.text)
        for one in catalogue.generation.manifest.all_passages()
    ]


def hit(catalogue: Catalogue, asked: Item) -> list[str]:
    """The passages that are a hit for the question's first piece."""
    [target, *_] = Locator(catalogue)(asked)
    return [one.text for one in passages(catalogue) if target.hit(one)]


def test_an_article_is_known_by_its_text_without_label_and_white_space(
    catalogue: Catalogue,
) -> None:
    [found] = hit(catalogue, item(gold_texts=["每户可以认领一块菜地，\n期限一年。"]))
    assert found.startswith("第二条")


def test_every_cut_of_an_article_is_a_hit_and_all_together_one_rank(catalogue: Catalogue) -> None:
    asked = item(gold_texts=[LONG])
    pieces = hit(catalogue, asked)
    assert len(pieces) > 1
    locator = Locator(catalogue)
    others = [one for one in passages(catalogue) if one.text not in pieces]
    cuts = [one for one in passages(catalogue) if one.text in pieces]
    targets = locator(asked)
    assert ranks([*cuts, *others], targets, lambda one: locator.units(asked, one)) == [1]
    garden = locator(item(gold_texts=["浇水用雨水桶里的水，不够时再接自来水。"]))
    [after] = ranks([*cuts, *others], garden, lambda one: locator.units(asked, one))
    assert after is not None and after <= len(others) + 1


def test_a_paragraph_of_an_article_finds_the_article_that_holds_it(catalogue: Catalogue) -> None:
    [found] = hit(catalogue, item(gold_texts=["五名居民由全体住户推选"]))
    assert found.startswith("第三条")


def test_a_passage_that_holds_several_articles_counts_for_each(catalogue: Catalogue) -> None:
    [garden] = [one for one in catalogue.documents.values() if "菜园" in one.title]
    text = catalogue.text(garden.id)
    whole = Stretch(garden.id, 0, len(text), text)
    assert len(Articles(catalogue).at(whole)) == 4
    [target] = Locator(catalogue)(item(gold_texts=["浇水用雨水桶里的水，不够时再接自来水。"]))
    assert target.hit(whole)


def test_an_article_that_the_collection_lacks_is_never_hit(catalogue: Catalogue) -> None:
    [target] = Locator(catalogue)(item(gold_texts=["渡口的船每天六点开。"]))
    assert not target.exists
    assert not any(target.hit(one) for one in passages(catalogue))


@pytest.mark.parametrize(
    "name",
    ["青禾社区菜园使用办法", "garden", "garden.md", "rules/garden.md", " 青禾社区菜园使用办法"],
)
def test_a_document_goes_by_title_file_name_or_path(catalogue: Catalogue, name: str) -> None:
    [found] = hit(catalogue, item(where=[{"document": name, "article": "第三条"}]))
    assert "雨水桶" in found


def test_a_document_alone_is_all_of_it(catalogue: Catalogue) -> None:
    assert len(hit(catalogue, item(where="青禾社区居民章程"))) >= 4


def test_the_words_of_an_examination_count_in_their_article_alone(catalogue: Catalogue) -> None:
    asked = item("巡查每晚（ ）", answer_texts=["两次"], where=["patrol（2023年） 第二条"])
    [found] = hit(catalogue, asked)
    assert "每晚两次" in found


def test_a_short_word_counts_in_the_sentence_that_is_asked_about(catalogue: Catalogue) -> None:
    asked = item("议事会由（ ）组成。", answer_texts=["五名居民"], where=["charter 第三条"])
    [target] = Locator(catalogue)(asked)
    [charter] = [one for one in catalogue.documents.values() if "章程" in one.title]
    text = catalogue.text(charter.id)
    for sentence, held in (("议事会由五名居民组成。", True), ("五名居民由全体住户推选。", False)):
        start = text.index(sentence)
        quote = Stretch(charter.id, start, start + len(sentence), sentence)
        assert target.hit(quote) is held


def test_a_charter_alone_means_its_preamble(catalogue: Catalogue) -> None:
    asked = item("（ ）是社区的传统", answer_texts=["互相帮助"], where=["青禾社区居民章程"])
    [found] = hit(catalogue, asked)
    assert "住户自己的社区" in found


def test_telling_words_count_wherever_they_stand(catalogue: Catalogue) -> None:
    words = "不够时再接自来水的话由社区承担"
    [target] = Locator(catalogue)(item(answer_texts=[words], where=["garden 第一条"]))
    assert target.hit(Stretch("elsewhere", 0, 20, f"另有规定，{words}。"))
