"""What trainers learn of the votes, and what they do not."""

from __future__ import annotations

from made_votes import ballot

from bot.standings.missed import missed

ALL = {"3f2a"}


def test_the_hardest_provision_comes_first() -> None:
    votes = [
        *(ballot(1, user, user == 1, location="第十一条") for user in (1, 2, 3)),
        *(ballot(2, user, user != 1, location="第十二条") for user in (1, 2, 3, 4)),
    ]
    found = missed(votes, ALL)

    assert [(one.location, one.votes, one.wrong, one.voters) for one in found] == [
        ("第十一条", 3, 2, 3),
        ("第十二条", 4, 1, 4),
    ]
    assert found[1].share == 0.25


def test_items_of_one_provision_count_together() -> None:
    votes = [ballot(number, user, number == 1) for number in (1, 2) for user in (1, 2, 3)]
    (found,) = missed(votes, ALL)

    assert (found.votes, found.wrong, found.voters) == (6, 3, 3)


def test_paragraphs_of_one_article_count_together() -> None:
    places = ("第二章 第十一条", "第二章 第十一条第二款")
    votes = [
        ballot(number, user, False, location=place)
        for number, place in enumerate(places, 1)
        for user in (1, 2, 3)
    ]

    assert [(one.location, one.votes) for one in missed(votes, ALL)] == [("第十一条", 6)]


def test_nothing_is_told_of_what_two_people_answered() -> None:
    twice = [ballot(number, user, False) for number in (1, 2, 3) for user in (1, 2)]

    assert missed(twice, ALL) == ()


def test_what_everybody_knew_is_not_listed() -> None:
    assert missed([ballot(1, user, True) for user in range(9)], ALL) == ()


def test_documents_that_the_reader_may_not_know_of_are_not_named() -> None:
    assert missed([ballot(1, user, False) for user in range(9)], {"another"}) == ()
