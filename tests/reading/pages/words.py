"""Sentences of our own for pages, and strategies that make more of them."""

from __future__ import annotations

from hypothesis import strategies as st

RULE = (
    "第一条　为了规范活动室的使用，方便各小组开展学习，根据本单位实际情况，制定本办法。"
    "各小组应当遵照执行，不得擅自变更用途，也不得转借他人使用。"
)
SECOND = "第二条　活动室由值班员管理。值班员应当按时开门和锁门，下班以前检查门窗和电源。"
DUTIES = "第三条　值班员履行下列职责："
ITEMS = ["（一）登记借用情况；", "（二）清点桌椅和图书；", "（三）报告损坏的物品。"]

_CLAUSES = (
    "值班员应当准时到岗", "活动室每周开放五天", "各小组轮流打扫卫生", "借书人应当爱护图书",
    "桌椅用完以后放回原处", "损坏物品照价赔偿", "贵重物品由专人保管", "会议结束后关闭电源",
    "使用投影仪需要提前登记", "外来人员不得留宿", "雨天注意关好窗户", "钥匙由办公室统一配发",
)  # fmt: skip


def sentences() -> st.SearchStrategy[str]:
    """Sentences that begin with no number and end with a full stop."""
    clauses = st.lists(st.sampled_from(_CLAUSES), min_size=1, max_size=9)
    return clauses.map(lambda parts: "，".join(parts) + "。")


def texts(most: int = 12) -> st.SearchStrategy[list[str]]:
    """Documents: a few paragraphs of one or more sentences."""
    paragraph = st.lists(sentences(), min_size=1, max_size=4).map("".join)
    return st.lists(paragraph, min_size=2, max_size=most)
