"""The button under an item: its answer and where it stands, for who pressed it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.callbacks import Callback, start_link
from bot.model import Outgoing, Rows, Said, Visit, Where
from bot.ports import Delivers
from bot.pressing import Press
from bot.publishing.explanation import page, source
from bot.publishing.groups import Groups
from bot.publishing.quoting import quoted
from bot.publishing.texts import PublishingTexts
from bot.quiz import Post
from bot.rendering import Frame, Paragraph, Span, clean, messages, paragraph, press, units, written
from bot.state import Posts, Votes
from bot.threads import Threads

_TOAST = 200  # units that Telegram shows over a chat
_QUOTE = 2000  # units


@dataclass(frozen=True, slots=True)
class Answers:
    """Shows an answer to one person, and leaves what all read as it is.

    Of a poll that is open it shows nothing before that person has voted.

    Args:
        username: the bot's own, without @.
    """

    posts: Posts
    votes: Votes
    groups: Groups
    courier: Delivers
    texts: PublishingTexts
    username: str
    storage: Threads

    async def press(self, button: Press) -> None:
        """Show a short answer over the chat, a long one in the private chat."""
        post = await self.storage(self.posts.by_token, button.callback.token)
        refusal = await self._refusal(post, button.person.id)
        if post is None or refusal:
            button.passing = True  # who votes now is shown it at once
            await button.tell(refusal, alert=True)
            return
        if not await self.storage(self.groups.visible, post.item, button.visit.viewer):
            await button.tell(self.texts.item_hidden, alert=True)
            return
        short = self._short(post)
        if post.poll_id is None and units(short) <= _TOAST:
            await button.tell(short, alert=True)
        elif button.where.kind.is_group:
            await button.lead_to(start_link(self.username, button.callback))
        else:
            await self._send(button.where, button.pressed.update_id, post, button.visit.viewer)

    async def follow(self, said: Said, visit: Visit, callback: Callback) -> None:
        """Show in the private chat what a button in a group led to."""
        post = await self.storage(self.posts.by_token, callback.token)
        refusal = await self._refusal(post, said.where.chat_id)
        if post is None or refusal:
            told = Outgoing.plain(refusal)
            await self.courier.send(said.where, told, key=f"{said.update_id}:0")
        else:
            await self._send(said.where, said.update_id, post, visit.viewer)

    async def _send(self, where: Where, update_id: int, post: Post, viewer: frozenset[str]) -> None:
        for number, message in enumerate(await self._whole(post, viewer)):
            await self.courier.send(where, message, key=f"{update_id}:{number}")

    async def _refusal(self, post: Post | None, user_id: int) -> str:
        """Return why somebody is not shown it, empty where they are."""
        if post is None:
            return self.texts.item_gone
        if post.closed_at is not None:
            return ""
        if post.poll_id is None:
            # A poll stands in its group for a moment before it is noted which one it is.
            coming = post.sent_at is None and post.item.type.has_options
            return self.texts.vote_first if coming else ""
        voted = await self.storage(self.votes.has_voted, post.poll_id, user_id)
        return "" if voted else self.texts.vote_first

    def _short(self, post: Post) -> str:
        cited = post.item.citation
        lines = [self._answer(post), source(cited, self.texts) if cited else ""]
        return "\n".join(filter(None, lines))

    async def _whole(self, post: Post, viewer: frozenset[str]) -> tuple[Outgoing, ...]:
        if not await self.storage(self.groups.visible, post.item, viewer):
            return (Outgoing.plain(self.texts.item_hidden),)
        cited = post.item.citation
        shown = [paragraph(Span(clean(post.item.stem)))]
        shown.append(paragraph(Span(self._answer(post), bold=True), gap=True))
        rows: Rows = ()
        if cited is not None:
            quote = Span(quoted(cited.quote, _QUOTE, next(iter(post.item.right))))
            shown += [
                paragraph(source(cited, self.texts), gap=True),
                Paragraph((quote,), Frame.QUOTE),
            ]
            rows = ((press(self.texts.original_text, page(cited)),),)
        *before, last = messages([one for one in shown if not one.blank])
        return (*(Outgoing(written(one)) for one in before), Outgoing(written(last), rows))

    def _answer(self, post: Post) -> str:
        return self.texts.answer.format(answer="；".join(map(clean, post.item.right)))
