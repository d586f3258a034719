"""A whole introduction between three people with a terminal, who hand each other files: three homes, three vaults.

Every file is delivered twice, and until both have said yes nothing of one is with the other, in whatever form.
"""

import shutil
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from models.vault import NewVault, Vault
from tests.app.running import Ran, run
from tests.fixtures import PASSPHRASE
from tests.sync.three import dump, unfolded

DAY = "2026-03-16"


@dataclass(frozen=True)
class Person:
    """Someone with a home of their own, and a way to run the program there."""

    name: str
    home: Path
    vault: Path

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@{self.name.split()[1].lower()}.example.org"

    def __call__(self, *words: str | Path) -> Ran:
        environment = {name: str(self.home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
        environment |= {"XDG_CACHE_HOME": str(self.home / "cache"), "TMPDIR": str(self.home)}
        secret = self.home / "passphrase"
        return run(
            "--vault", self.vault, "--passphrase-file", secret, "--today", DAY, "--json", *words, env=environment
        )

    def holds(self, new_vault: NewVault) -> bytes:
        """Everything on their side: the database decrypted, and each file in their home as it lies there."""
        with Vault(self.vault, new_vault.key) as opened:
            inside = dump(opened)
        outside = b"".join(file.read_bytes() for file in self.home.rglob("*") if file.is_file())
        return inside + b"\n" + unfolded(outside)


@pytest.fixture
def person(new_vault: NewVault, tmp_path: Path) -> Callable[[str], Person]:
    def moved_in(name: str) -> Person:
        home = tmp_path / name.split()[0]
        home.mkdir()
        (home / "passphrase").write_text(PASSPHRASE)
        return Person(name, home, Path(shutil.copytree(new_vault.folder, home / "notebook.whispeer")))

    return moved_in


def received(who: Person, file: Path) -> Any:
    """What came of a file, which is delivered twice and counts once."""
    first, second = who("receive", file).json, who("receive", file, file).json
    assert first["refused"] == second["refused"] == []
    (item,) = first["inbox"]
    assert item["state"] == "new"
    assert second["inbox"] == [{**item, "state": "duplicate"}] * 2
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return item


def test_three_people_with_a_terminal(person: Callable[[str], Person], new_vault: NewVault, tmp_path: Path) -> None:
    ana, ben, cleo = (person(name) for name in ("Ana Prado", "Ben Okafor", "Cleo Varga"))
    started = time.monotonic()
    mail = tmp_path / "mail"
    mail.mkdir()
    keys = {}
    for one in (ana, ben, cleo):
        said = one("identity", "--name", one.name, "--set", f"email={one.email}", "--out", mail / one.name).json
        assert said.keys() == {"name", "key", "words"}
        assert (said["name"], len(said["words"])) == (one.name, 8)
        keys[one.name] = said["key"]
    for one, other in ((ana, ben), (ana, cleo), (ben, ana), (cleo, ana)):
        peer = one("pair", mail / other.name).json
        assert peer.keys() == {"name", "key", "level", "words"}
        assert (peer["name"], peer["key"], peer["level"]) == (other.name, keys[other.name], "introduced")

    why = ("--why-a", "You both plant hedges.", "--why-b", "A second pair of hands.")
    teasers = ("--teaser-a", "Someone who draws gardens", "--teaser-b", "Someone who bakes")
    id = ana("introduce", ben.name, cleo.name, *why, *teasers).json["introduction"]
    asks = {}
    for one in (ben, cleo):
        ask = mail / f"ask-{one.name}"
        ana("introduction", str(id), "ask", one.name, "--out", ask)
        item = received(one, ask)
        assert (item["kind"], item["from"], item["level"]) == ("ask", ana.name, "introduced")
        asks[one.name] = str(item["id"])
    letter = cleo("inbox", asks[cleo.name]).json
    assert [said["text"] for said in letter["says"]][:2] == ["A second pair of hands.", "Someone who bakes"]
    assert letter["fields"] == ["name", "email"]

    ben("inbox", asks[ben.name], "yes", "--note", "gladly", "--out", mail / "yes-ben")
    assert received(ana, mail / "yes-ben")["kind"] == "answer"
    cleo("inbox", asks[cleo.name], "later", "--out", mail / "later-cleo")
    received(ana, mail / "later-cleo")
    early = ana("introduction", str(id), "share", ben.name, "--out", mail / "early")
    assert early.refusal.startswith("Nothing is shared before both have said yes.")
    assert not (mail / "early").exists()

    for one, other in ((ben, cleo), (cleo, ben)):
        held = one.holds(new_vault)
        assert ana.name.encode() in held
        told = (other.name, *other.name.split(), keys[other.name], other.email)
        assert [word for word in told if word.encode() in held] == []

    cleo("inbox", asks[cleo.name], "yes", "--out", mail / "yes-cleo")
    received(ana, mail / "yes-cleo")
    whole = {
        "id": id,
        "a": {"name": ben.name, "state": "yes"},
        "b": {"name": cleo.name, "state": "yes"},
        "state": "ready",
    }
    assert ana("introduction", str(id)).json == whole
    assert ana("introductions").json == [whole]

    for one, other in ((ben, cleo), (cleo, ben)):
        share, ack = mail / f"share-{one.name}", mail / f"ack-{one.name}"
        ana("introduction", str(id), "share", one.name, "--out", share)
        item = received(one, share)
        assert one("inbox", str(item["id"])).json["card"] == {"name": other.name, "email": other.email}
        assert one("person", other.name).code == 1
        assert one("inbox", str(item["id"]), "accept", "--out", ack).json == {"person": other.name}
        assert one("person", other.name).json["contacts"][0]["value"] == other.email
        received(ana, ack)
    assert ana("introduction", str(id)).json["state"] == "delivered"

    card = mail / "card"
    made = ben("card", "make", "--for", cleo.name, "--fields", "email,name", "--out", card).json
    assert made == {"file": str(card), "bytes": card.stat().st_size, "fields": ["name", "email"]}
    assert received(cleo, card)["from"] == ben.name
    stranger = ana("receive", card).json
    assert (stranger["inbox"], [one["file"] for one in stranger["refused"]]) == ([], [str(card)])
    assert ana("introduction", str(id), "outcome", "They plant together.").json["state"] == "closed"
    print(f"a whole introduction by files, each delivered twice: {time.monotonic() - started:.1f} s")
