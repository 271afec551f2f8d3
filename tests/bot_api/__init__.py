"""A Bot API server of our own on loopback, the people who talk to the bot, and the bot's process.

    async with BotApi() as api:
        actors = Actors(api)
        li = actors.person("李明")
        group = actors.group("学习群", [li])
        async with BotProcess(api, var, folder, groups=[group.id]):
            said = await group.say(li, "/ask@zhigui_bot 支委会多久开一次？")
            answer = await group.reply(said)

Nothing here imports the bot or telegram.
"""

from bot_api.actors import Actors
from bot_api.ballots import Ballots, NotCounted
from bot_api.calls import Call, Calls
from bot_api.chat import Chat, button, words
from bot_api.comings import Comings
from bot_api.faults import BEFORE_ACCEPTANCE, Fault, Faults, Trouble
from bot_api.inline import Inline
from bot_api.parameters import Upload
from bot_api.process import BotProcess
from bot_api.server import TOKEN, BotApi

__all__ = [
    "BEFORE_ACCEPTANCE",
    "TOKEN",
    "Actors",
    "Ballots",
    "BotApi",
    "BotProcess",
    "Call",
    "Calls",
    "Chat",
    "Comings",
    "Fault",
    "Faults",
    "Inline",
    "NotCounted",
    "Trouble",
    "Upload",
    "button",
    "words",
]
