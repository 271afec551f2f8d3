"""Documents that only some people may see: how it is said, and that nothing of it gets out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from ingesting import GARDEN, PATROL, STORY, Bench, states
from made_up import workshop_at

from knowledge.bootstrap import Workshop
from knowledge.dialogue import Context, Turn
from knowledge.ingestion import State
from knowledge.model import Answer, Document, NoAnswer

MEMBER = frozenset({"member"})
TRAINER = frozenset({"member", "trainer"})
GROUP = frozenset({"-1001234567890"})


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    made = Bench.at(tmp_path)
    made.write("公开/patrol.txt", PATROL)
    made.write("内部/garden.txt", GARDEN)
    made.write("内部/核心/story.txt", STORY)
    return made


def audiences(bench: Bench) -> dict[str, tuple[str, ...]]:
    generation = bench.store.current()
    documents = [one.document for one in generation.manifest.documents()]
    generation.close()
    return {Path(one.path).name: one.audience for one in documents}


def test_a_file_is_limited_by_its_sidecar(bench: Bench) -> None:
    bench.write("公开/patrol.txt.meta.yaml", 'audience: [trainer, "-1001234567890"]\n')
    report = bench.ingest()

    assert audiences(bench)["patrol.txt"] == ("trainer", "-1001234567890")
    assert audiences(bench)["garden.txt"] == ()
    assert not any(one.warnings for file in report.files for one in file.documents)


def test_a_group_id_may_be_written_as_a_number(bench: Bench) -> None:
    bench.write("公开/patrol.meta.yaml", "audience: [-1001234567890]\n")
    bench.ingest()

    assert audiences(bench)["patrol.txt"] == ("-1001234567890",)


def test_a_folder_limits_what_lies_in_it_and_the_innermost_word_counts(bench: Bench) -> None:
    bench.write("内部.meta.yaml", "audience: [trainer]\n")
    bench.write("内部/核心.meta.yaml", "audience: [admin]\n")
    bench.ingest()

    assert audiences(bench) == {
        "patrol.txt": (),
        "garden.txt": ("trainer",),
        "story.txt": ("admin",),
    }


def test_a_sidecar_that_speaks_of_something_else_leaves_it_to_the_folder(bench: Bench) -> None:
    bench.write("内部.meta.yaml", "audience: [trainer]\n")
    bench.write("内部/garden.txt.meta.yaml", "issuer: 青禾社区\n")
    bench.ingest()

    assert audiences(bench)["garden.txt"] == ("trainer",)


def test_a_folder_that_is_limited_later_costs_no_reading_and_is_told(bench: Bench) -> None:
    bench.ingest()
    bench.write("内部.meta.yaml", "audience: [trainer]\n")
    report = bench.ingest()

    assert report.published and report.embedded == 0
    assert states(report)["内部/garden.txt"] is State.CHANGED
    assert "trainer" in report.of_state(State.CHANGED)[0].message
    assert states(report)["公开/patrol.txt"] is State.UNCHANGED
    assert audiences(bench)["story.txt"] == ("trainer",)
    assert bench.faults() == []
    assert not bench.ingest().published

    (bench.root / "内部.meta.yaml").unlink()
    assert "所有人" in bench.ingest().of_state(State.CHANGED)[0].message
    assert audiences(bench)["story.txt"] == ()


@pytest.mark.parametrize(
    "said",
    [
        "audience: trainer",
        "audience: []",
        "audience:",
        "audience: [trainer, 3]",
        "audience: [everybody]",
        "audience: [Trainer]",
        "audience: [[trainer]]",
        "audience: [true]",
        "audience: {trainer: yes}",
        "Audience: [trainer]",
        "audiences: [trainer]",
        "audience: [trainer]\naudience: [member]",
        "audience: [trainer",
        "- audience: [trainer]",
        "audience: [trainer]\nissuer: [",
    ],
)
@pytest.mark.parametrize("sidecar", ["内部.meta.yaml", "内部/garden.txt.meta.yaml"])
def test_what_cannot_be_understood_is_for_nobody(bench: Bench, sidecar: str, said: str) -> None:
    bench.ingest()
    bench.write(sidecar, said + "\n")
    report = bench.ingest()

    failed = {file.path: file.message for file in report.of_state(State.FAILED)}
    assert "内部/garden.txt" in failed
    assert sidecar in failed["内部/garden.txt"] and "audience: [" in failed["内部/garden.txt"]
    assert "garden.txt" not in audiences(bench)
    assert "patrol.txt" in audiences(bench)


def test_what_was_told_for_nobody_comes_back_when_it_is_mended(bench: Bench) -> None:
    bench.write("内部.meta.yaml", "audience: trainer\n")
    assert len(bench.ingest().of_state(State.FAILED)) == 2
    bench.write("内部.meta.yaml", "audience: [trainer]\n")
    bench.ingest()

    assert audiences(bench)["garden.txt"] == ("trainer",)


def test_an_earlier_version_that_stays_is_limited_as_well(bench: Bench) -> None:
    bench.ingest()
    bench.write("内部/garden.txt", b"\xff\xfe\x00")
    bench.write("内部.meta.yaml", "audience: [trainer]\n")
    report = bench.ingest()

    assert states(report)["内部/garden.txt"] is State.FAILED
    assert audiences(bench)["garden.txt"] == ("trainer",)


def test_a_link_in_place_of_a_sidecar_is_for_nobody(bench: Bench, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text("audience: [trainer]\n", encoding="utf-8")
    (bench.root / "内部.meta.yaml").symlink_to(elsewhere)
    bench.ingest()

    assert "garden.txt" not in audiences(bench)


def test_a_copy_for_everybody_answers_beside_one_for_few(bench: Bench) -> None:
    bench.write("内部/patrol.txt", PATROL)
    bench.write("内部.meta.yaml", "audience: [trainer]\n")
    report = bench.ingest()

    assert report.duplicates == []
    assert bench.faults() == []


RULES = {
    "公开/青禾社区夜间巡查规则.txt": PATROL,
    "公开/青禾社区菜园使用办法（2020年）.txt": GARDEN.replace("2024年3月", "2020年3月").replace(
        "一年", "两年"
    ),
    "内部/青禾社区菜园使用办法（2024年）.txt": GARDEN,
    "内部/青禾社区资金台账管理办法.txt": (
        "青禾社区资金台账管理办法\n\n（自2023年6月1日起施行）\n\n"
        "第一条 为了管好资金台账，制定本办法。\n"
        "第二条 台账由会计窦青岚保管，密码每季度更换一次。\n"
        "第三条 备用金不得超过八百元。\n"
    ),
    "公开/青禾社区图书角管理办法.txt": (
        "青禾社区图书角管理办法\n\n（自2022年6月1日起施行）\n\n"
        "第一条 为了管好图书角，制定本办法。\n第二条 图书每人每次借两本，借期三十天。\n"
        "第三条 图书角每周六开放。\n"
    ),
}
HIDDEN = ("资金台账", "窦青岚", "备用金", "八百元", "2024")


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Rules for everybody beside rules for trainers alone."""
    folder = tmp_path_factory.mktemp("limited")
    for path, text in RULES.items():
        file = folder / "documents" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    sidecar = folder / "documents" / "内部.meta.yaml"
    sidecar.write_text("audience: [trainer]\n", encoding="utf-8")
    workshop = workshop_at(folder / "var", folder / "documents")
    workshop.ingestion()
    yield workshop
    workshop.library.catalogue().generation.close()


def told(answer: Answer | NoAnswer | None) -> str:
    """Everything of an answer that somebody may be shown, but the words of the question."""
    if answer is None:
        return ""
    parts = [answer.text, *(one.text for one in answer.notices)]
    for one in answer.passages:
        parts += [one.document.title, one.passage.text, one.passage.location]
    if isinstance(answer, Answer):
        parts += [f"{one.document.title}{one.document.path}{one.quote}" for one in answer.citations]
    else:
        parts += [f"{title}{question}" for title, question in answer.choices]
    return "\n".join(parts)


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("台账由谁保管", "窦青岚"),
        ("备用金不得超过多少钱", "八百元"),
        ("资金台账管理办法第二条", "窦青岚"),
        ("《青禾社区资金台账管理办法》第三条", "八百元"),
        ("菜园使用办法第二条", "一年"),
        ("2024年的菜园使用办法每户认领期限多久", "一年"),
    ],
)
def test_who_may_see_it_is_answered(limited: Workshop, asked: str, word: str) -> None:
    for viewer in (None, TRAINER):
        answer = limited.dialogue.reply(asked, Context(), viewer=viewer).answer
        assert isinstance(answer, Answer), answer
        assert word in told(answer)


@pytest.mark.parametrize("viewer", [MEMBER, GROUP, frozenset()])
@pytest.mark.parametrize(
    "asked",
    [
        "台账由谁保管",
        "备用金不得超过多少钱",
        "资金台账管理办法第二条",
        "《青禾社区资金台账管理办法》第三条",
        "《资金台账办法》第三条",
        "资金台账管理办法一共多少条",
        "“密码每季度更换一次”是什么意思",
        "第二条",
        "菜园使用办法第二条",
        "菜园使用办法新旧两版有什么区别",
        "2024年的菜园使用办法每户认领期限多久",
        "窦青岚管什么",
        "资金抬账由谁保管",
        "办法第三条",
    ],
)
def test_who_may_not_see_it_is_told_nothing_of_it(
    limited: Workshop, viewer: frozenset[str], asked: str
) -> None:
    answer = limited.dialogue.reply(asked, Context(), viewer=viewer).answer
    said = told(answer)
    for word in HIDDEN:
        assert word not in said.replace(asked, "") or word in asked, (word, said)
    assert "密码" not in said or "密码" in asked
    assert all("内部" not in one.document.path for one in answer.passages)
    assert "旧版" not in said
    assert "内部" not in told(limited.answerer.look_up(asked, viewer=viewer))
    assert all("内部" not in one.document.path for one in limited.searcher(asked, viewer, 100))


def test_a_conversation_that_cited_it_does_not_lead_there(limited: Workshop) -> None:
    asked = "资金台账管理办法第二条"
    before = limited.dialogue.reply(asked, Context(), viewer=TRAINER)
    assert before.context.document is not None
    for following in ("第三条呢", "下一条", "原文", "它由谁解释", "备用金呢"):
        said = told(limited.dialogue.reply(following, before.context, viewer=MEMBER).answer)
        assert "八百元" not in said and "窦青岚" not in said
    turn = Turn("台账呢", "台账由谁保管", before.context.document, "a2")
    said = told(limited.dialogue.reply("第三条", Context((turn,)), viewer=MEMBER).answer)
    assert "八百元" not in said


@pytest.mark.parametrize(
    "asked", ["密玛多久换", "备用进多少钱", "慧计是谁", "青禾社区资金台账管理办发"]
)
def test_a_word_that_stands_only_there_puts_no_slip_right(limited: Workshop, asked: str) -> None:
    whole, part = (limited.library.catalogue(viewer) for viewer in (TRAINER, MEMBER))
    assert limited.read_question(asked, whole).repairs
    assert not limited.read_question(asked, part).repairs


def test_lists_speak_of_visible_documents_alone(limited: Workshop) -> None:
    titles = [one.title for one in limited.browser.documents(MEMBER)]
    assert len(titles) == 3
    assert "资金台账" not in "".join(titles)
    assert len(limited.browser.documents(TRAINER)) == 5
    assert all("资金" not in one.title for one in limited.browser.changes(MEMBER, 50))
    assert any("资金" in one.title for one in limited.browser.changes(TRAINER, 50))
    hidden = limited.library.catalogue().find("资金台账管理办法")
    assert limited.browser.page(hidden.id, 0, 5, MEMBER) is None
    assert limited.browser.page(hidden.id, 0, 5, TRAINER) is not None
    assert limited.browser.references(hidden.id, 0, 50, MEMBER) == ()


def test_those_from_whom_the_same_is_hidden_share_a_catalogue(limited: Workshop) -> None:
    library = limited.library
    assert library.catalogue(MEMBER) is library.catalogue(GROUP)
    assert library.catalogue(TRAINER) is library.catalogue()


def test_most_hidden_documents_do_not_crowd_out_the_visible(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    (documents / "内部").mkdir(parents=True)
    (documents / "内部.meta.yaml").write_text("audience: [admin]\n", encoding="utf-8")
    for number in range(30):
        clauses = "\n".join(f"第{one}条 图书借期{one}天，逾期{one}日登记。" for one in range(1, 41))
        title = f"第{number}图书室借阅办法"
        (documents / "内部" / f"{title}.txt").write_text(f"{title}\n\n{clauses}\n", "utf-8")
    shown = "\n".join(f"第{one}条 图书角第{one}格借期{one}天。" for one in range(1, 121))
    (documents / "图书角办法.txt").write_text(f"图书角办法\n\n{shown}\n", encoding="utf-8")
    workshop = workshop_at(tmp_path / "var", documents)
    workshop.ingestion()

    found = workshop.searcher("图书借期几天", MEMBER, 100)
    assert len(found) == 100
    assert {one.document.title for one in found} == {"图书角办法"}
    workshop.library.catalogue().generation.close()


def test_a_document_is_visible_to_its_audience() -> None:
    document = Document("1", "a", "b", kind=None, text="")  # type: ignore[arg-type]
    assert document.visible_to(frozenset())
    few = replace(document, audience=("trainer", "-5"))
    assert few.visible_to(None) and few.visible_to(TRAINER) and few.visible_to(frozenset({"-5"}))
    assert not few.visible_to(frozenset()) and not few.visible_to(MEMBER)
