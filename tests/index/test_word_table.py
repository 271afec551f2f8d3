"""Words of like meaning, by the token vectors of the model that ships."""

from __future__ import annotations

import numpy

from knowledge.bootstrap import Workshop
from knowledge.index import WordTable


def test_a_word_of_like_meaning_is_nearer_than_any_other(sample: Workshop) -> None:
    texts = ["拖欠工资的，责令支付。", "支部委员会会议每月召开一次。"]
    wages, meeting = WordTable(sample.reader).nearest(["薪水"], texts)[0]
    assert wages > meeting


def test_the_word_itself_is_nearest_of_all(sample: Workshop) -> None:
    found = WordTable(sample.reader).nearest(
        ["会议", "工资"], ["会议室的预订", "工资的支付", "花木的修剪"]
    )
    assert found.argmax(axis=1).tolist() == [0, 1]
    assert float(found.max()) <= 1.0 + 1e-5


def test_nothing_is_near_to_nothing(sample: Workshop) -> None:
    assert WordTable(sample.reader).nearest(["工资"], ["", "  "]).tolist() == [[0.0, 0.0]]
    assert WordTable(sample.reader).nearest([], ["工资"]).shape == (0, 1)
    assert WordTable(sample.reader).nearest(["工资"], []).shape == (1, 0)


def test_each_text_is_held_against_on_its_own(sample: Workshop) -> None:
    texts = ["会议室的预订", "", "工资的支付"]
    together = WordTable(sample.reader).nearest(["工资", "会议"], texts)
    alone = [WordTable(sample.reader).nearest(["工资", "会议"], [one]) for one in texts]
    assert numpy.allclose(together, numpy.concatenate(alone, axis=1), atol=1e-6)
