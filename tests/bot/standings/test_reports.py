"""/report: for trainers, without names."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from command_stage import ADMIN
from quizzed import CITATION, single
from standings_stage import CLOSED, OPEN, StandingsStage
from telegram_updates import ALICE, GROUP

from bot.model import Role
from bot.quiz import BankItem, ItemStatus

RIGHT, WRONG = (1,), (0,)
PEOPLE = [{"id": 100 + number, "first_name": f"同志{number}"} for number in range(4)]
OTHER = -1009


def at_article(stage: StandingsStage, number: int, location: str, document: str = OPEN) -> BankItem:
    bank = stage.banks.create("应知应会", 31, stage.now)
    cited = replace(CITATION, location=location, document_id=document)
    item = replace(single(number), citation=cited)
    return stage.items.add(bank.id, item, ItemStatus.READY, 31, stage.now)


@pytest.fixture
def trainer(stage: StandingsStage) -> StandingsStage:
    stage.people.give(ALICE["id"], Role.TRAINER)
    return stage


async def test_a_trainer_learns_which_provisions_are_missed_most(trainer: StandingsStage) -> None:
    for number, location, wrong in ((1, "第十一条", 1), (2, "第十二条", 3)):
        poll = trainer.poll(at_article(trainer, number, location))
        for at, who in enumerate(PEOPLE):
            trainer.vote(poll, who, WRONG if at < wrong else RIGHT)

    [told] = await trainer.whisper("/report")

    assert "最近30天" in told
    assert "1. 《支部工作条例》第十二条　答4次，错3次（75%）" in told
    assert "2. 《支部工作条例》第十一条　答4次，错1次（25%）" in told
    assert "同志" not in told


async def test_two_voters_are_too_few_to_be_told_of(trainer: StandingsStage) -> None:
    poll = trainer.poll(at_article(trainer, 1, "第十一条"))
    for who in PEOPLE[:2]:
        trainer.vote(poll, who, WRONG)

    [told] = await trainer.whisper("/report")

    assert "第十一条" not in told and "不到3位" in told


async def test_a_document_that_the_trainer_may_not_read_is_not_named(
    stage: StandingsStage,
) -> None:
    stage.people.give(ADMIN["id"], Role.ADMIN)
    poll = stage.poll(at_article(stage, 1, "第十一条", CLOSED))
    for who in PEOPLE:
        stage.vote(poll, who, WRONG)
    hidden = stage.poll(at_article(stage, 2, "第十二条", "00000000"))
    for who in PEOPLE:
        stage.vote(hidden, who, WRONG)

    [told] = await stage.admin("/report")

    assert "第十一条" in told and "第十二条" not in told


async def test_other_times_and_groups_are_turned_to(trainer: StandingsStage) -> None:
    trainer.chats.allow(OTHER, True)
    await trainer.say("你好")
    here = trainer.poll(at_article(trainer, 1, "第十一条"), ago=timedelta(days=90))
    there = trainer.poll(at_article(trainer, 2, "第十二条"), chat_id=OTHER)
    for who in PEOPLE:
        trainer.vote(here, who, WRONG)
        trainer.vote(there, who, WRONG)
    [told] = await trainer.whisper("/report")
    assert "第十二条" in told and "第十一条" not in told

    await trainer.tap("180天")
    assert "第十二条" in trainer.shown.html and "第十一条" in trainer.shown.html
    await trainer.tap(GROUP["title"])
    assert GROUP["title"] in trainer.shown.html
    assert "第十一条" in trainer.shown.html and "第十二条" not in trainer.shown.html
    await trainer.tap("所有群")
    assert "第十二条" in trainer.shown.html


async def test_members_do_not_read_it(stage: StandingsStage) -> None:
    [told] = await stage.whisper("/report")

    assert "最容易答错" not in told


async def test_a_button_of_the_report_is_nothing_to_members(trainer: StandingsStage) -> None:
    poll = trainer.poll(at_article(trainer, 1, "第十一条"))
    for who in PEOPLE:
        trainer.vote(poll, who, WRONG)
    await trainer.whisper("/report")
    shown = trainer.shown
    trainer.people.give(ALICE["id"], Role.MEMBER)

    assert "只有培训员" in await trainer.tap("180天")
    assert trainer.shown == shown
