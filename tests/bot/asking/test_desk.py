"""One answer to each question, in its place: repeats, edits, bounds, follow-ups, replays."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from made_up import made_document
from migrated import migrated
from recording_courier import RecordingCourier

from bot.access import Pace
from bot.asking import Answering, Desk, Speaker
from bot.model import ChatKind, Outgoing, Person, Role, Said, Visit, Where
from bot.record import AnswerRecord, Reference
from bot.state import Answers, Contexts, StoredAnswer
from bot.texts import Texts
from bot.threads import Threads
from knowledge.browsing import CrossReference
from knowledge.dialogue import Context, Reply
from knowledge.dialogue.context import Turn
from knowledge.errors import MessageGone, StorageError
from knowledge.model import Answer, Citation, NoAnswer, Notice

START = datetime(2026, 9, 21, 8, 0, tzinfo=UTC)
TEXTS = Texts()
GROUP = Where(-1001234567890, ChatKind.SUPERGROUP, title="第一支部")
TOPIC = replace(GROUP, topic_id=7)
PLAIN = Where(-55, ChatKind.GROUP, title="第二支部")
LIN = Person(11, "小林")
ZHOU = Person(12, "小周")
RULES = made_document("支部工作规则")


@dataclass
class ScriptedTalk:
    """Answers every question with its own words; remembers who asked after what."""

    heard: list[tuple[str, tuple[str, ...], frozenset[str] | None]] = field(default_factory=list)
    refuses: bool = False
    breaks: bool = False
    gate: threading.Event | None = None

    def reply(
        self,
        text: str,
        context: Context,
        *,
        as_of: date | None = None,
        viewer: frozenset[str] | None = None,
    ) -> Reply:
        if self.gate:
            assert self.gate.wait(10)
        if self.breaks:
            raise StorageError("知识库无法打开。")
        self.heard.append((text, tuple(turn.asked for turn in context.turns), viewer))
        following = (Notice("follow_up", "已按上文理解"),) if context.turns else ()
        if self.refuses:
            return Reply(NoAnswer("没有找到。", 0.1), context)
        cited = Citation(1, RULES, "第十条", f"关于{text}", "p1", 0, 4)
        answer = Answer(f"关于{text}[1]", (cited,), 0.9, notices=following)
        return Reply(answer, context.after(Turn(text, text, "d1", "a10")))


@dataclass
class Index:
    """Knows what the quotes name."""

    named: tuple[CrossReference, ...] = ()

    def references(
        self, document_id: str, start: int, end: int, viewer: frozenset[str] | None
    ) -> tuple[CrossReference, ...]:
        return self.named


class PlainViews:
    """One message for each line of the answer."""

    def answer(self, stored: StoredAnswer) -> tuple[Outgoing, ...]:
        return tuple(Outgoing(line) for line in stored.record.text.split("\n"))


@dataclass
class Metronome:
    """Lets everybody through until it is told otherwise."""

    pace: Pace = field(default_factory=lambda: Pace(0))
    waited: list[float] = field(default_factory=list)

    def admit(self, where: Where, person: Person | None, waited: float = 0.0) -> Pace:
        self.waited.append(waited)
        return self.pace


@dataclass
class Office:
    """A desk with all that it needs, and a clock that stands still."""

    desk: Desk
    talk: ScriptedTalk
    index: Index
    courier: RecordingCourier
    speed: Metronome
    answers: Answers
    now: list[datetime]
    generation: list[str]
    update_id: int = 0

    def question(self, text: str, where: Where = GROUP, by: Person | None = LIN) -> Said:
        self.update_id += 1
        return Said(self.update_id, where, 100 + self.update_id, by, text, self.now[0])

    async def ask(self, text: str, where: Where = GROUP, by: Person | None = LIN) -> Said:
        said = self.question(text, where, by)
        await self.hand_in(said)
        return said

    async def hand_in(self, said: Said) -> None:
        viewer = frozenset({str(said.where.chat_id)})
        await self.desk.ask(said, Visit(said.where, said.person, Role.MEMBER, viewer))

    def later(self, **time: float) -> None:
        self.now[0] += timedelta(**time)

    @property
    def said(self) -> list[str]:
        return [one.html for one in self.courier.sent]

    @property
    def edited(self) -> list[tuple[int, str]]:
        return [(message_id, message.html) for _, message_id, message in self.courier.edited]


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    database = migrated(tmp_path)
    answers, now, generation = Answers(database), [START], ["g000001"]
    talk, courier, speed = ScriptedTalk(), RecordingCourier(), Metronome()
    index = Index()
    retrieval, storage = Threads("retrieval", 2), Threads("storage", 2)
    answering = Answering(
        talk,
        index,
        answers,
        Contexts(database),
        lambda: generation[0],
        timedelta(minutes=30),
        retrieval,
        storage,
        lambda: now[0],
    )
    desk = Desk(
        answering,
        answers,
        PlainViews(),
        courier,
        Speaker(courier, speed, TEXTS, lambda: now[0]),
        TEXTS,
        storage,
        lambda: now[0],
        queue=2,
        repeated=timedelta(minutes=10),
    )
    yield Office(desk, talk, index, courier, speed, answers, now, generation)
    retrieval.close()
    storage.close()
    database.close()


async def test_a_question_gets_one_answer_as_a_reply_in_its_topic(office: Office) -> None:
    said = await office.ask("婚假几天", TOPIC)

    [sent] = office.courier.sent
    assert (sent.where.chat_id, sent.where.topic_id) == (TOPIC.chat_id, TOPIC.topic_id)
    assert (sent.html, sent.reply_to) == ("关于婚假几天[1]", said.message_id)
    assert office.courier.typed == 1


async def test_an_update_that_comes_again_is_not_answered_again(office: Office) -> None:
    said = await office.ask("婚假几天")

    await office.hand_in(said)

    assert office.said == ["关于婚假几天[1]"]
    assert len(office.talk.heard) == 1


async def test_what_was_kept_but_not_sent_is_sent_when_it_comes_again(office: Office) -> None:
    said = await office.ask("婚假几天")
    office.courier.keys.clear()
    office.courier.sent.clear()
    office.generation[0] = "g000002"

    await office.hand_in(said)

    assert office.said == ["关于婚假几天[1]"]
    assert len(office.talk.heard) == 1


async def test_only_the_group_counts_for_what_is_shown_there(office: Office) -> None:
    await office.ask("婚假几天")

    assert office.talk.heard[0][2] == frozenset({"-1001234567890"})


async def test_a_follow_up_goes_on_from_ones_own_question_alone(office: Office) -> None:
    await office.ask("婚假几天", TOPIC)
    await office.ask("那产假呢", TOPIC)
    await office.ask("那产假呢？", replace(TOPIC, topic_id=8))
    await office.ask("再婚呢", TOPIC, by=ZHOU)

    assert [before for _, before, _ in office.talk.heard] == [(), ("婚假几天",), (), ()]


async def test_a_follow_up_after_the_time_is_a_new_question(office: Office) -> None:
    await office.ask("婚假几天")
    office.later(minutes=31)
    await office.ask("那产假呢")

    assert office.talk.heard[1][1] == ()


async def test_nobody_in_particular_has_no_earlier_questions(office: Office) -> None:
    await office.ask("婚假几天", by=None)
    await office.ask("那产假呢", by=None)

    assert office.talk.heard[1][1] == ()


async def test_the_same_question_is_answered_by_a_link(office: Office) -> None:
    await office.ask("婚假 几天？")
    office.later(minutes=3)
    second = await office.ask("婚假几天", by=ZHOU)

    sent = office.courier.sent[1]
    assert (sent.where, sent.reply_to) == (GROUP, second.message_id)
    assert sent.html == TEXTS.asked_before_html.format(
        minutes=3, link='<a href="https://t.me/c/1234567890/500">', end="</a>"
    )
    assert len(office.talk.heard) == 1


async def test_where_links_do_not_exist_it_is_answered_by_a_reply(office: Office) -> None:
    await office.ask("婚假几天", PLAIN)
    await office.ask("婚假几天", PLAIN, by=ZHOU)

    sent = office.courier.sent[1]
    assert (sent.where, sent.reply_to) == (PLAIN, 500)
    assert sent.html == TEXTS.asked_before.format(minutes=1)


@pytest.mark.parametrize(
    "change", ["time", "topic", "generation", "private", "refused", "follow_up"]
)
async def test_it_is_answered_anew_where_the_answer_may_differ(office: Office, change: str) -> None:
    where = Where(11) if change == "private" else GROUP
    office.talk.refuses = change == "refused"
    if change == "follow_up":
        await office.ask("产假几天")
    await office.ask("婚假几天", where)
    if change == "time":
        office.later(minutes=11)
    if change == "generation":
        office.generation[0] = "g000002"

    await office.ask("婚假几天", TOPIC if change == "topic" else where, by=ZHOU)

    assert [text for text, _, _ in office.talk.heard][-2:] == ["婚假几天", "婚假几天"]


async def test_a_reply_to_an_answer_goes_on_from_it(office: Office) -> None:
    await office.ask("婚假几天")
    await office.hand_in(replace(office.question("婚假几天"), reply_to=500))

    assert len(office.talk.heard) == 2


async def test_an_edited_question_edits_its_answer(office: Office) -> None:
    said = await office.ask("婚假几天")
    edit = replace(said, update_id=99, text="产假几天", edited=True)

    await office.hand_in(edit)
    await office.hand_in(replace(edit, update_id=100))  # an edit that nobody sees

    assert office.edited == [(500, "关于产假几天[1]")]
    assert office.said == ["关于婚假几天[1]"]
    kept = office.answers.by_question(GROUP.chat_id, said.message_id)
    assert kept is not None and kept.asked == "产假几天"


async def test_an_edit_that_ended_halfway_is_made_when_it_comes_again(office: Office) -> None:
    said = await office.ask("婚假几天")
    edit = replace(said, update_id=99, text="产假几天", edited=True)
    office.courier.gone.add(500)
    with pytest.raises(MessageGone):
        await office.hand_in(edit)
    office.courier.gone.clear()

    await office.hand_in(edit)

    assert office.edited == [(500, "关于产假几天[1]")]


async def test_empty_questions_are_too_quick_as_well(office: Office) -> None:
    office.speed.pace = Pace(20, tell=False)

    await office.ask("")

    assert office.said == []


async def test_what_waited_while_the_bot_was_down_counts_where_it_was_written(
    office: Office,
) -> None:
    said = office.question("婚假几天")
    office.later(minutes=10)
    await office.hand_in(said)
    await office.ask("产假几天")

    assert office.speed.waited == [600.0, 0.0]


async def test_a_shorter_answer_leaves_no_old_words_standing(office: Office) -> None:
    said = await office.ask("甲\n乙", Where(11))

    await office.hand_in(replace(said, update_id=99, text="丙", edited=True))

    assert office.edited == [(500, "关于丙[1]"), (501, TEXTS.shortened)]


async def test_a_longer_answer_gets_a_further_message(office: Office) -> None:
    said = await office.ask("甲", Where(11))

    await office.hand_in(replace(said, update_id=99, text="乙\n丙", edited=True))

    assert office.edited == [(500, "关于乙")]
    assert office.said[1:] == ["丙[1]"]
    kept = office.answers.by_question(11, said.message_id)
    assert kept is not None and kept.message_ids == (500, 501)


async def test_an_edit_of_what_was_never_answered_is_left_alone(office: Office) -> None:
    await office.hand_in(replace(office.question("婚假几天"), edited=True))

    assert office.said == []


async def test_who_asks_too_fast_is_told_once(office: Office) -> None:
    office.speed.pace = Pace(20, tell=True)
    await office.ask("婚假几天")
    office.speed.pace = Pace(19)
    await office.ask("产假几天")

    assert office.said == [TEXTS.slow_down.format(seconds=20)]
    assert office.talk.heard == []


async def test_a_full_queue_says_so(office: Office) -> None:
    office.talk.gate = threading.Event()
    waiting = [asyncio.create_task(office.ask(f"问题{n}")) for n in range(2)]
    while office.courier.typed < 2:
        await asyncio.sleep(0)

    await office.ask("第三个问题")
    office.talk.gate.set()
    await asyncio.gather(*waiting)

    assert office.said[0] == TEXTS.busy
    assert sorted(office.said[1:]) == ["关于问题0[1]", "关于问题1[1]"]


async def test_a_question_that_failed_leaves_the_queue(office: Office) -> None:
    office.talk.breaks = True
    for _ in range(3):
        with pytest.raises(StorageError):
            await office.ask("婚假几天")
    office.talk.breaks = False

    await office.ask("产假几天")

    assert office.said == ["关于产假几天[1]"]


async def test_ask_without_a_question_says_how(office: Office) -> None:
    await office.ask("")

    assert office.said == [TEXTS.ask_usage]


async def test_a_record_survives_its_way_through_the_database(office: Office) -> None:
    said = await office.ask("婚假几天")

    kept = office.answers.by_question(GROUP.chat_id, said.message_id)

    assert kept is not None
    assert kept.record == AnswerRecord.from_json(kept.record.as_json())
    quote = kept.record.quotes[0]
    assert (quote.title, quote.location, quote.text) == ("支部工作规则", "第十条", "关于婚假几天")


async def test_places_that_a_quote_names_are_kept_unless_they_are_quoted(office: Office) -> None:
    document = RULES.id
    office.index.named = (
        CrossReference("第九条", document, RULES.title, "第九条", 40, 60),
        CrossReference("第九条", document, RULES.title, "第九条", 40, 60),
        CrossReference("本条", document, RULES.title, "第十条", 0, 4),
    )

    said = await office.ask("婚假几天")

    kept = office.answers.by_question(GROUP.chat_id, said.message_id)
    assert kept is not None
    assert kept.record.references == (Reference("第九条", document, 40, 60),)
