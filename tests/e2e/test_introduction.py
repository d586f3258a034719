"""A whole introduction between three people with a terminal: three homes, three vaults, and a mailbox server.

Whatever one hands to another arrives twice, once by a code and once as a file, each time the other way first.
Until both have said yes nothing of one is with the other, in whatever form.
"""

import stat
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from tests.app.running import code_told
from tests.e2e.person import Person
from tests.sync.transports.mailbox import MailboxServer, mailbox_server


class Post:
    """How something comes from one to another."""

    def __init__(self, server: MailboxServer, mail: Path) -> None:
        self.server = ("--mailbox", server.url)
        self.mail = mail
        self._ways = cycle(((self._by_code, self._as_file), (self._as_file, self._by_code)))
        self.arrivals = 0

    def brings(self, giver: Person, file: Path, taker: Person) -> Any:
        """What came of a file, which arrives twice and counts once."""
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        first, second = next(self._ways)
        (item,) = first(giver, file, taker)
        assert (item["from"], item["state"]) == (giver.name, "new")
        before = taker.record
        assert second(giver, file, taker) == [{**item, "state": "duplicate"}]
        assert taker.record == before
        self.arrivals += 2
        return item

    def _by_code(self, giver: Person, file: Path, taker: Person) -> Any:
        sending = giver.begin("send", file, "--code", *self.server)
        code = code_told(sending)
        received = taker("receive", "--code", code, *self.server).json
        assert giver.end(sending).json == {"code": code, "bytes": file.stat().st_size, "delivered": True}
        assert received["refused"] == []
        return received["inbox"]

    def _as_file(self, _giver: Person, file: Path, taker: Person) -> Any:
        received = taker("receive", file).json
        assert received["refused"] == []
        return received["inbox"]

    def pairs_by_code(self, one: Person, other: Person) -> None:
        """They read a code to each other; each other's identity, mailed as well, makes them no less sure."""
        pairing = one.begin("pair", "--code", *self.server)
        by_other = other("pair", "--code", code_told(pairing), *self.server).json
        for who, whom, peer in ((one, other, one.end(pairing).json), (other, one, by_other)):
            assert peer.keys() == {"name", "key", "level", "words"}
            assert (peer["name"], peer["key"], peer["level"]) == (whom.name, whom.key, "paired by code")
            assert who("pair", self._identity(whom, who)).json == peer

    def pairs_by_files(self, one: Person, other: Person) -> None:
        """They mail each other who they are, twice."""
        for who, whom in ((one, other), (other, one)):
            identity = self._identity(whom, who)
            peer = who("pair", identity).json
            assert (peer["name"], peer["key"], peer["level"]) == (whom.name, whom.key, "introduced")
            assert who("pair", identity).json == peer

    def _identity(self, giver: Person, taker: Person) -> Path:
        file = self.mail / f"{giver.name} for {taker.name}"
        giver("identity", "--out", file)
        return file


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    mail = tmp_path / "mail"
    mail.mkdir()
    with mailbox_server() as server:
        yield Post(server, mail)


@pytest.mark.slow
def test_three_people_with_a_terminal(post: Post, tmp_path: Path, tell: Callable[[str], None]) -> None:
    started = time.monotonic()
    names = ("Anabel Prado", "Benedict Okafor", "Clementine Varga")
    ana, ben, cleo = (Person(name, tmp_path / name.split()[0]) for name in names)
    mail, levels = post.mail, {ben.name: "paired by code", cleo.name: "introduced"}
    post.pairs_by_code(ana, ben)
    post.pairs_by_files(ana, cleo)

    why = ("--why-a", "You both plant hedges.", "--why-b", "A second pair of hands.")
    teasers = ("--teaser-a", "Someone who draws gardens", "--teaser-b", "Someone who bakes")
    id = str(ana("introduce", ben.name, cleo.name, *why, *teasers).json["introduction"])
    asks = {}
    for one in (ben, cleo):
        ask = mail / f"ask-{one.name}"
        ana("introduction", id, "ask", one.name, "--out", ask)
        item = post.brings(ana, ask, one)
        assert (item["kind"], item["level"]) == ("ask", levels[one.name])
        asks[one.name] = str(item["id"])
    letter = cleo("inbox", asks[cleo.name]).json
    assert [said["text"] for said in letter["says"]][:3] == [
        "A second pair of hands.",
        "You both plant hedges.",
        "Someone who bakes",
    ]
    assert letter["fields"] == ["name", "email"]

    ben("inbox", asks[ben.name], "yes", "--note", "gladly", "--out", mail / "yes-ben")
    assert post.brings(ben, mail / "yes-ben", ana)["kind"] == "answer"
    cleo("inbox", asks[cleo.name], "later", "--out", mail / "later-cleo")
    post.brings(cleo, mail / "later-cleo", ana)
    early = ana("introduction", id, "share", ben.name, "--out", mail / "early")
    assert early.refusal.startswith("Nothing is shared before both have said yes.")
    assert not (mail / "early").exists()

    for one, other in ((ben, cleo), (cleo, ben)):
        assert one.holds((ana.name, ana.key)) == [ana.name, ana.key]
        assert one.holds(other.telling) == []

    cleo("inbox", asks[cleo.name], "yes", "--out", mail / "yes-cleo")
    post.brings(cleo, mail / "yes-cleo", ana)
    whole = {
        "id": int(id),
        "a": {"name": ben.name, "state": "yes"},
        "b": {"name": cleo.name, "state": "yes"},
        "state": "ready",
    }
    assert ana("introduction", id).json == whole
    assert ana("introductions").json == [whole]

    for one, other in ((ben, cleo), (cleo, ben)):
        share, ack = mail / f"share-{one.name}", mail / f"ack-{one.name}"
        ana("introduction", id, "share", one.name, "--out", share)
        item = post.brings(ana, share, one)
        assert one("inbox", str(item["id"])).json["card"] == {"name": other.name, "email": other.email}
        assert one("person", other.name).code == 1
        assert one("inbox", str(item["id"]), "accept", "--out", ack).json == {"person": other.name}
        assert one("person", other.name).json["contacts"][0]["value"] == other.email
        assert one.holds(other.telling) == list(other.telling)
        post.brings(one, ack, ana)
    assert ana("introduction", id).json["state"] == "delivered"

    card = mail / "card"
    made = ben("card", "make", "--for", cleo.name, "--fields", "email,name", "--out", card).json
    assert made == {"file": str(card), "bytes": card.stat().st_size, "fields": ["name", "email"]}
    assert post.brings(ben, card, cleo)["level"] == "introduced"
    stranger = ana("receive", card).json
    assert (stranger["inbox"], [one["file"] for one in stranger["refused"]]) == ([], [str(card)])
    assert ana("introduction", id, "outcome", "They plant together.").json["state"] == "closed"
    taken = time.monotonic() - started
    tell(f"A whole introduction, {post.arrivals} arrivals by codes and files in turns: {taken:.1f} s")
