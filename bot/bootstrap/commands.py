"""The commands of the bot, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from zoneinfo import ZoneInfo

from bot.asking import Examples
from bot.bootstrap.parts import Parts
from bot.callbacks import Verb
from bot.handlers.allowing import Allowing
from bot.handlers.belonging import Belonging
from bot.handlers.citing import Citing
from bot.handlers.claiming import Claiming
from bot.handlers.collection import CollectionLists
from bot.handlers.forgetting import Forgetting
from bot.handlers.looking_up import LookingUp
from bot.handlers.menus import Menus
from bot.handlers.proposed import Proposed
from bot.handlers.remarks import Remarks
from bot.handlers.roles import Roles
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler
from bot.handlers.welcome import Welcome
from bot.pressing import Action
from bot.rendering import Guide, Register
from knowledge.ingestion import QUESTIONS


class Commands:
    """Builds the handlers of the commands, of inline mode and of the groups' bookkeeping."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._zone = ZoneInfo(parts.settings.state.timezone)
        self._speaker = parts.speaker
        self._spoken = Spoken(parts.ears, self._speaker, parts.texts)
        self._guide = Guide(
            parts.texts,
            parts.settings.telegram.language,
            username=parts.bot.bot.username or "",
            by_name=bool(parts.bot.bot.can_read_all_group_messages),
            keep_days=parts.settings.state.keep_days,
        )
        self._register = Register(parts.texts, self._zone)
        self._menus = Menus(parts.bot, parts.settings.telegram.language)

    def bookkeeping(self) -> Sequence[Handler]:
        """Return what stands before the doorman."""
        parts = self._parts
        return Belonging(
            parts.chats, parts.gate, parts.courier, self._guide, parts.storage, parts.clock
        ).handlers()

    def handlers(self) -> Sequence[Handler]:
        """Return the handlers of the commands and of inline mode."""
        found = [
            *self._for_members(),
            *self._lists.handlers(),
            *self._forgetting.handlers(),
            *self._for_admins(),
        ]
        return [*found, *(self._inline() if self._parts.settings.telegram.inline else ())]

    def actions(self) -> Mapping[Verb, Action]:
        """Return what their buttons do."""
        return {**self._lists.actions(), **self._forgetting.actions()}

    async def publish(self) -> None:
        """Publish Telegram's menus."""
        await self._menus.publish(await self._parts.storage(self._parts.gate.roles))

    @cached_property
    def _lists(self) -> CollectionLists:
        parts = self._parts
        return CollectionLists(
            self._spoken,
            self._speaker,
            parts.courier,
            parts.workshop.browser,
            parts.views,
            self._guide,
            self._zone,
            parts.texts,
            parts.retrieval,
        )

    @cached_property
    def _forgetting(self) -> Forgetting:
        parts = self._parts
        return Forgetting(
            self._spoken,
            self._speaker,
            parts.courier,
            self._guide,
            parts.erasure,
            parts.audit,
            parts.texts,
            parts.storage,
            parts.clock,
        )

    def _for_members(self) -> list[Handler]:
        parts = self._parts
        examples = Examples(parts.workshop.collection.root / QUESTIONS, parts.audiences)
        welcome = Welcome(
            self._spoken, self._speaker, self._guide, self._lists.show, examples, parts.storage
        )
        looking_up = LookingUp(
            self._spoken,
            self._speaker,
            parts.workshop.searcher,
            parts.workshop.answerer,
            parts.answers,
            parts.views,
            parts.workshop.store.current_id,
            parts.texts,
            parts.retrieval,
            parts.storage,
        )
        remarks = Remarks(
            self._spoken,
            self._speaker,
            parts.feedback,
            self._register,
            parts.texts,
            parts.storage,
            parts.clock,
        )
        return [*welcome.handlers(), *looking_up.handlers(), *remarks.handlers()]

    def _for_admins(self) -> list[Handler]:
        parts = self._parts
        claiming = Claiming(
            self._spoken,
            self._speaker,
            parts.claim,
            self._menus,
            parts.texts,
            parts.storage,
            parts.clock,
        )
        allowing = Allowing(
            self._spoken,
            self._speaker,
            parts.chats,
            parts.audit,
            parts.gate,
            self._guide,
            self._register,
            parts.texts,
            parts.storage,
            parts.clock,
        )
        roles = Roles(
            self._spoken,
            self._speaker,
            parts.people,
            parts.audit,
            self._menus,
            parts.gate.configured,
            self._guide,
            self._register,
            parts.texts,
            parts.storage,
            parts.clock,
        )
        waiting = partial(parts.storage, parts.handovers.proposed)
        proposed = Proposed(self._spoken, self._speaker, waiting, self._register, parts.texts)
        return [
            *claiming.handlers(),
            *allowing.handlers(),
            *roles.handlers(),
            *proposed.handlers(),
        ]

    def _inline(self) -> Sequence[Handler]:
        parts = self._parts
        citing = Citing(parts.workshop.searcher, parts.views, parts.texts, parts.retrieval)
        return citing.handlers()
