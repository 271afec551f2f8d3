"""What the dialogue says to people."""

UNDERSTOOD = "〔按上一问理解为：{question}〕"
BAD_HISTORY = "history 应为由问题文字组成的列表。"
THANKS = "不客气，有问题请接着问。"
