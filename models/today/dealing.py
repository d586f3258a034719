"""Which cards lie there when there are more than the day has room for. Pure: cards in, cards out.

1. One person comes up once a day. What is less urgent about them is folded into what is more urgent.
2. Half of the places, rounded down, are for promises; a fifth is kept for what nobody waits for (days, next steps,
   rhythms, ties); the others are for what people wait for, and for questions. Where a part has less to lay down,
   the others fill its places in their order, none beyond half, rounded up, before all the others have come.
   So a pile of one sort leaves room for the rest, and whoever was away for three weeks meets no wall.
3. Within each of the three parts every kind lays down one card before any lays down a second.
4. What people have waited for so long that it has gone cold takes the places that its own part has left.
   Promises that can wait come when everything else lies there to that half, before there is more of the same.
5. What was dealt with today keeps its place: nothing moves up into it, and after the last card the day is over.

What is laid down lies in the order of the kinds.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from models.today.card import Card, CardKind

_K = CardKind

# The three parts of a day, each with the kinds that take turns in it; those of one set count as one.
PARTS: tuple[tuple[frozenset[CardKind], ...], ...] = (
    (frozenset({_K.PROMISE}),),
    (frozenset({_K.INTRODUCTION, _K.THANKS, _K.NEWS}), frozenset({_K.DECISION})),
    tuple(frozenset({kind}) for kind in (_K.DATE, _K.FOLLOW_UP, _K.CADENCE, _K.WEAK_TIE, _K.DORMANT)),
)
_SORTS = [kinds for part in PARTS for kinds in part]
_ORDER = {kind: place for place, kinds in enumerate(_SORTS) for kind in kinds}

# What is told of a card that is folded into another: of promises that one has a list, and a rhythm asks for no more.
_TOLD = frozenset({_K.THANKS, _K.NEWS, _K.DATE, _K.FOLLOW_UP})
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Pile:
    """All that could lie there: ``pressing`` by kind, the most urgent kind first; ``cold``, and ``patient`` promises.

    Each is in its own order, and no more of any is asked for than a day has room for. Of each of ``ties``
    one is drawn: the first that is about nobody who comes up anyway.
    """

    pressing: Sequence[Iterable[Card]]
    ties: Sequence[Iterable[Card]]
    cold: Iterable[Card]
    patient: Iterable[Card]


def deal(pile: Pile, budget: int, dealt_with: Mapping[CardKind, int], busy: Collection[int]) -> list[Card]:
    """The cards of a day, in their order.

    ``dealt_with`` says how many of a kind were dealt with today already, ``busy`` with whom.
    """
    hand = _Hand(set(busy))
    had = [sum(dealt_with.get(kind, 0) for kind in kinds) for kinds in _SORTS]
    for number, cards in enumerate((*pile.pressing, *pile.ties)):
        # as many as before, that what was dealt with lets none follow
        hand.lay(cards, (1 if number >= len(pile.pressing) else budget) - had[number])
    count = len(hand.cards)
    for cards in (pile.cold, pile.patient):
        hand.lay(cards, budget)
    pressing = [_in_turns(hand.cards[:count], part, dealt_with) for part in PARTS]
    later = [[card for card in hand.cards[count:] if any(card.kind in kinds for kinds in part)] for part in PARTS]
    places = _places([*map(len, pressing)], [*map(len, later)], _used(dealt_with), budget)
    chosen = [card for part, room in enumerate(places) for card in (pressing[part] + later[part])[:room]]
    return sorted(chosen, key=lambda card: _ORDER[card.kind])


@dataclass(slots=True)
class _Hand:
    """The cards that could lie there, and who is on which of them."""

    busy: set[int]
    cards: list[Card] = field(default_factory=list)
    place_of: dict[int, int] = field(default_factory=dict)

    def lay(self, cards: Iterable[Card], most: int) -> None:
        """Lay down at most so many, and fold what is about someone who has a card already."""
        laid = 0
        for card in cards:
            people = {person for person, _ in card.people}
            if self.busy & people:
                continue
            if taken := [self.place_of[person] for person in people if person in self.place_of]:
                self._fold(card, min(taken))
            elif laid < most:
                self.place_of |= dict.fromkeys(people, len(self.cards))
                self.cards.append(card)
                laid += 1
            else:
                return

    def _fold(self, card: Card, place: int) -> None:
        upper = self.cards[place]
        told = card.text if card.kind == _K.FOLLOW_UP else card.why
        if card.kind in _TOLD and _BETWEEN not in upper.why:
            self.cards[place] = replace(upper, why=f"{upper.why}{_BETWEEN}{told}")


def _in_turns(
    cards: Sequence[Card], part: Sequence[frozenset[CardKind]], dealt_with: Mapping[CardKind, int]
) -> list[Card]:
    """The cards of one part: the first of each kind, then the second of each; what was dealt with had its turn."""
    rounds: list[tuple[int, int, Card]] = []
    for number, kinds in enumerate(part):
        had = sum(dealt_with.get(kind, 0) for kind in kinds)
        of_kind = [card for card in cards if card.kind in kinds]
        rounds += [(had + turn, number, card) for turn, card in enumerate(of_kind)]
    return [card for _, _, card in sorted(rounds, key=lambda one: one[:2])]


def _used(dealt_with: Mapping[CardKind, int]) -> list[int]:
    return [sum(dealt_with.get(kind, 0) for kinds in part for kind in kinds) for part in PARTS]


def _places(pressing: Sequence[int], later: Sequence[int], used: Sequence[int], budget: int) -> list[int]:
    """How many cards of each part lie there, of so many that press and so many that can wait."""
    kept, half = max(1, budget // 5), -(-budget // 2)
    own = (budget // 2, budget - budget // 2 - kept, kept)
    everything = [now + then for now, then in zip(pressing, later, strict=True)]
    rounds = (
        (own, [pressing[0], *everything[1:]]),  # a promise that can wait has no place of its own
        ((half,) * len(PARTS), pressing),
        ((budget,) * len(PARTS), everything),
    )
    places = [0] * len(PARTS)
    for most, waiting in rounds:
        for part in range(len(PARTS)):
            room = budget - sum(used) - sum(places)
            wished = min(most[part] - used[part], waiting[part]) - places[part]
            places[part] += max(0, min(room, wished))
    return places
