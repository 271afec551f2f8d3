"""Draws the messages of the bot as a phone shows them: asks the sample collection, renders
with the bot's own views, writes index.html beside this file and a picture of each phone.

    python docs/screens/draw.py --chromium chromium

What is asked stands in `Drawer.scenes`; nothing that the bot says is written here.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
IMAGES = HERE.parent / "images"
sys.path.insert(0, str(ROOT))

from bot.asking.recording import found, record_of  # noqa: E402
from bot.callbacks import Callback, Verb  # noqa: E402
from bot.model import ChatKind, Outgoing, Where  # noqa: E402
from bot.record import AnswerRecord  # noqa: E402
from bot.rendering import Views  # noqa: E402
from bot.texts import Texts  # noqa: E402
from knowledge.bootstrap import Workshop  # noqa: E402
from knowledge.dialogue import Context  # noqa: E402

GROUP = Where(-1001234567890, ChatKind.SUPERGROUP, title="第二党支部")
PRIVATE = Where(1)
TOKEN = "AbCdEfGhIjKl"  # noqa: S105
WIDTH, HEIGHT = 390, 980
SCALE = 2  # of the pictures, for screens that show two pixels for one
COLOURS = 96  # keeps a picture small


@dataclass(frozen=True)
class Kept:
    """An answer as the views need it."""

    where: Where
    record: AnswerRecord
    token: str = TOKEN


@dataclass(frozen=True)
class Message:
    """A message in a chat: somebody's question, or what the bot says."""

    sender: str
    said: str | Outgoing
    to: str = ""
    opened: bool = False

    @property
    def html(self) -> str:
        """The bubble with its buttons."""
        if isinstance(self.said, str):
            name = f'<div class="name">{self.sender}</div>' if self.sender else ""
            return f'<div class="message mine"><div class="bubble">{name}{self.said}</div></div>'
        name = f'<div class="name">{self.sender}</div>' if self.sender else ""
        reply = f'<div class="reply"><b>林晓</b>{self.to}</div>' if self.to else ""
        rows = "".join(
            '<div class="row">'
            + "".join(f"<span>{html.escape(button.label)}</span>" for button in row)
            + "</div>"
            for row in self.said.rows
        )
        body = name + reply + shown(self.said.html, opened=self.opened)
        return f'<div class="message bot"><div class="bubble">{body}</div>{rows}</div>'


@dataclass(frozen=True)
class Scene:
    """A phone with a chat on it."""

    file: str
    title: str
    subtitle: str
    messages: Sequence[Message]
    pictured: bool = True

    @property
    def html(self) -> str:
        """The phone."""
        bar = f'<div class="bar"><div class="face">{self.title[0]}</div><div>'
        bar += f"<b>{self.title}</b><small>{self.subtitle}</small></div></div>"
        chat = "".join(one.html for one in self.messages)
        return f'<div class="phone" id="{self.file}">{bar}<div class="chat">{chat}</div></div>'


def shown(message: str, *, opened: bool) -> str:
    """Return Telegram's HTML as a browser shows it."""
    text = re.sub(r"\n?(<blockquote[^>]*>)", r"\1", message)
    text = re.sub(r"</blockquote>\n?", "</blockquote>", text)
    fold = "opened" if opened else "folds"
    text = text.replace("<blockquote expandable>", f'<blockquote class="{fold}"><div>')
    text = text.replace("<blockquote>", "<blockquote><div>")
    return text.replace("</blockquote>", "</div></blockquote>")


class Drawer:
    """Asks the collection and puts what is said on phones."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._views = Views(Texts(), "zhigui_bot", contact=True)

    def scenes(self) -> list[Scene]:
        """Return what is drawn, asked of the collection just now."""
        members = "42位成员"
        lectures, leave = "书记一年要亲自讲几次党课？", "上班12年了，一年能歇几天年假？"
        return [
            Scene(
                "answer",
                GROUP.title,
                members,
                [*self._group(lectures), *self._group("支委会多久开一次？", opened=True)],
            ),
            Scene(
                "refusal",
                GROUP.title,
                members,
                [*self._group("使用管理办法第三条"), *self._group("病假期间工资发百分之几？")],
            ),
            Scene("page", "知规", "机器人", self._page("采购管理办法第三条")),
            Scene("documents", "知规", "机器人", self._documents()),
            Scene("list", GROUP.title, members, self._group(leave), pictured=False),
            Scene("search", "知规", "机器人", self._search("骑缝章"), pictured=False),
        ]

    def _record(self, question: str) -> AnswerRecord:
        return record_of(self._workshop.dialogue.reply(question, Context()).answer)

    def _group(self, question: str, *, opened: bool = False) -> list[Message]:
        (answer,) = self._views.answer(Kept(GROUP, self._record(question)))
        said = Message("林晓", f"/ask {question}")
        return [said, Message("知规", answer, question, opened)]

    def _page(self, question: str) -> list[Message]:
        """What 查看原文 opens in the private chat."""
        quote = self._record(question).quotes[0]
        place = quote.document_id, quote.start, quote.end
        opened = self._workshop.browser.page(*place, None, quote=quote.text)
        references = self._workshop.browser.references(*place, None)
        callback = Callback(Verb.QUOTE, TOKEN, (quote.mark, 0))
        page = self._views.page(opened, callback, references)
        return [Message("", "/start"), Message("", page)]

    def _documents(self) -> list[Message]:
        listed = self._views.documents(self._workshop.browser.documents(None))
        return [Message("", "/docs"), Message("", listed)]

    def _search(self, words: str) -> list[Message]:
        scored = self._workshop.searcher(words, None, 3)
        places = [found(number, one) for number, one in enumerate(scored, start=1)]
        (message,) = self._views.places(words, places, PRIVATE)
        return [Message("", f"/search {words}"), Message("", message)]


def draw(page: str, scene: Scene, chromium: str, folder: Path) -> None:
    """Write the picture of one phone."""
    file = folder / f"{scene.file}.html"
    only = "body{padding:0} .phone{border-radius:0}"
    file.write_text(page.replace("</style>", f"{only}</style>", 1), encoding="utf-8")
    picture = folder / f"{scene.file}.png"
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += [f"--force-device-scale-factor={SCALE}", f"--window-size={WIDTH},{HEIGHT}"]
    command += [f"--user-data-dir={folder / 'profile'}", f"--screenshot={picture}", file.as_uri()]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    image = Image.open(picture).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(
        IMAGES / f"{scene.file}.png", optimize=True
    )


def page_of(phones: Sequence[Scene], style: str) -> str:
    """Return the page with these phones."""
    shown_phones = "\n".join(one.html for one in phones)
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>知规</title>\n'
        f"<style>\n{style}</style></head>\n<body>\n{shown_phones}\n</body></html>\n"
    )


def main() -> None:
    """Ingest the sample collection into a folder of its own, ask and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", default="chromium", help="a headless Chromium or Chrome")
    chromium = parser.parse_args().chromium
    style = (HERE / "phone.css").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ZHIGUI_VAR"] = str(folder / "var")
        os.environ.pop("ZHIGUI_DOCUMENTS", None)
        ingest = [sys.executable, str(ROOT / "ingest.py")]
        subprocess.run(ingest, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        drawn = Drawer(Workshop.from_config()).scenes()
        (HERE / "index.html").write_text(page_of(drawn, style), encoding="utf-8")
        for scene in (one for one in drawn if one.pictured):
            draw(page_of([scene], style), scene, chromium, folder)


if __name__ == "__main__":
    main()
