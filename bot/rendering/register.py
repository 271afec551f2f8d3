"""Lists for admins: the groups, the roles, the feedback, the proposed answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from bot.callbacks import Callback, Verb
from bot.model import Outgoing, Person, Role
from bot.rendering.buttons import press
from bot.rendering.fitting import messages
from bot.rendering.markup import Frame, Paragraph, Span, clean, one_line, paragraph, written
from bot.rendering.sources import date
from bot.state import Chat, Handover, Opinion, Verdict
from bot.texts import Texts

_NAME, _TITLE, _REASON, _QUESTION = 60, 80, 300, 120  # units
_GONE = frozenset({"left", "kicked"})


@dataclass(frozen=True, slots=True)
class Register:
    """Messages for admins; each list is cut to one message.

    Args:
        zone: the time zone of the days that people see.
    """

    texts: Texts
    zone: tzinfo

    def groups(self, chats: Sequence[Chat], allowed: Collection[int]) -> Outgoing:
        """Return every group with whether it is among those allowed; config.yaml may allow
        some that were never seen."""
        unseen = set(allowed) - {one.chat_id for one in chats}
        lines = [self._group(one, allowed) for one in chats if one.migrated_to is None]
        lines += [f"{chat_id}　{self.texts.group_open}" for chat_id in sorted(unseen)]
        if not lines:
            return _listed([self.texts.groups_none])
        return _listed([self.texts.groups_title, *lines], self.texts.allow_usage)

    def roles(
        self, given: Iterable[tuple[Person, Role]], configured: Mapping[int, Role]
    ) -> Outgoing:
        """Return who has which role, and by whom."""
        lines = [f"{_called(person)}　{self._role(role)}" for person, role in given]
        lines += [
            f"{user_id}　{self._role(role)}　{self.texts.role_in_config}"
            for user_id, role in configured.items()
        ]
        heading = self.texts.role_list if lines else self.texts.role_none_given
        return _listed([heading, *lines], self.texts.role_usage)

    def role_changed(self, person: Person, role: Role | None) -> str:
        """Return the sentence that says what somebody is now."""
        if role is None:
            return self.texts.role_taken.format(person=_called(person))
        return self.texts.role_given.format(person=_called(person), role=self._role(role))

    def feedback(self, latest: Sequence[Opinion]) -> Outgoing:
        """Return the last words about answers and about the bot, newest first."""
        if not latest:
            return _listed([self.texts.feedback_none])
        return _listed([self.texts.feedback_latest, *map(self._opinion, latest)])

    def proposal(self, handover: Handover) -> tuple[Outgoing, ...]:
        """Return a question with the answer that somebody proposed, to be approved or not;
        the buttons are under its last message."""
        texts = self.texts
        lines = [
            paragraph(texts.proposal_question),
            Paragraph((Span(clean(handover.question)),), Frame.QUOTE),
            paragraph(texts.proposal_answer),
            Paragraph((Span(clean(handover.proposal)),), Frame.QUOTE),
        ]
        shown = (handover.id, handover.wording)
        buttons = (
            press(texts.approve, Callback(Verb.APPROVE, numbers=shown)),
            press(texts.reject, Callback(Verb.REJECT, numbers=shown)),
        )
        *before, last = (Outgoing(written(each)) for each in messages(lines))
        return (*before, Outgoing(last.html, (buttons,)))

    def more(self, count: int) -> Outgoing:
        """Return that there are more proposals than were shown."""
        return _listed([self.texts.proposals_more.format(count=count)])

    def _group(self, one: Chat, allowed: Collection[int]) -> str:
        texts = self.texts
        status = texts.group_open if one.chat_id in allowed else texts.group_not_open
        if one.bot_status in _GONE:
            status = texts.group_left
        title = one_line(one.title, _TITLE)
        return "　".join(filter(None, (title, str(one.chat_id), status)))

    def _role(self, role: Role) -> str:
        texts = self.texts
        named = {
            Role.MEMBER: texts.member,
            Role.TRAINER: texts.trainer,
            Role.ADMIN: texts.admin,
        }
        return named[role]

    def _opinion(self, one: Opinion) -> str:
        texts = self.texts
        verdict = {
            Verdict.GOOD: texts.good,
            Verdict.BAD: texts.bad,
            Verdict.CITATION: texts.wrong,
            Verdict.REMARK: texts.verdict_remark,
        }[one.verdict]
        day = date(one.given_at.astimezone(self.zone).date().isoformat(), texts)
        asked = f"“{one_line(one.asked, _QUESTION)}”" if one.asked else ""
        return "　".join(filter(None, (day, verdict, one_line(one.reason, _REASON), asked)))


def _called(person: Person) -> str:
    """Return a name with what tells it from another of the same name."""
    name = one_line(person.name, _NAME)
    account = f"@{person.username}" if person.username else str(person.id)
    return f"{name}（{account}）" if name and name != str(person.id) else account


def _listed(lines: Sequence[str], closing: str = "") -> Outgoing:
    """Return as many of the lines as one message holds, and a last word."""
    told = [paragraph(one) for one in lines]
    told += [paragraph(closing, gap=True)] if closing else []
    return Outgoing(written(messages(told)[0]))
