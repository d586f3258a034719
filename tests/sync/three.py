"""Three people, each with a vault of their own: Ana introduces Ben and Cleo, who do not know each other."""

import base64
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from models.clock import FixedClock
from models.introductions import Introductions
from models.people import People
from models.vault import NewVault, Vault
from sync.postbox import Postbox
from tests.fixtures import TODAY

_BASE64 = re.compile(rb"[A-Za-z0-9_-]{12,}")


def dump(vault: Vault) -> bytes:
    """Every cell of the database, decrypted, and what is said in base64 in it, and in that."""
    tables = vault.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    cells = [cell for (table,) in tables for row in vault.rows(f"SELECT * FROM {table}") for cell in row]
    return unfolded(b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in cells))


def unfolded(held: bytes) -> bytes:
    """``held``, and what is said in base64 in it, and in that."""
    layers = [held]
    for _ in range(3):
        inside = [base64.urlsafe_b64decode(run + b"=" * (-len(run) % 4)) for run in _runs(layers[-1])]
        layers.append(b"\n".join(inside))
    return b"\n".join(layers)


def _runs(held: bytes) -> Iterator[bytes]:
    return (run for run in _BASE64.findall(held) if len(run) % 4 != 1)


@dataclass
class Someone:
    """One of the three, with their vault open."""

    name: str
    vault: Vault

    @property
    def post(self) -> Postbox:
        """Their postbox."""
        return Postbox(self.vault)

    def knows(self, name: str) -> int:
        """The id of the one whom they call ``name``."""
        return People(self.vault).named(name)[0].id

    def later(self, days: int) -> None:
        """Let days pass for them."""
        self.vault.clock = FixedClock(self.vault.clock.today() + timedelta(days=days))


@dataclass
class Three:
    """All of them. ``introduction`` is Ana's, of Ben and Cleo."""

    ana: Someone
    ben: Someone
    cleo: Someone
    introduction: int

    def pair(self) -> None:
        """Ana and each of the others hand each other their identity."""
        for one in (self.ben, self.cleo):
            self.ana.post.pair(one.post.identity().data)
            one.post.pair(self.ana.post.identity().data)

    def ask(self, one: Someone) -> int:
        """Ana asks; the number of the ask in their inbox."""
        sealed = self.ana.post.ask(self.introduction, self.ana.knows(one.name))
        return one.post.receive(sealed.data).item.id

    def say(self, one: Someone, ask: int, answer: str) -> None:
        """They answer, and Ana has it."""
        self.ana.post.receive(one.post.answer(ask, answer).data)

    def share(self, one: Someone) -> int:
        """Ana hands on what the other one consented to; the number of it in their inbox."""
        sealed = self.ana.post.share(self.introduction, self.ana.knows(one.name))
        return one.post.receive(sealed.data).item.id

    def until_shared(self) -> tuple[int, int]:
        """The whole way; the numbers of what Ben and Cleo got."""
        for one in (self.ben, self.cleo):
            self.say(one, self.ask(one), "yes")
        return self.share(self.ben), self.share(self.cleo)

    def state(self) -> str:
        """How far the introduction has come."""
        return Introductions(self.ana.vault).get(self.introduction).state.value


@pytest.fixture
def three(new_vault: NewVault, tmp_path: Path) -> Iterator[Three]:
    """Ana, Ben and Cleo, each with a card, paired."""
    with ExitStack() as opened:
        people = []
        for name in ("Ana Prado", "Ben Okafor", "Cleo Varga"):
            folder = Path(shutil.copytree(new_vault.folder, tmp_path / f"{name.split()[0]}.whispeer"))
            vault = opened.enter_context(Vault(folder, new_vault.key, FixedClock(TODAY)))
            someone = Someone(name, vault)
            nick = name.split()[0].lower()
            someone.post.set_fields(
                {"name": name, "email": f"{nick}@{nick}.example.org", "role": f"{nick}'s trade", "city": "Nantes"}
            )
            people.append(someone)
        ana, ben, cleo = people
        ids = [People(ana.vault).add(one.name) for one in (ben, cleo)]
        introduction = Introductions(ana.vault).propose(
            *ids, "You both plant hedges.", "A second pair of hands.", teaser_a="Someone who draws", teaser_b="A baker"
        )
        made = Three(ana, ben, cleo, introduction)
        made.pair()
        yield made
