"""What people say to an assistant that no document answers: 你好, 你是谁, 谢谢."""

from __future__ import annotations

import re
from enum import StrEnum

_END = r"[\s?!。.,，、~～…！？]*"
# Possessive (++, *+): words that overlap (好, 好好) would else be cut in ever so many ways.
_ASKS_NOTHING = re.compile(
    r"(?>(?:好+的?|嗯+|哦+|噢|行|可以|ok(?:ay)?|对的?|是的|谢+谢*|多谢|感谢|辛苦|知道|明白|清楚|收到|了解|懂|没事|没问题|"
    r"再见|拜拜|你好|您好|在吗|哈+|厉害|太棒|棒|不客气|不用)(?:[你您啦呀啊吧哈哦呢的!]|了(?!解)|帮忙|大家)*"
    + _END
    + r")++$",
    re.IGNORECASE,
)
_THANKS = re.compile("谢|辛苦|厉害|棒")
_GREETING = re.compile(
    r"(?>(?:[你您]好|大家好|嗨|哈喽|hi|hello|hey|在吗|在不在|在么|早安|早上好|上午好|中午好|下午好|晚上好|知规)"
    r"[啊呀哦哈的]*+" + _END + r")++$",
    re.IGNORECASE,
)
_KNOWN = r"(?:文件|制度|规定|资料|材料|内容|东西|文档)"
_ABOUT = re.compile(
    r"(?:(?:请问|那|哎|[你您]好)[\s,，!！。]*)*+"
    r"(?:(?:[你您]|知规|这个?机器人)(?:到底|究竟|都)?(?:"
    r"是(?:谁|什么|啥|哪位|干(?:什么|啥|嘛)的|做什么的|(?:真人|人|机器人|ai)(?:还是机器人)?)"
    r"|叫(?:什么|啥)(?:名字)?"
    r"|(?:能|会|可以)(?:帮我|帮忙)?(?:回答|干|做|查|问)?(?:些|点)?(?:什么|啥|哪些|嘛)(?:问题|事情?|忙|功能)?"
    r"|有(?:什么|啥|哪些)(?:用处?|功能|本事)"
    r"|该?(?:怎么|如何|咋)(?:使?用|问)"
    rf"|(?:知道|收了|懂|有)(?:些)?(?:什么|啥|哪些)(?:{_KNOWN})?)"
    rf"|知识库里?(?:都)?有(?:些)?(?:什么|啥|哪些)(?:{_KNOWN})?"
    r"|帮助|使用说明|使用方法|help)[啊呀呢吗的]*" + _END,
    re.IGNORECASE,
)


class SmallTalk(StrEnum):
    """What asks nothing of the documents."""

    GREETING = "greeting"  # 你好
    ABOUT = "about"  # 你是谁, 你能做什么: asks about the assistant itself
    THANKS = "thanks"  # 好的，谢谢
    NOTED = "noted"  # 知道了, 哈哈, 再见


def small_talk(text: str) -> SmallTalk | None:
    """Return what kind of small talk the words are; None for a question.

    >>> small_talk("好的，谢谢"), small_talk("年休假几天")
    (<SmallTalk.THANKS: 'thanks'>, None)
    """
    bare = text.strip()
    if _GREETING.match(bare):
        return SmallTalk.GREETING
    if _ABOUT.fullmatch(bare):
        return SmallTalk.ABOUT
    if not _ASKS_NOTHING.match(bare):
        return None
    return SmallTalk.THANKS if _THANKS.search(bare) else SmallTalk.NOTED
