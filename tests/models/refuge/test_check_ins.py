"""Check-ins are sealed inside the vault: without their own key they say nothing, not even by their length."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import Refused
from models.refuge import KEY_BYTES, CheckIns, Help, OtherLock, Weather
from models.vault import Vault
from tests.builders import everything
from tests.fixtures import TODAY

KEY = bytes(range(KEY_BYTES))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


def sealed(vault: Vault) -> list[bytes]:
    return [row[0] for row in vault.rows("SELECT sealed FROM check_in ORDER BY id")]


def test_how_one_is_comes_back_with_the_key(vault: Vault) -> None:
    check_ins = CheckIns(vault, KEY)
    yesterday = check_ins.add(Weather.HEAVY, "mal dormi", [Help.REST, Help.COMPANY], on="2026-03-15")
    today = check_ins.add(Weather.CALM)
    assert [check_in.id for check_in in check_ins.all()] == [today, yesterday]
    heavy = check_ins.get(yesterday)
    assert (heavy.on, heavy.word, heavy.line) == ("2026-03-15", Weather.HEAVY, "mal dormi")
    assert heavy.helps == (Help.COMPANY, Help.REST)
    assert check_ins.get(today).on == "2026-03-16"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(Weather), WORDS, st.sets(st.sampled_from(Help)), st.dates(max_value=TODAY))
def test_any_words_survive_the_seal(vault: Vault, word: Weather, line: str, helps: set[Help], on: date) -> None:
    check_ins = CheckIns(vault, KEY)
    kept = check_ins.get(check_ins.add(word, line.strip(), helps, on=on))
    check_ins.remove(kept.id)
    again = check_ins.get(check_ins.add(kept.word, kept.line, kept.helps, on=kept.on))
    assert (again.word, again.line, set(again.helps), again.on) == (word, kept.line, helps, on.isoformat())
    check_ins.remove(again.id)


def test_the_vault_holds_nothing_readable_of_it(vault: Vault) -> None:
    CheckIns(vault, KEY).add(Weather.HEAVY, "mal dormi", [Help.REST, Help.COMPANY])
    told = str([everything(vault), vault.history()]).encode() + b"".join(sealed(vault))
    for said in ("heavy", "dormi", "company"):
        assert said.encode() not in told


def test_what_is_sealed_has_one_length_whatever_the_word(vault: Vault) -> None:
    check_ins = CheckIns(vault, KEY)
    for at, word in enumerate(Weather, start=1):
        check_ins.add(word, "oui" if word == Weather.LIGHT else "un peu plus long", on=date(2026, 3, at))
    assert len({len(box) for box in sealed(vault)}) == 1
    assert len(set(sealed(vault))) == len(Weather)


def test_another_key_opens_nothing(vault: Vault) -> None:
    id = CheckIns(vault, KEY).add(Weather.MIXED)
    stranger = CheckIns(vault, bytes(KEY_BYTES))
    before = everything(vault)
    for attempt in (lambda: stranger.get(id), stranger.all, lambda: stranger.change(id, line="x")):
        with pytest.raises(OtherLock, match="does not open"):
            attempt()
    assert everything(vault) == before


def test_two_check_ins_cannot_be_exchanged_unseen(vault: Vault) -> None:
    check_ins = CheckIns(vault, KEY)
    light, heavy = check_ins.add(Weather.LIGHT), check_ins.add(Weather.HEAVY, on="2026-03-15")
    with vault.change("tamper"):
        vault.update("check_in", light, sealed=sealed(vault)[1])
    assert check_ins.get(heavy).word == Weather.HEAVY
    with pytest.raises(OtherLock):
        check_ins.get(light)


def test_each_seal_is_new(vault: Vault) -> None:
    check_ins = CheckIns(vault, KEY)
    check_ins.add(Weather.LIGHT, "x")
    check_ins.change(1, line="x")
    [after] = sealed(vault)
    vault.undo()
    [before] = sealed(vault)
    assert after != before


def test_each_change_of_a_check_in_is_undone_alone(vault: Vault) -> None:
    check_ins = CheckIns(vault, KEY)
    seen = [everything(vault)]
    id = check_ins.add(Weather.TIRED, "longue journée", [Help.REST])
    seen.append(everything(vault))
    check_ins.change(id, word=Weather.LIGHT, helps=(), on=date(2026, 3, 14))
    changed = check_ins.get(id)
    assert (changed.word, changed.line, changed.helps) == (Weather.LIGHT, "longue journée", ())
    assert changed.on == "2026-03-14"
    seen.append(everything(vault))
    check_ins.remove(id)
    assert check_ins.all() == []
    while seen:
        vault.undo()
        assert everything(vault) == seen.pop()


def test_a_vague_day_or_one_that_is_gone_is_refused(vault: Vault) -> None:
    check_ins = CheckIns(vault, KEY)
    with pytest.raises(Refused, match="Say which day"):
        check_ins.add(Weather.LIGHT, on="2026-03")
    with pytest.raises(Refused, match="no longer there"):
        check_ins.get(99)
    with pytest.raises(ValueError, match="32 bytes"):
        CheckIns(vault, b"short")
