"""The marks inside a line of Markdown: what is seen when they are gone."""

from __future__ import annotations

import html
import re

_LONGEST = 10_000  # characters; the time for a longer line would grow with its square
_MARK = re.compile(r"[\\`*_\[<&~]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
# Possessive: the target may be a picture in a hundred thousand letters.
_ADDRESS = r"<?([^\s()<>]*+(?:\([^\s()]*+\)[^\s()<>]*+)*+)>?"
_CAPTION = r"(?:\s++(?:\"[^\"\n]*+\"|'[^'\n]*+'))?"
_TARGET = rf"\(\s*+{_ADDRESS}{_CAPTION}\s*+\)"
_IMAGE = re.compile(rf"!\[([^\[\]\n]*+)\]{_TARGET}")
_LINK = re.compile(rf"\[([^\[\]\n]*+)\]{_TARGET}")
_AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^\s<>]++)>")
_TAG = re.compile(
    r"</?(?:center|p|div|span|b|i|u|s|strong|em|font|sup|sub|small|big|mark|del|ins|a|img|hr|"
    r"h[1-6]|table|thead|tbody|tr|td|th|ul|ol|li|blockquote|details|summary|code|pre|section|"
    r"article|figure|figcaption|kbd|o:p)(?:\s[^<>]*+)?/?>",
    re.I,
)
_ENTITY = re.compile(
    r"&(?:nbsp|ensp|emsp|lt|gt|amp|quot|ldquo|rdquo|mdash|middot|hellip|#\d{1,7}|#x[\da-f]{1,6});",
    re.I,
)
# Exactly two stars: `***` masks a name in some files and is no mark then.
_STRONG = re.compile(r"(?<!\*)\*\*(?![\s*])(.+?)(?<![\s*])\*\*(?!\*)")
_STRONG_LINE = re.compile(r"^\*\*\*(?![\s*])([^*]+)(?<!\s)\*\*\*$")
_STRONG_LOW = re.compile(r"(?<![\w_])__(?![\s_])(.+?)(?<![\s_])__(?![\w_])")
# One star or low line is a mark only off words: 3*4*5, a_b_c and 麦角酸* keep theirs.
_EMPHASIS = re.compile(r"(?<![\w*])\*(?![\s*])([^*]+?)(?<![\s*])\*(?![\w*])")
_EMPHASIS_LOW = re.compile(r"(?<![\w_])_(?![\s_])([^_]+?)(?<![\s_])_(?![\w_])")
_STRUCK = re.compile(r"(?<!~)~~(?![\s~])(.+?)(?<![\s~])~~(?!~)")


def split_images(line: str) -> tuple[str, list[str]]:
    """Return the line without its images, and each image as it is shown to people.

    `合影：![党员大会](a.png)` gives `合影：` and `["![党员大会](a.png)"]`.
    """
    if "![" not in line:
        return line, []
    images: list[str] = []

    def take(match: re.Match[str]) -> str:
        target = match[2] if len(match[2]) <= 200 else match[2][:40] + "…"
        images.append(f"![{match[1]}]({target})")
        return ""

    return _IMAGE.sub(take, line), images


def plain(line: str) -> str:
    """Return what is seen of a line: `**学习**[通知](a.html)` is `学习通知`.

    Emphasis, links, tags, entities, code marks and escapes go; a star or low line that
    marks nothing stays (`9．麦角酸*`, `***总书记`, `<中华人民共和国计量法>`).
    """
    if len(line) > _LONGEST or not _MARK.search(line):
        return line
    literal: list[str] = []

    def keep(text: str) -> str:
        literal.append(text)
        return f"\ue000{len(literal) - 1}\ue001"

    if "`" in line or "\\" in line:
        line = _CODE.sub(lambda match: keep(match[2]), line)
        line = _ESCAPED.sub(lambda match: keep(match[1]), line)
    if "](" in line:
        line = _LINK.sub(_link_text, line)
    if "<" in line:
        line = _AUTOLINK.sub(lambda match: keep(match[1]), line)
        line = _TAG.sub("", line)
    if "*" in line:
        line = _STRONG_LINE.sub(r"\1", line)
        line = _STRONG.sub(r"\1", line)
        line = _EMPHASIS.sub(r"\1", line)
    if "_" in line:
        line = _STRONG_LOW.sub(r"\1", line)
        line = _EMPHASIS_LOW.sub(r"\1", line)
    if "~~" in line:
        line = _STRUCK.sub(r"\1", line)
    if "&" in line:
        line = _ENTITY.sub(lambda match: html.unescape(match[0]).replace("\u00a0", " "), line)
    for index, text in enumerate(literal):
        line = line.replace(f"\ue000{index}\ue001", text)
    return line


def _link_text(match: re.Match[str]) -> str:
    """A target has a slash, dot or hash; `〔2008〕3号` written `[2008](3号)` has none."""
    return match[1] if set(match[2]) & set("/.#") else match[0]
