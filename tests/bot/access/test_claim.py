"""The first admin names themselves by a code that only the bot's own output shows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from house import NOW, House

from bot.access import Claim
from bot.model import Person, Role
from bot.state import Audit, Facts

LIN, ZHOU = Person(11, "小林"), Person(12, "小周")


def claim_of(house: House, **access: object) -> Claim:
    audit = Audit(house.database)
    return Claim(Facts(house.database), house.people, audit, house.gate(**access).has_admin)


def test_whoever_has_the_code_becomes_admin(house: House) -> None:
    claim = claim_of(house)
    code = claim.offer()
    assert code is not None

    assert claim.take(LIN, f" {code} ", NOW)

    assert house.people.role(11) is Role.ADMIN
    assert house.gate().has_admin()
    entry = Audit(house.database).latest(1)[0]
    assert (entry.actor, entry.action) == (11, "claim")


def test_the_code_is_used_once(house: House) -> None:
    claim = claim_of(house)
    code = claim.offer() or ""
    assert claim.take(LIN, code, NOW)
    house.people.give(11, None)

    assert not claim.take(ZHOU, code, NOW)
    assert house.people.role(12) is None


def test_of_many_who_have_the_code_one_becomes_admin(house: House) -> None:
    claim = claim_of(house)
    code = claim.offer() or ""

    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda n: claim.take(Person(n, "某人"), code, NOW), range(1, 9)))

    assert taken.count(True) == 1
    assert len(house.people.with_roles()) == 1


@pytest.mark.parametrize("code", ["", "1", "密码", "\0", "\ud83d", "a" * 4096])
def test_a_wrong_code_opens_nothing(house: House, code: str) -> None:
    claim = claim_of(house)
    claim.offer()

    assert not claim.take(LIN, code, NOW)
    assert house.people.with_roles() == ()


def test_wrong_tries_use_the_code_up(house: House) -> None:
    claim = claim_of(house)
    code = claim.offer() or ""
    for _ in range(4):
        assert not claim.take(ZHOU, "falsch", NOW)
    last = claim_of(house)
    assert not last.take(ZHOU, "falsch", NOW)

    assert not claim.take(LIN, code, NOW)
    again = claim.offer() or ""
    assert again != code
    assert claim.take(LIN, again, NOW)


def test_a_new_start_voids_the_code_before(house: House) -> None:
    claim = claim_of(house)
    before, after = claim.offer() or "", claim.offer() or ""

    assert not claim.take(LIN, before, NOW)
    assert claim.take(LIN, after, NOW)


def test_where_there_is_an_admin_there_is_no_code(house: House) -> None:
    code = claim_of(house).offer() or ""
    configured = claim_of(house, users={12: "admin"})

    assert configured.offer() is None
    assert not configured.take(LIN, code, NOW)
    assert house.people.role(11) is None


def test_without_an_offer_nothing_can_be_claimed(house: House) -> None:
    assert not claim_of(house).take(LIN, "", NOW)


def test_the_code_itself_is_not_stored(house: House) -> None:
    code = claim_of(house).offer()

    assert code is not None and code not in (Facts(house.database).get("claim") or "")
