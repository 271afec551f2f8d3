"""Passages cut into sentences, each with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.sentences import sentences


@pytest.mark.parametrize(
    ("passage", "pieces"),
    [
        ("档案室每周二开放。节假日顺延。", ["档案室每周二开放。", "节假日顺延。"]),
        ("查阅须登记；复印须批准。", ["查阅须登记；", "复印须批准。"]),
        (
            "查阅分两种：\n（一）现场；\n（二）线上。",
            ["查阅分两种：", "（一）现场；", "（二）线上。"],
        ),
        ("他说：“按时归还。”我记下了。", ["他说：“按时归还。”", "我记下了。"]),
        ("行吗？！行", ["行吗？！", "行"]),
        ("  前后有空白。  ", ["前后有空白。"]),
        ("费用0.5元。", ["费用0.5元。"]),
        ("", []),
        (" \n　\n", []),
    ],
)
def test_a_passage_is_cut_at_its_sentence_ends(passage: str, pieces: list[str]) -> None:
    assert [one.text for one in sentences(passage)] == pieces


@given(
    st.text(
        alphabet=st.one_of(st.characters(), st.sampled_from("。；！？\n　 ”）档案")), max_size=200
    )
)
def test_every_sentence_stands_where_it_says_and_nothing_is_lost(passage: str) -> None:
    found = sentences(passage)
    end = 0
    left_out = ""
    for one in found:
        assert passage[one.start : one.end] == one.text
        assert one.text.strip() == one.text != ""
        left_out += passage[end : one.start]
        end = one.end
    assert (left_out + passage[end:]).strip() == ""
