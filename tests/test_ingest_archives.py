"""Members of archives and attachments of mails are documents of their own."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from ingesting import GARDEN, PATROL, STORY, Bench, states

from knowledge.ingestion import State


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench.at(tmp_path)


def archive(**members: str | bytes) -> bytes:
    """A zip file; a member's ending stands after two underscores."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        for name, content in members.items():
            opened.writestr(name.replace("__", "."), content)
    return file.getvalue()


def paths(bench: Bench) -> list[str]:
    generation = bench.store.current()
    found = [one.document.where for one in generation.manifest.documents()]
    generation.close()
    return sorted(found)


def test_each_member_is_a_document_under_the_archives_name(bench: Bench) -> None:
    bench.write("来文.zip", archive(巡查__txt=PATROL, 菜园__md=GARDEN))
    report = bench.ingest()

    assert states(report) == {"来文.zip": State.ADDED}
    assert paths(bench) == ["来文.zip/巡查.txt", "来文.zip/菜园.md"]
    assert bench.faults() == []
    assert bench.finds("路灯")


def test_a_member_that_cannot_be_read_is_told_and_the_others_go_in(bench: Bench) -> None:
    bench.write("来文.zip", archive(巡查__txt=PATROL, 坏__txt=bytes(range(256)) * 8))
    [file] = bench.ingest().files

    assert file.state is State.ADDED and "来文.zip/坏.txt" in file.message
    assert paths(bench) == ["来文.zip/巡查.txt"]


def test_a_changed_archive_replaces_all_its_documents(bench: Bench) -> None:
    bench.write("来文.zip", archive(巡查__txt=PATROL, 菜园__md=GARDEN))
    bench.write("做法.txt", STORY)
    bench.ingest()
    bench.write("来文.zip", archive(巡查__txt=PATROL.replace("路灯", "井盖")))
    bench.ingest()

    assert paths(bench) == ["做法.txt", "来文.zip/巡查.txt"]
    assert bench.finds("井盖") and not bench.finds("路灯")

    (bench.root / "来文.zip").unlink()
    bench.ingest()
    assert paths(bench) == ["做法.txt"]
    assert bench.faults() == []


def test_the_same_text_in_an_archive_and_beside_it_answers_once(bench: Bench) -> None:
    bench.write("来文.zip", archive(巡查__txt=PATROL))
    bench.write("巡查.txt", PATROL)
    report = bench.ingest()

    assert len(report.duplicates) == 1 and "来文.zip/巡查.txt" in report.duplicates[0]
    assert len(bench.titles()) == 1


def test_metadata_beside_an_archive_name_no_title_for_all(bench: Bench) -> None:
    bench.write("来文.zip", archive(巡查__txt=PATROL, 菜园__md=GARDEN))
    bench.write("来文.meta.yaml", "title: 全部来文\nissuer: 青禾社区居委会\n")
    bench.ingest()

    assert sorted(bench.titles()) == ["青禾社区夜间巡查规则", "青禾社区菜园使用办法"]


def test_a_mail_is_a_document_and_so_is_what_is_attached(bench: Bench) -> None:
    mail = EmailMessage()
    mail["Subject"] = "关于秋季大扫除的通知"
    mail["From"] = "居委会 <juweihui@example.com>"
    mail.set_content("各楼栋：\n大扫除定在十月十二日上午八点，请各楼栋长召集住户参加。\n")
    mail.add_attachment(PATROL.encode(), maintype="text", subtype="plain", filename="巡查.txt")
    bench.write("通知.eml", bytes(mail))
    bench.ingest()

    assert "通知.eml/巡查.txt" in paths(bench) and len(paths(bench)) == 2
    assert "关于秋季大扫除的通知" in bench.titles()
    assert bench.finds("大扫除")
