"""The bot's commands, in one table: what is understood, the menus, /help and both READMEs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.model import Role

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a command is told of in one language; `argument` is what follows its name."""

    argument: str
    description: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command, where it works and for whom.

    Attributes:
        private, group: whether it works in a private chat, in a group.
        least: the role that it takes; None: strangers too, in their private chat.
        listed: whether Telegram's menu and /help show it; what is needed once is not.
    """

    name: str
    zh: Wording
    en: Wording
    private: bool = True
    group: bool = True
    least: Role | None = Role.MEMBER
    listed: bool = True

    def wording(self, language: Language) -> Wording:
        """Return its words in that language."""
        return self.zh if language == "zh" else self.en

    def usage(self, language: Language) -> str:
        """Return how it is typed.

        >>> BY_NAME["search"].usage("zh")
        '/search 词'
        """
        return f"/{self.name} {self.wording(language).argument}".rstrip()

    def open_to(self, role: Role) -> bool:
        """Whether somebody of this role may use it."""
        return self.least is None or role.covers(self.least)


COMMANDS = (
    Command(
        "ask",
        Wording("问题", "提问，回答附原文出处"),
        Wording("QUESTION", "ask; the answer shows the passage it rests on"),
    ),
    Command(
        "search",
        Wording("词", "只查出处，列出相近的条文"),
        Wording("WORDS", "list the nearest places only"),
    ),
    Command(
        "show",
        Wording("文件名第几条", "看一条的全文"),
        Wording("ARTICLE", "show an article, word for word"),
    ),
    Command(
        "docs",
        Wording("", "看我知道哪些文件"),
        Wording("", "list the documents and their dates"),
    ),
    Command(
        "new",
        Wording("", "看最近新增和修改的文件"),
        Wording("", "show what changed lately"),
    ),
    Command(
        "feedback",
        Wording("意见", "给管理员留言"),
        Wording("TEXT", "leave a word for the admins"),
    ),
    Command(
        "league",
        Wording("", "看群里的答题排行"),
        Wording("", "who answers best in the group"),
    ),
    Command(
        "mistakes",
        Wording("", "复习自己答错的题"),
        Wording("", "practise what you got wrong"),
        group=False,
    ),
    Command(
        "help",
        Wording("", "怎么用"),
        Wording("", "how to use it"),
    ),
    Command(
        "privacy",
        Wording("", "看记录了什么、保留多久"),
        Wording("", "what is stored, for how long"),
        least=None,
    ),
    Command(
        "forget",
        Wording("", "删除我的记录"),
        Wording("", "delete what is stored about me"),
        least=None,
    ),
    Command(
        "start",
        Wording("", "认识一下，附几个例子"),
        Wording("", "an introduction with examples"),
        listed=False,
    ),
    Command(
        "claim",
        Wording("口令", "用启动时打印的口令成为管理员"),
        Wording("CODE", "become the first admin with the code printed at start"),
        group=False,
        least=None,
        listed=False,
    ),
    Command(
        "quiz",
        Wording("主题 题数 题型", "出题，逐题采用或修改；单发接着上次"),
        Wording("TOPIC COUNT TYPES", "make quiz items and go through them; alone: go on"),
        group=False,
        least=Role.TRAINER,
    ),
    Command(
        "banks",
        Wording("名字或标签", "看题库，导出、导入、改名、删除"),
        Wording("NAME_OR_TAG", "the banks of items: export, import, rename, delete"),
        group=False,
        least=Role.TRAINER,
    ),
    Command(
        "review",
        Wording("", "看原文变了的题和等您同意的题"),
        Wording("", "items whose text changed, or that wait for your consent"),
        group=False,
        least=Role.TRAINER,
    ),
    Command(
        "publish",
        Wording("题数", "把题库里的题发到群里"),
        Wording("COUNT", "put up items of a bank in a group"),
        group=False,
        least=Role.TRAINER,
    ),
    Command(
        "daily",
        Wording("几点 星期几", "设置群里的每日一题和安静时段"),
        Wording("TIME DAYS", "an item a day in a group, and its quiet hours"),
        group=False,
        least=Role.TRAINER,
    ),
    Command(
        "contest",
        Wording("哪天 几点 题数", "在群里办知识竞赛"),
        Wording("DAY TIME COUNT", "hold a contest in a group"),
        group=False,
        least=Role.TRAINER,
    ),
    Command(
        "report",
        Wording("", "看哪些条文最容易答错"),
        Wording("", "which provisions are missed most"),
        group=False,
        least=Role.TRAINER,
    ),
    Command(
        "proposals",
        Wording("", "审核转人工得到的回答"),
        Wording("", "review the answers that people proposed"),
        group=False,
        least=Role.ADMIN,
    ),
    Command(
        "role",
        Wording("人 角色", "查看或更改各人的角色"),
        Wording("PERSON ROLE", "show or change people's roles"),
        least=Role.ADMIN,
    ),
    Command(
        "allow",
        Wording("群编号", "开通这个群或所写的群；加 off 关闭"),
        Wording("GROUP_ID", "let this or that group ask; with off, no longer"),
        least=Role.ADMIN,
    ),
)

BY_NAME = {one.name: one for one in COMMANDS}
NAMES = frozenset(BY_NAME)
# Whoever is not let in otherwise may still use these in a private chat.
FOR_STRANGERS = frozenset(one.name for one in COMMANDS if one.least is None)


def offered(role: Role, *, group: bool) -> Iterator[Command]:
    """Give the commands that somebody of this role is shown in this kind of chat."""
    for one in COMMANDS:
        if one.listed and (one.group if group else one.private) and one.open_to(role):
            yield one


def menu(role: Role, *, group: bool, language: Language) -> tuple[tuple[str, str], ...]:
    """Return names and descriptions for Telegram's menu."""
    return tuple(
        (one.name, one.wording(language).description) for one in offered(role, group=group)
    )
