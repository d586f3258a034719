"""The vault key is sealed once for each way in, and nothing about a slot can be changed unseen."""

import unicodedata
from dataclasses import replace

import pytest

from models.vault import VaultKey
from models.vault.errors import VaultDamaged, WrongPassphrase
from models.vault.keys import DEFAULT, FLOOR, Argon2Cost, Slot, SlotKind, affordable_cost

KEY = VaultKey(bytes(range(32)))
SECRET = bytes(16)


@pytest.fixture(scope="module")
def slot() -> Slot:
    """A passphrase slot, sealed once: stretching is slow on purpose."""
    return Slot.for_passphrase("a vault", KEY, "déjà vu à Nîmes", FLOOR)


def test_a_passphrase_opens_its_slot_however_its_accents_were_typed(slot: Slot) -> None:
    decomposed = unicodedata.normalize("NFD", "déjà vu à Nîmes")
    assert decomposed != "déjà vu à Nîmes"
    assert slot.open_with_passphrase("a vault", decomposed) == KEY


def test_a_wrong_passphrase_is_told_apart_from_damage(slot: Slot) -> None:
    with pytest.raises(WrongPassphrase, match="recovery words"):
        slot.open_with_passphrase("a vault", "Déjà vu à Nîmes")
    torn = replace(slot, sealed=bytes([slot.sealed[0] ^ 1]) + slot.sealed[1:])
    with pytest.raises(VaultDamaged):
        torn.open_with_passphrase("a vault", "déjà vu à Nîmes")


@pytest.mark.parametrize("kind", [SlotKind.RECOVERY, SlotKind.KEYRING])
def test_a_random_secret_opens_its_slot_and_another_does_not(kind: SlotKind) -> None:
    slot = Slot.for_secret(kind, "a vault", KEY, SECRET)
    assert slot.open_with_secret("a vault", SECRET) == KEY
    with pytest.raises(WrongPassphrase):
        slot.open_with_secret("a vault", bytes(15) + b"\1")


def test_the_same_key_is_never_sealed_alike_twice() -> None:
    once, again = (Slot.for_secret(SlotKind.RECOVERY, "a vault", KEY, SECRET) for _ in range(2))
    assert not {once.salt, once.nonce, once.sealed} & {again.salt, again.nonce, again.sealed}


def test_a_slot_opens_neither_in_another_vault_nor_as_another_kind() -> None:
    slot = Slot.for_secret(SlotKind.RECOVERY, "a vault", KEY, SECRET)
    with pytest.raises(VaultDamaged):
        slot.open_with_secret("another vault", SECRET)
    with pytest.raises(VaultDamaged):
        replace(slot, kind=SlotKind.KEYRING).open_with_secret("a vault", SECRET)


def test_a_weakened_cost_does_not_open(slot: Slot) -> None:
    with pytest.raises(WrongPassphrase):
        replace(slot, cost=Argon2Cost(65536, 3, 1)).open_with_passphrase("a vault", "déjà vu à Nîmes")


def test_subkeys_say_nothing_of_one_another() -> None:
    subkeys = [KEY.subkey(purpose) for purpose in ("database", "database salt", "mark mac")]
    assert len({KEY._secret, *subkeys}) == 4
    assert KEY.subkey("database") == subkeys[0]
    assert VaultKey.fresh().subkey("database") != subkeys[0]
    assert KEY.mac("mark", b"5") != KEY.mac("backup", b"5")


def test_a_key_shows_nothing_of_itself() -> None:
    shown = f"{KEY!r} {KEY} {[KEY]}"
    assert KEY._secret.hex() not in shown
    assert repr(KEY._secret) not in shown
    assert shown == "VaultKey(…) VaultKey(…) [VaultKey(…)]"


def test_a_key_of_another_length_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        VaultKey(bytes(31))


@pytest.mark.parametrize(
    ("cost", "is_sane"),
    [
        (FLOOR, True),
        (DEFAULT, True),
        (Argon2Cost(65535, 3, 4), False),
        (Argon2Cost(65536, 2, 4), False),
        (Argon2Cost(65536, 3, 0), False),
        (Argon2Cost(1 << 23, 3, 4), False),
        (Argon2Cost(65536, 17, 4), False),
        (Argon2Cost(65536, 3, 17), False),
    ],
)
def test_only_costs_between_the_floor_and_what_a_machine_can_bear_are_sane(cost: Argon2Cost, is_sane: bool) -> None:
    assert cost.is_sane == is_sane


def test_what_this_machine_can_afford_is_never_under_the_floor() -> None:
    cost = affordable_cost()
    assert FLOOR.memory_kib <= cost.memory_kib <= DEFAULT.memory_kib
    assert cost.is_sane
