"""Who may know whom, and which worlds there may be: proposed from what is noted, never noted by themselves.

A proposal is a question with its reason. Yes notes it, no is remembered; either is one change.
Whoever was put away, wants peace or has died is in none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, islice, zip_longest
from operator import itemgetter
from typing import Any

from models.involved import Named
from models.nudges import FOR_GOOD, Nudges
from models.relations import Relations
from models.text import fold
from models.vault.driver import Row
from models.vault.vault import Value, Vault
from models.words import at_words, listed
from models.worlds import Worlds
from resources import phrase, tr

FEW = 3
"""How many are proposed at once."""

_RELATION, _WORLD = "relation", "world"
_SEVERAL = 3
"""So many who share something may be a world."""

_SMALL_GROUP = 6
"""In a larger company, to have been there says little of who knows whom."""

_LATELY = 2000
"""So many interactions are looked through for those who were together, the latest first."""

_NAMED_AT_ONCE = 6
_IN_PERSON = ("coffee", "meal", "drink", "meeting", "event")
_ACTIVE = "{0}.archived = 0 AND {0}.standing = ''"

# Addresses of these houses say nothing of where someone works.
_ANYBODYS_MAIL = re.compile(
    r"(example|gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|mail|proton|protonmail|pm"
    r"|tutanota|tuta|fastmail|hey|zoho|posteo|mailo|riseup|orange|wanadoo|free|sfr|neuf|laposte|bbox|numericable|club-internet"
    r"|btinternet|sky|virginmedia|talktalk|ntlworld|qq|163|yandex|web|t-online)\..*"
)


_NO_HOUSE = re.compile(
    r"(independant|independent|freelance|free-lance|self-employed|auto-entrepreneur|micro-entrepreneur|retired|retraite"
    r"|student|etudiant|unemployed|sans emploi|n/a|none|-+)(e?s?|\(e\))"
)
"""What people write where they work for nobody, folded."""


@dataclass(frozen=True, slots=True)
class RelationProposal:
    """Two who may know each other. ``sentence`` asks, and says why; ``subject`` is their uids."""

    a: Named
    b: Named
    sentence: str
    subject: str


@dataclass(frozen=True, slots=True)
class WorldProposal:
    """People who may belong to the world of this ``name``, which may be new.

    ``sentence`` asks, and says why; ``subjects`` are what a no is remembered by.
    """

    name: str
    people: tuple[Named, ...]
    sentence: str
    subjects: tuple[str, ...]


Proposal = RelationProposal | WorldProposal


class Proposals:
    """What may be proposed in a vault. The same vault on the same day proposes the same, in the same order."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def some(self, limit: int = FEW) -> list[Proposal]:
        """A few proposals of either kind."""
        return list(islice(_in_turns(self.relations(limit), self.worlds(limit)), limit))

    def of_person(self, person: int, limit: int = FEW) -> list[Proposal]:
        """A few proposals that concern someone."""
        return list(islice(_in_turns(self.relations(limit, person), self.worlds(limit, person)), limit))

    def relations(self, limit: int = FEW, person: int | None = None) -> list[RelationProposal]:
        """Two who may know each other; one of them is ``person``, if that is said."""
        sources = (self._through(person), self._together(person), self._colleagues(person), self._hosts(person))
        bound = {frozenset(row) for row in self._vault.rows("SELECT from_id, to_id FROM relation")}
        quiet = Nudges(self._vault).quiet_ones(_RELATION, self._vault.clock.today())
        found: dict[str, RelationProposal] = {}
        for one in _in_turns(*sources):
            if one.subject not in found and one.subject not in quiet and {one.a[0], one.b[0]} not in bound:
                found[one.subject] = one
                if len(found) == limit:
                    break
        return list(found.values())

    def worlds(self, limit: int = FEW, person: int | None = None) -> list[WorldProposal]:
        """Worlds that several may share, or that others may belong to as well; ``person``, if that is said."""
        today = self._vault.clock.today()
        quiet = Nudges(self._vault).quiet_ones(_WORLD, today)
        return list(islice(_Worlds(self._vault, quiet, person).found(), limit))

    def accept(self, proposal: Proposal) -> None:
        """Note it. Raises ``Refused`` when someone it is about is gone."""
        if isinstance(proposal, RelationProposal):
            with self._vault.change("Relate two people", listed([proposal.a[1], proposal.b[1]])):
                Relations(self._vault).relate(proposal.a[0], proposal.b[0])
            return
        with self._vault.change("Put people in a world", proposal.name):
            for person, _ in proposal.people:
                Worlds(self._vault).join(person, proposal.name)

    def refuse(self, proposal: Proposal) -> None:
        """Propose it no more."""
        nudges = Nudges(self._vault)
        if isinstance(proposal, RelationProposal):
            with self._vault.change("Leave a proposal", listed([proposal.a[1], proposal.b[1]])):
                nudges.quiet(_RELATION, proposal.subject, FOR_GOOD)
            return
        with self._vault.change("Leave a proposal", proposal.name):
            for subject in proposal.subjects:
                nudges.quiet(_WORLD, subject, FOR_GOOD)

    # Where relations are seen

    def _through(self, person: int | None) -> Iterator[RelationProposal]:
        """Those through whom one met someone."""
        mine, values = ("AND ? IN (met.id, through.id)", [person]) if person is not None else ("", [])
        for row in self._vault.rows(
            f"""SELECT met.id, met.name, met.uid, through.id, through.name, through.uid
            FROM person AS met JOIN person AS through ON through.id = met.met_through_id
            WHERE {_ACTIVE.format("met")} AND {_ACTIVE.format("through")} {mine} ORDER BY met.id DESC""",
            values,
        ):
            a, b = row[1], row[4]
            asked = tr("You met {a} through {b}: do they know each other?", a=a, b=b)
            yield _relation(row[:3], row[3:], asked)

    def _together(self, person: int | None) -> Iterator[RelationProposal]:
        """Those who took part in the same interaction: the more often the sooner, then the later."""
        theirs = "WHERE id IN (SELECT interaction_id FROM participation WHERE person_id = ?)"
        mine, values = (theirs, [person]) if person is not None else ("", [])
        # CROSS JOIN keeps SQLite from beginning with everybody, which takes fifty times as long
        rows = self._vault.rows(
            f"""SELECT lately.id AS at, happened_on, channel, person.id, person.name, person.uid FROM
            (SELECT * FROM interaction {mine} ORDER BY sort_on DESC, id DESC LIMIT {_LATELY:d}) AS lately
            CROSS JOIN participation ON interaction_id = lately.id CROSS JOIN person ON person.id = person_id
            WHERE {_ACTIVE.format("person")}
            AND (SELECT count(*) FROM participation WHERE interaction_id = lately.id) BETWEEN 2 AND {_SMALL_GROUP:d}
            ORDER BY sort_on DESC, lately.id DESC, participation.id""",
            values,
        )
        times: dict[frozenset[int], int] = {}
        latest: dict[frozenset[int], tuple[Row, Row]] = {}
        for a, b in _pairs(rows, "at"):
            if person is None or person in (a["id"], b["id"]):
                both = frozenset((a["id"], b["id"]))
                times[both] = times.get(both, 0) + 1
                latest.setdefault(both, (a, b))
        for both in sorted(latest, key=lambda both: -times[both]):
            a, b = latest[both]
            yield _relation(a[3:], b[3:], self._met_words(a, b))

    def _met_words(self, a: Row, b: Row) -> str:
        when = at_words(a["happened_on"], self._vault.clock.today())
        if a["channel"] in _IN_PERSON:
            return tr("{a} and {b} were together {when}: do they know each other?", a=a["name"], b=b["name"], when=when)
        return tr(
            "You spoke with {a} and {b} at once {when}: do they know each other?", a=a["name"], b=b["name"], when=when
        )

    def _colleagues(self, person: int | None) -> Iterator[RelationProposal]:
        """Those of one organisation, where it is a small one."""
        said = f"""SELECT person.id, person.name, person.uid, trim(organisation) AS shared
            FROM person WHERE trim(organisation) <> '' AND {_ACTIVE.format("person")}"""
        for a, b in self._sharing(said, person):
            if _NO_HOUSE.fullmatch(fold(a["shared"])):
                continue
            yield _relation(
                a[:3],
                b[:3],
                tr(
                    "{a} and {b} are both at {organisation}: do they know each other?",
                    a=a["name"],
                    b=b["name"],
                    organisation=a["shared"],
                ),
            )

    def _hosts(self, person: int | None) -> Iterator[RelationProposal]:
        """Those whose e-mail is of one house."""
        said = f"""SELECT DISTINCT person.id, person.name, person.uid,
            lower(trim(substr(value, instr(value, '@') + 1))) AS shared
            FROM contact_method JOIN person ON person.id = person_id
            WHERE kind = 'email' AND value LIKE '%_@_%' AND {_ACTIVE.format("person")}"""
        for a, b in self._sharing(said, person):
            if not _ANYBODYS_MAIL.fullmatch(a["shared"]):
                asked = tr(
                    "{a} and {b} both write from {host}: do they know each other?",
                    a=a["name"],
                    b=b["name"],
                    host=a["shared"],
                )
                yield _relation(a[:3], b[:3], asked)

    def _sharing(self, said: str, person: int | None) -> Iterator[tuple[Row, Row]]:
        """The pairs of those for whom ``said`` tells the same ``shared``; case is forgiven."""
        mine, values = ("AND max(id = ?)", [person]) if person is not None else ("", [])
        rows = self._vault.rows(
            f"""WITH said AS ({said}) SELECT said.*, at FROM said JOIN
            (SELECT lower(shared) AS same, max(id) AS at FROM said GROUP BY lower(shared)
            HAVING count(*) BETWEEN 2 AND {_SMALL_GROUP:d} {mine}) ON same = lower(shared)
            ORDER BY at DESC, same, said.id""",
            values,
        )
        for a, b in _pairs(rows, "at"):
            if person is None or person in (a["id"], b["id"]):
                yield a, b


@dataclass(frozen=True, slots=True)
class _Shared:
    """Something that people may share: how to read it, and how it is asked about."""

    said: str
    asked: str


_SHARED = (
    _Shared(
        f"""SELECT person.id, person.name, person.uid, tag.name AS shared FROM person_tag
        JOIN tag ON tag.id = tag_id JOIN person ON person.id = person_id WHERE {_ACTIVE.format("person")}""",
        "{people} share the tag {name}: is it a world?",
    ),
    _Shared(
        f"""SELECT id, name, uid, trim(organisation) AS shared FROM person
        WHERE trim(organisation) <> '' AND {_ACTIVE.format("person")}""",
        "{people} are at {name}: is it a world?",
    ),
    _Shared(
        f"""SELECT id, name, uid, trim(town) AS shared FROM person
        WHERE trim(town) <> '' AND {_ACTIVE.format("person")}""",
        "{people} live in {name}: is it a world?",
    ),
)


class _Worlds:
    """One look for worlds in a vault; ``quiet`` are the subjects that are not to be proposed."""

    def __init__(self, vault: Vault, quiet: frozenset[str], person: int | None) -> None:
        self._vault = vault
        self._quiet = quiet
        self._person = person
        self._known = {row[0]: (row[1], row[2]) for row in vault.rows("SELECT sort_key, id, name FROM world")}

    def found(self) -> Iterator[WorldProposal]:
        """Worlds, from tags, organisations and towns in turns; of each the name most share first."""
        seen: set[str] = set()
        for one in _in_turns(*map(self._of, _SHARED)):
            if fold(one.name) not in seen:
                seen.add(fold(one.name))
                yield one

    def _of(self, shared: _Shared) -> Iterator[WorldProposal]:
        mine, values = ("HAVING max(id = ?)", [self._person]) if self._person is not None else ("", [])
        for row in self._vault.rows(
            f"""SELECT min(shared) AS name, lower(shared) AS same, count(*) AS many FROM ({shared.said})
            GROUP BY lower(shared) {mine} ORDER BY many DESC, same""",
            values,
        ):
            folded = fold(row["name"])
            if _NO_HOUSE.fullmatch(folded):
                continue
            if folded in self._known:
                yield from self._wider(shared, row["same"], folded)
            elif row["many"] >= _SEVERAL and folded not in self._quiet:
                people = tuple((one[0], one[1]) for one in self._sharing(shared, row["same"]))
                asked = phrase(shared.asked).format(people=_some_names(people), name=row["name"])
                yield WorldProposal(row["name"], people, asked, (folded,))

    def _wider(self, shared: _Shared, same: str, folded: str) -> Iterator[WorldProposal]:
        """The world there is, for those who share its name and are not in it."""
        world, name = self._known[folded]
        within = {row[0] for row in self._vault.rows("SELECT person_id FROM person_world WHERE world_id = ?", (world,))}
        outside = [
            (one[0], one[1], f"{one[2]} {folded}")
            for one in self._sharing(shared, same)
            if one[0] not in within and self._person in (None, one[0])
        ]
        asked = [one for one in outside if one[2] not in self._quiet][:_NAMED_AT_ONCE]
        if asked:
            people = tuple((one[0], one[1]) for one in asked)
            words = tr("Does the world “{name}” hold {people} too?", name=name, people=_some_names(people))
            yield WorldProposal(name, people, words, tuple(one[2] for one in asked))

    def _sharing(self, shared: _Shared, same: str) -> list[Row]:
        return self._vault.rows(f"SELECT * FROM ({shared.said}) WHERE lower(shared) = ? ORDER BY id", (same,))


def _relation(a: Sequence[Value], b: Sequence[Value], sentence: str) -> RelationProposal:
    """The proposal for two people, each given as id, name and uid."""
    uids = sorted((str(a[2]), str(b[2])))
    return RelationProposal(_named(a), _named(b), sentence, " ".join(uids))


def _named(person: Sequence[Value]) -> Named:
    id, name = person[0], person[1]
    assert isinstance(id, int) and isinstance(name, str)  # as the schema says
    return id, name


def _pairs(rows: Iterable[Row], together: str) -> Iterator[tuple[Row, Row]]:
    """Every two of neighbouring rows that say the same ``together``."""
    for _, group in groupby(rows, key=itemgetter(together)):
        yield from combinations(group, 2)


def _some_names(people: Sequence[Named]) -> str:
    names = [name for _, name in people]
    if len(names) <= _SEVERAL:
        return listed(names)
    return tr("{some} and others", some=", ".join(names[:_SEVERAL]))


def _in_turns(*sources: Iterable[Any]) -> Iterator[Any]:
    """One of each source, then another of each."""
    for turn in zip_longest(*sources):
        yield from (one for one in turn if one is not None)
