"""Many threads ask while others publish: each question is answered from one generation."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Event
from weakref import WeakSet

from ingesting import GARDEN
from made_up import workshop_at

from knowledge.bootstrap import Workshop
from knowledge.dialogue import Context, Dialogue
from knowledge.index import Generation
from knowledge.model import Answer
from knowledge.once import once
from knowledge.search import Library

RULE = """青禾社区灯塔看守规则

（自2021年5月1日起施行）

第一条 灯塔的口令是口令{n}，由看守人保管。
第二条 口令{n}每天只用一次，天亮作废。
第三条 换口令的日子记入口令{n}登记簿。
"""
FEW = "青禾社区值守办法\n\n第一条 值守表贴在{n}号门。\n第二条 两人一班。\n第三条 迟到扣分。\n"
VIEWERS = (None, frozenset({"trainer"}), frozenset({"member"}), frozenset({"-5"}))
_ROUNDS = 2


def write(documents: Path, n: int) -> None:
    documents.mkdir(exist_ok=True)
    (documents / "灯塔.txt").write_text(RULE.format(n=n), encoding="utf-8")
    (documents / "菜园.txt").write_text(GARDEN, encoding="utf-8")
    (documents / "值守.txt").write_text(FEW.format(n=n), encoding="utf-8")
    (documents / "值守.txt.meta.yaml").write_text("audience: [trainer]\n", encoding="utf-8")


def dialogue_over(workshop: Workshop, library: Library) -> Dialogue:
    answerer = replace(workshop.answerer, library=library)
    return Dialogue(library, answerer, workshop.dialogue.follow_ups)


def conversation(dialogue: Dialogue, viewer: frozenset[str] | None) -> None:
    """Ask what is looked up, what is searched, and what leans on it."""
    whole = dialogue.reply("灯塔看守规则第一条至第三条", Context(), viewer=viewer)
    assert isinstance(whole.answer, Answer)
    assert len(set(re.findall(r"口令(\d+)", whole.answer.text))) == 1
    found = dialogue.reply("菜地认领期限多久", whole.context, viewer=viewer)
    assert isinstance(found.answer, Answer) and "一年" in found.answer.text
    after = dialogue.reply("第三条呢", found.context, viewer=viewer)
    assert isinstance(after.answer, Answer) and "雨水桶" in after.answer.text
    limited = dialogue.reply("值守表贴在几号门", Context(), viewer=viewer).answer
    shown = [one.document.title for one in limited.passages]
    assert ("青禾社区值守办法" in shown) == (viewer is None or "trainer" in viewer)


def test_questions_go_on_while_generations_are_published(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    write(documents, 0)
    workshop = workshop_at(tmp_path / "var", documents)
    workshop.ingestion()
    opened: list[str] = []
    alive: WeakSet[Generation] = WeakSet()

    def note(generation: Generation) -> None:
        opened.append(generation.id)
        alive.add(generation)

    library = Library(workshop.store, note)
    dialogue = dialogue_over(workshop, library)
    done, together = Event(), Barrier(len(VIEWERS) + 1)

    def ask(viewer: frozenset[str] | None) -> int:
        asked = 0
        together.wait()
        while not done.is_set() or not asked:
            conversation(dialogue, viewer)
            asked += 1
        return asked

    with ThreadPoolExecutor(len(VIEWERS)) as threads:
        asking = [threads.submit(ask, viewer) for viewer in VIEWERS]
        try:
            together.wait()
            for n in range(1, _ROUNDS + 1):
                write(documents, n)
                assert workshop.ingestion().published
        finally:
            done.set()
        assert all(one.result() for one in asking)

    conversation(dialogue, None)
    assert f"口令{_ROUNDS}" in dialogue.reply("灯塔看守规则第一条", Context()).answer.text
    assert len(opened) == len(set(opened)), "a publication is opened once"
    del asking
    gc.collect()
    library.catalogue()
    assert [one.id for one in alive] == [opened[-1]], "what nobody uses is let go of"
    library.catalogue().generation.close()


def test_an_answer_goes_on_from_the_generation_it_began_with(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    write(documents, 1)
    workshop = workshop_at(tmp_path / "var", documents)
    workshop.ingestion()
    held = workshop.library.catalogue()
    for n in (2, 3):
        write(documents, n)
        workshop.ingestion()
        assert f"口令{n}" in workshop.answerer("灯塔看守规则第一条").text

    assert "口令1" in workshop.answerer.answer(held, "灯塔看守规则第一条").text
    assert "一年" in workshop.answerer.answer(held, "菜地认领期限多久").text
    workshop.library.catalogue().generation.close()


def test_what_threads_ask_for_together_is_built_once() -> None:
    built: list[int] = []
    together = Barrier(4)

    class Part:
        @once
        def model(self) -> int:
            built.append(1)
            return len(built)

    def ask(part: Part) -> Callable[[], int]:
        def run() -> int:
            together.wait()
            return part.model

        return run

    with ThreadPoolExecutor(4) as threads:
        for _ in range(20):
            built.clear()
            part = Part()
            assert {one.result() for one in [threads.submit(ask(part)) for _ in range(4)]} == {1}


def test_many_threads_may_ask_for_the_first_time_at_once(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    write(documents, 1)
    workshop_at(tmp_path / "var", documents).ingestion()
    fresh = workshop_at(tmp_path / "var", documents)
    together = Barrier(8)

    def ask(at: int) -> None:
        together.wait()
        conversation(fresh.dialogue, VIEWERS[at % len(VIEWERS)])

    with ThreadPoolExecutor(8) as threads:
        for one in [threads.submit(ask, at) for at in range(8)]:
            one.result()
    fresh.library.catalogue().generation.close()
