"""Which items are offered, in what order, of which documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from ingesting import GARDEN, PATROL, Bench

from knowledge.bootstrap import Workshop
from knowledge.errors import QuestionError
from knowledge.model import ScoredPassage
from knowledge.quiz import (
    WRITERS,
    ItemState,
    ItemType,
    QuizItem,
    QuizMaker,
    Selection,
    Topics,
    Upkeep,
    faults,
)
from knowledge.quiz.likeness import one_fact
from knowledge.quiz.statements import Volume
from knowledge.quiz.writing import Writer
from knowledge.search import Catalogue, Library, Question, read_question

BRANCH = "云泽市统计局党支部工作规则"
LEAVE = "云泽市统计局工作人员请休假管理办法"


@pytest.fixture(scope="module")
def quiz(sample: Workshop) -> QuizMaker:
    return sample.quiz


@pytest.fixture(scope="module")
def items(quiz: QuizMaker) -> tuple[QuizItem, ...]:
    return quiz.make(Selection(), (), 120)


def titles(items: tuple[QuizItem, ...]) -> list[str]:
    return [one.citation.title for one in items if one.citation]


def test_every_item_is_verbatim_faultless_and_found(
    quiz: QuizMaker, sample: Workshop, items: tuple[QuizItem, ...]
) -> None:
    catalogue = sample.library.catalogue()

    assert len(items) == 120
    for one in items:
        cited = one.citation
        assert cited is not None
        assert catalogue.text(cited.document_id)[cited.start : cited.end] == cited.quote
        assert not quiz.faults(one)
    assert all(quiz.finds(one) for one in items[:20])


def test_nothing_is_made_of_a_superseded_version(
    sample: Workshop, items: tuple[QuizItem, ...]
) -> None:
    catalogue = sample.library.catalogue()
    old = catalogue.superseded(date.today())

    assert any(catalogue.documents[one].title == LEAVE for one in old)
    assert LEAVE in titles(items)
    assert not any(one.citation and one.citation.document_id in old for one in items)


def test_no_item_is_offered_twice(items: tuple[QuizItem, ...]) -> None:
    assert len({one.id for one in items}) == len(items)
    assert len({(one.type, one.stem, one.right) for one in items}) == len(items)


def test_the_same_seed_gives_the_same_items(quiz: QuizMaker) -> None:
    first = quiz.make(Selection(), (ItemType.SINGLE,), 8, seed=4)

    assert quiz.make(Selection(), (ItemType.SINGLE,), 8, seed=4) == first
    assert quiz.make(Selection(), (ItemType.SINGLE,), 8, seed=5) != first


def test_a_few_items_are_spread_over_documents_and_sentences(quiz: QuizMaker) -> None:
    few = quiz.make(Selection(), (ItemType.SINGLE, ItemType.BLANK), 8, seed=1)
    rests = [(one.citation.document_id, one.citation.start) for one in few if one.citation]

    assert len(set(titles(few))) >= 5
    assert len(set(rests)) == 8


def test_the_next_items_are_others(quiz: QuizMaker) -> None:
    first = quiz.make(Selection(document=BRANCH), (), 5)
    seen = frozenset(one.id for one in first)

    assert seen.isdisjoint(
        one.id for one in quiz.make(Selection(document=BRANCH), (), 5, skip=seen)
    )


def test_a_document_and_its_article_can_be_chosen(quiz: QuizMaker) -> None:
    article = quiz.make(Selection(document=f"《{BRANCH}》", provision="第五条"))

    assert set(titles(article)) == {BRANCH}
    assert {one.citation.location.split()[-1] for one in article if one.citation} == {"第五条"}


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(document="宇宙飞船驾驶规则"), "宇宙飞船"),
        (Selection(document=BRANCH, provision="第九百条"), "第九百条"),
        (Selection(chapter="天外来客"), "天外来客"),
        (Selection(since=date(2999, 1, 1)), "2999-01-01"),
    ],
)
def test_what_is_not_there_is_told(quiz: QuizMaker, selection: Selection, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        quiz.make(selection)


def test_items_of_a_topic_speak_of_it(quiz: QuizMaker) -> None:
    found = quiz.make(Selection(topic="党费"), (), 5)

    assert found
    assert all("党费" in f"{one.stem}{one.right}{one.citation}" for one in found)


def test_a_topic_that_nothing_speaks_of_gives_no_items(quiz: QuizMaker) -> None:
    assert quiz.make(Selection(topic="量子纠缠望远镜")) == ()


def test_a_place_that_is_written_down_is_found(
    quiz: QuizMaker, items: tuple[QuizItem, ...]
) -> None:
    for one in items[:40]:
        assert one.citation
        cited = one.citation
        found = quiz.locate(cited.title, cited.location, cited.quote)
        assert found is not None
        assert (found.title, found.quote) == (cited.title, cited.quote)
    article = quiz.locate(f"《{BRANCH}》", "第五条", "支部")
    assert article is not None
    assert not article.quote.startswith("第五条")
    assert quiz.locate("没有这本书", "第一条", "会议") is None
    assert quiz.locate(BRANCH, "第一条", "谁也没有写过的话") is None


class Shelf:
    """A collection that is ingested again and again, and what is made of it."""

    def __init__(self, folder: Path) -> None:
        self.bench = Bench.at(folder)
        self.library = Library(self.bench.store, lambda generation: None)
        self.day = datetime(2026, 3, 1, 12, tzinfo=UTC)
        self.quiz = self.maker(WRITERS)
        self.upkeep = Upkeep(self.library, today=lambda: date(2026, 3, 9))

    def maker(self, writers: Mapping[ItemType, Writer]) -> QuizMaker:
        return QuizMaker(
            self.library,
            self.search,
            Topics(self.search, self.read, self.bench.terms),
            writers=writers,
            examine=faults,
            tag=self.bench.terms.tagged,
            today=lambda: date(2026, 3, 9),
        )

    def ingest(self, **files: str) -> None:
        for name, text in files.items():
            self.bench.write(f"{name}.txt", text)
        self.day = self.day.replace(day=self.day.day + 1)
        replace(self.bench.ingestion, clock=lambda: self.day)()

    def search(
        self, text: str, viewer: frozenset[str] | None = None, limit: int = 10
    ) -> tuple[ScoredPassage, ...]:
        """Finds every passage: what is looked for here is not the search."""
        catalogue = self.library.catalogue(viewer)
        return tuple(
            ScoredPassage(record.passage, document, 1.0)
            for document in catalogue.documents.values()
            for record in catalogue.generation.manifest.passages_of(document.id)
        )

    def read(self, text: str, catalogue: Catalogue) -> Question:
        return read_question(text, self.bench.terms)

    def states(self, items: tuple[QuizItem, ...]) -> set[ItemState]:
        return {one.state for one in self.upkeep(items)}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(tmp_path)
    made.ingest(patrol=PATROL, garden=GARDEN)
    return made


def test_only_what_changed_since_a_day(shelf: Shelf) -> None:
    shelf.ingest(more=GARDEN.replace("青禾", "白鹭"))

    found = shelf.quiz.make(Selection(since=date(2026, 3, 3)))

    assert set(titles(found)) == {"白鹭社区菜园使用办法"}


def test_items_stay_current_while_nothing_changes(shelf: Shelf) -> None:
    items = shelf.quiz.make(Selection())
    shelf.ingest(more=PATROL.replace("青禾", "白鹭"))

    assert items
    assert shelf.states(items) == {ItemState.CURRENT}


def test_a_changed_passage_is_told_with_its_new_words(shelf: Shelf) -> None:
    items = shelf.quiz.make(Selection(document="青禾社区菜园使用办法", provision="第四条"))
    shelf.ingest(garden=GARDEN.replace("两个月", "三个月"))

    (finding, *_) = shelf.upkeep(items)

    assert finding.state is ItemState.CHANGED
    assert finding.renewed is None
    assert "三个月" in finding.now_reads


def test_a_quote_that_still_stands_can_be_confirmed(shelf: Shelf) -> None:
    items = shelf.quiz.make(Selection(document="青禾社区菜园使用办法", provision="第四条"))
    shelf.ingest(garden=GARDEN.replace("社区收回。", "社区收回。收回前书面告知。"))

    (finding, *_) = shelf.upkeep(items)

    assert finding.state is ItemState.CHANGED
    assert finding.renewed is not None
    assert not shelf.quiz.faults(finding.renewed)


def test_the_same_words_in_a_new_version_are_followed(shelf: Shelf) -> None:
    items = shelf.quiz.make(Selection(document="青禾社区菜园使用办法", provision="第四条"))
    shelf.ingest(new=GARDEN.replace("2024年3月1日", "2025年3月1日").replace("一年", "两年"))

    (finding, *_) = shelf.upkeep(items)

    assert finding.state is ItemState.MOVED
    assert finding.renewed is not None
    assert finding.renewed.citation is not None
    assert finding.renewed.citation.version == "2025-03-01"


def test_a_document_that_went_takes_its_items_along(shelf: Shelf) -> None:
    items = shelf.quiz.make(Selection(document="青禾社区菜园使用办法"))
    (shelf.bench.root / "garden.txt").unlink()
    shelf.ingest()

    assert shelf.states(items) == {ItemState.GONE}


def test_what_is_left_is_found_when_most_was_seen(quiz: QuizMaker) -> None:
    every = quiz.make(Selection(), (ItemType.CARD,))
    seen = frozenset(one.id for one in every[1:])

    assert quiz.make(Selection(), (ItemType.CARD,), 1, skip=seen, seed=3) == every[:1]


def test_right_and_wrong_statements_come_by_turns(quiz: QuizMaker) -> None:
    for seed in range(4):
        judged = [one.key for one in quiz.make(Selection(), [ItemType.JUDGE], 6, seed=seed)]
        assert abs(judged.count((0,)) - judged.count((1,))) <= 1, seed


def test_no_sentence_is_asked_about_again_and_again(quiz: QuizMaker) -> None:
    found = quiz.make(Selection(document=BRANCH, provision="第五条"), (), 50)
    sentences = Counter(one.citation.start for one in found if one.citation)

    assert found
    assert max(sentences.values()) <= 2
    by_sentence = [
        [one for one in found if one.citation and one.citation.start == start]
        for start in sentences
    ]
    assert not [same for same in by_sentence if len(same) > 1 and one_fact(*same)]


LIMITED = "audience: [trainer]\n"


def test_a_new_version_that_only_some_may_see_is_told_to_nobody(shelf: Shelf) -> None:
    items = shelf.quiz.make(Selection(document="青禾社区菜园使用办法", provision="第四条"))
    shelf.bench.write("new.txt.meta.yaml", LIMITED)
    shelf.ingest(new=GARDEN.replace("2024年3月1日", "2025年3月1日").replace("两个月", "三个月"))

    (finding, *_) = shelf.upkeep(items)

    assert finding.state is ItemState.GONE
    assert finding.now_reads == ""


def test_no_option_comes_from_a_document_that_fewer_may_see(shelf: Shelf) -> None:
    shelf.bench.write("secret.txt.meta.yaml", LIMITED)
    shelf.ingest(secret=GARDEN.replace("青禾", "白鹭"))
    beside: dict[str, set[str]] = {}

    def write(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
        beside[volume.document.title] = {one.document.title for one in others}
        return iter(())

    shelf.maker({ItemType.CARD: write}).make(Selection(), viewer=frozenset({"trainer"}))

    patrol = next(title for title in beside if "菜园" not in title)
    assert beside == {
        "白鹭社区菜园使用办法": {"青禾社区菜园使用办法", patrol},
        "青禾社区菜园使用办法": {patrol},
        patrol: {"青禾社区菜园使用办法"},
    }
