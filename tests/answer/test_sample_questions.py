"""What must hold for every question of the sample set, whatever its answer."""

from __future__ import annotations

from datetime import date

import pytest
from made_up import QUESTIONS

from knowledge.answer.texts import LABELS, REFUSAL
from knowledge.bootstrap import Workshop
from knowledge.evaluation import read_questions
from knowledge.model import Answer, NoAnswer

Asked = list[tuple[str, Answer | NoAnswer]]


@pytest.fixture(scope="module")
def asked(sample: Workshop) -> Asked:
    answers: Asked = []
    for one in read_questions(QUESTIONS):
        day = date.fromisoformat(one["as_of"]) if one.get("as_of") else None
        answers.append((one["question"], sample.answerer(one["question"], as_of=day)))
    return answers


@pytest.fixture(scope="module")
def answers(asked: Asked) -> list[Answer]:
    return [answer for _, answer in asked if isinstance(answer, Answer)]


def test_most_are_answered(asked: Asked, answers: list[Answer]) -> None:
    assert len(asked) == 99
    assert len(answers) >= 45


def test_every_quote_is_cut_from_the_place_it_names(
    sample: Workshop, answers: list[Answer]
) -> None:
    catalogue = sample.library.catalogue()
    for answer in answers:
        for one in answer.citations:
            assert one.quote == catalogue.text(one.document.id)[one.start : one.end]


def test_every_line_of_an_answer_stands_in_the_text_it_cites(
    sample: Workshop, answers: list[Answer]
) -> None:
    catalogue = sample.library.catalogue()
    for answer in answers:
        texts = "\n".join(catalogue.text(one.document.id) for one in answer.citations)
        said = answer.text
        for one in answer.citations:
            label = LABELS[one.document.kind]
            said = said.replace(f"[{one.mark}]", "").replace(label, "")
        assert all(line in texts for line in said.splitlines())


def test_every_citation_is_marked_and_labelled_in_the_answer(answers: list[Answer]) -> None:
    for answer in answers:
        assert [one.mark for one in answer.citations] == [*range(1, len(answer.citations) + 1)]
        for one in answer.citations:
            assert f"[{one.mark}]" in answer.text
            assert LABELS[one.document.kind] in answer.text


def test_every_passage_cited_is_a_passage_of_its_document(
    sample: Workshop, answers: list[Answer]
) -> None:
    manifest = sample.library.catalogue().generation.manifest
    for answer in answers:
        for one in answer.citations:
            passages = {each.passage.id for each in manifest.passages_of(one.document.id)}
            assert one.passage_id in passages


def test_answers_are_short(answers: list[Answer]) -> None:
    lengths = sorted(len(one.text) for one in answers)
    assert lengths[len(lengths) // 2] <= 160
    assert lengths[-1] <= 600
    assert max(sum(len(one.quote) for one in each.citations) for each in answers) <= 600


def test_the_passages_beside_an_answer_are_ten_at_most_and_best_first(asked: Asked) -> None:
    for _, answer in asked:
        scores = [one.score for one in answer.passages]
        assert len(scores) <= 10
        assert scores == sorted(scores, reverse=True)
        assert len({one.passage.id for one in answer.passages}) == len(scores)


def test_a_superseded_version_is_cited_with_its_notice_only(
    sample: Workshop, answers: list[Answer]
) -> None:
    versions = sample.library.catalogue().versions
    for answer in answers:
        old = any(versions.successor(one.document, date.today()) for one in answer.citations)
        assert old == ("older_version" in [one.code for one in answer.notices])


def test_confidence_is_a_probability_and_low_where_it_was_refused(asked: Asked) -> None:
    for question, answer in asked:
        if isinstance(answer, Answer):
            assert 0.0 < answer.confidence <= 1.0, question
        elif answer.text == REFUSAL:
            assert answer.confidence < 0.5, question
            assert answer.passages, question
