"""Keeping what was understood: one change for the whole sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.capture.understood import Mention, SaidFavour, Understood
from models.decisions import Decisions
from models.errors import Refused
from models.experiences import Experiences, Needs, Offers
from models.favours import Direction, Favours, FavourWord
from models.follow_ups import FollowUps
from models.interactions import Interactions
from models.people import People
from models.relations import Relations
from models.vault.vault import Vault
from models.worlds import Worlds
from resources import tr

_MINE = frozenset({FavourWord.I_OWE, FavourWord.GIVEN})


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was made: ``change`` undoes it all; the rest are the ids of the rows, in the order of the sentence.

    ``people`` are the new ones. A relation that was known already has its old id.
    ``met_through`` are those of whom it is now known through whom they were met.
    """

    change: int
    interaction: int | None = None
    people: tuple[int, ...] = ()
    favours: tuple[int, ...] = ()
    follow_ups: tuple[int, ...] = ()
    experiences: tuple[int, ...] = ()
    needs: tuple[int, ...] = ()
    offers: tuple[int, ...] = ()
    relations: tuple[int, ...] = ()
    met_through: tuple[int, ...] = ()
    decision: int | None = None


def record(vault: Vault, understood: Understood) -> Recorded:
    """Keep all of it in one change.

    Raises ``Refused`` while a question is open, when there is nothing to keep, or when someone in it is gone.
    """
    if understood.questions:
        raise Refused(understood.questions[0].text)
    if not understood.sentence.strip():
        raise Refused(tr("Write a few words first."))
    if not understood.says_something:
        raise Refused(tr("Say what happened, or what is to be done."))
    with vault.change("Note a sentence", ", ".join(one.name for one in understood.people)):
        return _Recording(vault, understood).recorded()


class _Recording:
    """One recording, inside its change."""

    def __init__(self, vault: Vault, understood: Understood) -> None:
        self._vault = vault
        self._said = understood
        self._new: dict[str, int] = {}

    def recorded(self) -> Recorded:
        """All of it."""
        vault, said = self._vault, self._said
        for one in said.people:
            self._id(one)
        interaction = self._interaction()
        on = said.interaction.written_on if said.interaction else vault.clock.today().isoformat()
        favours = [self._favour(favour, on, interaction) for favour in said.favours]
        follow_ups = [
            FollowUps(vault).add(
                one.text, self._ids(one.people), one.due or "", recurrence=one.recurrence, interaction=interaction
            )
            for one in said.follow_ups
        ]
        for world in said.worlds:
            Worlds(vault).join(self._id(world.person), world.name)
        decision = said.decision
        return Recorded(
            change=vault.current_change,
            interaction=interaction,
            people=tuple(self._new.values()),
            favours=tuple(favours),
            follow_ups=tuple(follow_ups),
            experiences=tuple(Experiences(vault).add(self._id(one.person), one.text) for one in said.experiences),
            needs=tuple(Needs(vault).add(self._id(one.person), one.text, on) for one in said.needs),
            offers=tuple(Offers(vault).add(self._id(one.person), one.text, on) for one in said.offers),
            relations=tuple(
                Relations(vault).relate(self._id(one.from_), self._id(one.to), one.kind) for one in said.relations
            ),
            met_through=tuple(self._met_through()),
            decision=Decisions(vault).ask(decision.question, deadline=decision.deadline or "") if decision else None,
        )

    def _id(self, mention: Mention) -> int:
        """Their id; someone new is added, once however often they are named."""
        if mention.person is not None:
            return mention.person
        if mention.name not in self._new:
            self._new[mention.name] = People(self._vault).add(mention.name)
        return self._new[mention.name]

    def _ids(self, mentions: Sequence[Mention]) -> list[int]:
        return [self._id(one) for one in mentions]

    def _interaction(self) -> int | None:
        happened = self._said.interaction
        if happened is None:
            return None
        interactions = Interactions(self._vault)
        if not happened.people:
            return interactions.note(
                on=happened.written_on, channel=happened.channel, text=happened.text, tags=happened.tags
            )
        return interactions.log(
            on=happened.written_on,
            people=self._ids(happened.people),
            channel=happened.channel,
            text=happened.text,
            tags=happened.tags,
        )

    def _favour(self, said: SaidFavour, on: str, interaction: int | None) -> int:
        return Favours(self._vault).add(
            Direction.FROM_ME if said.kind in _MINE else Direction.TO_ME,
            said.text,
            self._ids(said.people),
            said.state,
            due=said.due or "",
            on=on,
            interaction=interaction,
        )

    def _met_through(self) -> Iterable[int]:
        """Say through whom they were met, of those of whom it was not known: what was known stays."""
        through = self._said.met_through
        if through is None:
            return
        people, by = People(self._vault), self._id(through)
        for one in self._said.met:
            person = people.get(self._id(one))
            if person.id != by and person.tie.met_through is None:
                people.change(person.id, tie=replace(person.tie, met_through=by))
                yield person.id
