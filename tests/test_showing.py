"""What a terminal shows is what the document says, and nothing that it would obey."""

from __future__ import annotations

import io

from rich.console import Console

from knowledge.terminal import plain, printable


def shown(text: str) -> str:
    out = Console(file=io.StringIO(), width=200, force_terminal=True, color_system=None)
    out.print(plain(text))
    file = out.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def test_emoji_codes_and_markup_are_shown_as_they_stand() -> None:
    assert shown("编号:x:日期:ok: [red]红[/red] [1]") == "编号:x:日期:ok: [red]红[/red] [1]\n"


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in shown("第一条\x1b[31m红\x07")


def test_line_feeds_and_tabs_stay() -> None:
    assert printable("第一条\t总则\n第二条") == "第一条\t总则\n第二条"
