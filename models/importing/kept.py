"""What was chosen in a rehearsal, carried over to another rehearsal of the same files that were read otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from models.completing import Difference
from models.importing.beside import read_beside
from models.importing.plan import Decision, Planned, Rehearsal, Verdict
from models.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Choices:
    """Who stays out, and what was decided of others, by their places in a plan."""

    left_out: frozenset[int] = frozenset()
    decisions: Mapping[int, Decision] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decided:
    """A ``Decision`` as it can be written down: ``lines`` are marks of those that were taken."""

    same_as: int | None = None
    apart: tuple[int, ...] = ()
    lines: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Remembered:
    """``Choices`` as they can be written down: of each card by the digest of what it says, as hexadecimal digits."""

    left_out: tuple[str, ...] = ()
    decided: Mapping[str, Decided] = field(default_factory=dict)


def remembered(rehearsal: Rehearsal, chosen: Choices) -> Remembered:
    """What was ``chosen`` in a plan, to be chosen again another time."""
    names = {place: rehearsal.planned[place].card.digest.hex() for place in (*chosen.left_out, *chosen.decisions)}
    decided = {
        names[place]: Decided(one.same_as, one.apart, None if one.taken is None else tuple(map(_mark, one.taken)))
        for place, one in chosen.decisions.items()
    }
    return Remembered(tuple(names[place] for place in sorted(chosen.left_out)), decided)


def chosen_again(vault: Vault, rehearsal: Rehearsal, was: Remembered) -> Choices:
    """What ``was`` chosen, in a plan of the same files; what of it does not fit any more is let go."""
    places: dict[str, int] = {}
    for place, planned in enumerate(rehearsal.planned):
        places.setdefault(planned.card.digest.hex(), place)
    decisions = {
        places[name]: decision
        for name, said in was.decided.items()
        if name in places and (decision := _decided_again(vault, rehearsal, places[name], said))
    }
    left_out = (places[name] for name in was.left_out if name in places)
    return Choices(
        frozenset(at for at in left_out if _brings(rehearsal.planned[at], decisions.get(at))),
        decisions,
    )


def _decided_again(vault: Vault, rehearsal: Rehearsal, place: int, said: Decided) -> Decision | None:
    planned = rehearsal.planned[place]
    alike = {id for id, _ in planned.alike}
    apart = tuple(other for other in said.apart if other in alike)
    same_as = said.same_as if said.same_as in alike else None
    is_beside = same_as is not None or (not alike and (planned.person is not None or planned.earlier is not None))
    if same_as is None and (apart or not is_beside or said.lines is None):
        return Decision(apart=apart) if apart else None
    if said.lines is None:
        return Decision(None, same_as, apart)
    found = read_beside(vault, rehearsal, place, same_as).differences
    taken = tuple(one for one in found if _mark(one) in said.lines)
    return Decision(taken, same_as, apart) if found else None


def _mark(line: Difference) -> str:
    """What tells a line of a card from its others, without what it says."""
    return sha256(repr((line.field, line.comes)).encode("utf-8", "replace")).hexdigest()


def still_chosen(vault: Vault, before: Rehearsal, chosen: Choices, after: Rehearsal) -> Choices:
    """What of ``chosen``, in the plan ``before``, still applies ``after`` the files were read otherwise.

    A card is the same one where it begins at the same place of the same file. Of what was taken of it line by line,
    a line stands for the one it became. What is about somebody whom the card does not mean any more is let go.
    """
    now_at = {planned.at: place for place, planned in enumerate(after.planned)}
    pairs = [(place, now_at[planned.at]) for place, planned in enumerate(before.planned) if planned.at in now_at]
    decisions = {
        now: decision
        for was, now in pairs
        if (said := chosen.decisions.get(was)) and (decision := _decided(vault, before, was, said, after, now))
    }
    left_out = (now for was, now in pairs if was in chosen.left_out)
    return Choices(frozenset(now for now in left_out if _brings(after.planned[now], decisions.get(now))), decisions)


def _brings(planned: Planned, decision: Decision | None) -> bool:
    """Whether leaving it out means anything."""
    return planned.verdict is not Verdict.UNCHANGED or bool(decision and decision.taken)


def _decided(vault: Vault, before: Rehearsal, was: int, said: Decision, after: Rehearsal, now: int) -> Decision | None:
    """The decision about the card at ``now``, which stood at ``was``; ``None`` where nothing of it applies."""
    alike = {id for id, _ in after.planned[now].alike}
    apart = tuple(other for other in said.apart if other in alike)
    if said.same_as is not None and said.same_as in alike:
        taken = _taken(vault, before, was, said, after, now)
        return Decision(taken, said.same_as, apart)
    if apart:
        return Decision(apart=apart)
    if said.taken is None or _whom(before, was) != _whom(after, now):
        return None
    taken = _taken(vault, before, was, said, after, now)
    return None if taken is None else Decision(taken)


def _whom(rehearsal: Rehearsal, place: int) -> object:
    """Whom a card is known to be: somebody in the vault, or whoever the card at another place brings in."""
    planned = rehearsal.planned[place]
    return planned.person if planned.earlier is None else rehearsal.planned[planned.earlier].at


def _taken(
    vault: Vault, before: Rehearsal, was: int, said: Decision, after: Rehearsal, now: int
) -> tuple[Difference, ...] | None:
    """The lines of the card at ``now`` that stand for those that were taken; ``None`` where it has none to choose."""
    if said.taken is None:
        return None
    found = read_beside(vault, after, now, said.same_as).differences
    were = read_beside(vault, before, was, said.same_as).differences
    earlier = _earlier(found, were)
    taken = tuple(line for line, was_one in zip(found, earlier, strict=True) if _is_taken(line, was_one, said.taken))
    return taken if found else None


def _earlier(found: Sequence[Difference], were: Sequence[Difference]) -> list[Difference | None]:
    """What each line was: that which said the same, else the next of its field that no other line is."""
    left = list(were)
    earlier = [next((one for one in left if _says_the_same(one, line)), None) for line in found]
    left = [one for one in left if one not in earlier]
    for place, line in enumerate(found):
        if earlier[place] is None and (one := next((one for one in left if one.field == line.field), None)):
            earlier[place] = one
            left.remove(one)
    return earlier


def _says_the_same(one: Difference, other: Difference) -> bool:
    return (one.field, one.comes) == (other.field, other.comes)


def _is_taken(line: Difference, earlier: Difference | None, taken: Sequence[Difference]) -> bool:
    """As its line was chosen before; a line that is new is taken where that loses nothing, as if nobody had chosen."""
    return line.completes if earlier is None else any(_says_the_same(earlier, one) for one in taken)
