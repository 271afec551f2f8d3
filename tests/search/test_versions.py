"""Which version of a document answers on which day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from made_up import dated, made_document

from knowledge.model import Document, Kind
from knowledge.search import Versions

OLD = made_document("云泽市值班办法", effective="2019-05-01")
MIDDLE = made_document("云泽市值班办法（试行）", effective="2021-05-01")
NEW = made_document("云泽市值班办法（2023年修订）", effective="2023-05-01")
CHAIN = Versions([NEW, OLD, MIDDLE])


def answering(versions: Versions, documents: list[Document], on: date) -> list[Document]:
    hidden = versions.superseded(on)
    return [one for one in documents if one.id not in hidden]


def test_the_versions_of_a_title_are_chained_oldest_first() -> None:
    assert CHAIN.chain(MIDDLE) == [OLD, MIDDLE, NEW]


def test_only_the_newest_that_has_come_is_in_force() -> None:
    assert [CHAIN.in_force(one, date(2024, 1, 1)) for one in (OLD, MIDDLE, NEW)] == [
        False,
        False,
        True,
    ]


def test_an_earlier_day_has_an_earlier_version() -> None:
    assert answering(CHAIN, [OLD, MIDDLE, NEW], date(2022, 1, 1)) == [MIDDLE]
    assert answering(CHAIN, [OLD, MIDDLE, NEW], date(2019, 5, 1)) == [OLD]


def test_a_version_answers_from_the_very_day_it_takes_effect() -> None:
    first = date(2023, 5, 1)
    assert CHAIN.in_force(NEW, first)
    assert not CHAIN.in_force(NEW, first - timedelta(days=1))
    assert CHAIN.in_force(MIDDLE, first - timedelta(days=1))


def test_the_successor_is_the_newest_that_has_come() -> None:
    assert CHAIN.successor(OLD, date(2022, 1, 1)) == MIDDLE
    assert CHAIN.successor(OLD, date(2024, 1, 1)) == NEW
    assert CHAIN.successor(NEW, date(2024, 1, 1)) is None


def test_a_rule_that_another_title_repeals_is_no_longer_in_force() -> None:
    repealing = made_document("云泽市考勤办法", effective="2022-01-01", repeals=("云泽市值班办法",))
    versions = Versions([OLD, repealing])
    assert versions.in_force(OLD, date(2021, 12, 31))
    assert not versions.in_force(OLD, date(2022, 1, 1))
    assert versions.successor(OLD, date(2022, 1, 1)) == repealing


def test_a_newer_version_survives_what_repealed_the_older() -> None:
    repealing = made_document("云泽市考勤办法", effective="2022-01-01", repeals=("云泽市值班办法",))
    versions = Versions([OLD, NEW, repealing])
    assert versions.in_force(NEW, date(2024, 1, 1))


def test_a_rule_that_repeals_its_own_title_stays_in_force() -> None:
    renewed = made_document("云泽市值班办法", effective="2024-01-01", repeals=("云泽市值班办法",))
    versions = Versions([OLD, renewed])
    assert versions.in_force(renewed, date(2024, 2, 1))
    assert not versions.in_force(OLD, date(2024, 2, 1))


def test_a_rule_still_to_come_leaves_the_older_answering() -> None:
    versions = Versions([OLD, NEW])
    assert answering(versions, [OLD, NEW], date(2023, 1, 1)) == [OLD]
    assert not versions.in_force(NEW, date(2023, 1, 1))


def test_a_first_version_still_to_come_is_all_there_is() -> None:
    versions = Versions([NEW])
    assert answering(versions, [NEW], date(2020, 1, 1)) == [NEW]
    assert not versions.in_force(NEW, date(2020, 1, 1))


def test_news_and_articles_of_one_title_are_never_chained() -> None:
    told = [
        made_document("节前检查", kind=kind, path=f"{kind}-{year}.txt", published=dated(year))
        for kind in (Kind.NEWS, Kind.EXPERIENCE, Kind.NOTICE)
        for year in ("2022", "2023")
    ]
    versions = Versions(told)
    assert versions.superseded(date(2025, 1, 1)) == frozenset()
    assert all(versions.successor(one, date(2025, 1, 1)) is None for one in told)


def test_an_article_does_not_replace_the_rule_whose_title_it_shares() -> None:
    article = made_document("云泽市值班办法", kind=Kind.EXPERIENCE, published=dated("2025-01-01"))
    assert Versions([NEW, article]).in_force(NEW, date(2025, 6, 1))


def test_a_rule_without_a_date_is_in_force_until_a_dated_one_comes() -> None:
    undated = made_document("云泽市印章办法")
    later = made_document("云泽市印章办法（2020年修订）", effective="2020-01-01")
    assert Versions([undated]).in_force(undated, date(1999, 1, 1))
    assert not Versions([undated, later]).in_force(undated, date(2021, 1, 1))
    assert Versions([undated, later]).in_force(undated, date(2019, 1, 1))


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_exactly_one_version_answers_on_any_day(on: date) -> None:
    documents = [OLD, MIDDLE, NEW]
    if on >= date(2019, 5, 1):
        assert len(answering(CHAIN, documents, on)) == 1


def test_parts_of_one_rule_do_not_replace_each_other() -> None:
    general = made_document("云泽市城乡管理规定", path="总则.txt")
    streets = made_document("云泽市城乡管理规定", path="街道编.txt", id="streets")
    closing = made_document("云泽市城乡管理规定", effective="2021-01-01")
    numbers = {general.id: (1, 40), "streets": (41, 80), closing.id: (81, 82)}
    versions = Versions([general, streets, closing], numbers)
    on = date(2024, 1, 1)
    assert not versions.superseded(on)
    assert set(map(id, versions.parts(general, on))) == set(map(id, (general, streets, closing)))
    assert versions.part(closing, 41, on) is streets
    assert versions.part(closing, 99, on) is closing


def test_a_new_version_with_fewer_articles_replaces_the_old_one() -> None:
    versions = Versions([OLD, NEW], {OLD.id: (1, 40), NEW.id: (1, 38)})
    assert versions.superseded(date(2024, 1, 1)) == {OLD.id}
