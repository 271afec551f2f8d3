"""What the dialogue says to people."""

from knowledge.dialogue.small_talk import SmallTalk

UNDERSTOOD = "〔按上一问理解为：{question}〕"
BAD_HISTORY = "history 应为由问题文字组成的列表。"
SMALL_TALK = {
    SmallTalk.GREETING: "您好，请直接提问。",
    SmallTalk.ABOUT: "我按文件原文回答制度和经验方面的问题，请直接提问。",
    SmallTalk.THANKS: "不客气，有问题请接着问。",
    SmallTalk.NOTED: "好的，有问题请接着问。",
}
