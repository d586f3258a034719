"""What the place says, as entries and sentences: what was found in, words out."""

from collections.abc import Sequence
from typing import Final

from models.introductions import Introduction
from models.involved import Named
from models.network import Bridge, Dot, Hold, MeetingIdea, Picture, Way, WorldView
from models.today import Card
from models.words import apart, listed
from resources import tr
from ui.places.deeds import Deed, Hint
from ui.places.entries import Entry, Lines
from ui.places.network.reading import Luck, Worlds
from ui.places.network.state import Section

SECTIONS: Final = {
    Section.LUCK: "Luck",
    Section.PATHS: "Who leads to…?",
    Section.WORLDS: "Worlds",
    Section.PICTURE: "My network",
}

WAY: Final = "way"
"""What the keys of ways begin with."""

_NAMED: Final = 3


def some_names(people: Sequence[Named]) -> str:
    """The first few names, and a word for that there are more."""
    names = [apart(name) for _, name in people]
    if len(names) <= _NAMED + 1:
        return listed(names)
    return tr("{some} and others", some=", ".join(names[:_NAMED]))


def luck_entries(luck: Luck) -> list[Entry]:
    """The ties of the week, then the idea for a meeting."""
    entries = [_tie_entry(card) for card in luck.ties]
    if luck.idea:
        entries.append(_idea_entry(luck.idea))
    elif luck.drafted:
        entries.append(_drafted_entry(luck.drafted))
    return entries


def _tie_entry(card: Card) -> Entry:
    name = card.people[0][1]
    last = tr("Last noted: “{words}”", words=apart(" ".join(card.last.text.split()))) if card.last else ""
    lines: Lines = ((card.why, "soft"), (card.text, "ink"), (last, "soft"))
    hints = (
        Hint("W", Deed.WRITE, tr("write")),
        Hint("D", Deed.DONE, tr("done")),
        Hint("S", Deed.LATER, tr("later")),
        Hint("L", Deed.LET_GO, tr("let go")),
        Hint("Return", Deed.OPEN, tr("the page")),
    )
    return Entry(card, name, name, _said(lines), hints, key=card.key, asks_how_long=True)


def _idea_entry(idea: MeetingIdea) -> Entry:
    lines: Lines = (
        (tr("Two who should know each other, perhaps"), "soft"),
        (tr("{name} looks for: {what}", name=apart(idea.a[1]), what=apart(idea.need)), "ink"),
        (tr("{name} offers: {what}", name=apart(idea.b[1]), what=apart(idea.offer)), "ink"),
    )
    hints = (
        Hint("I", Deed.INTRODUCE, tr("introduce them")),
        Hint("S", Deed.LATER, tr("later")),
        Hint("L", Deed.LET_GO, tr("not these two")),
    )
    head = listed([apart(idea.a[1]), apart(idea.b[1])])
    return Entry(idea, idea.a[1], head, lines, hints, asks_how_long=True)


def drafted_words() -> str:
    """What is said where an introduction is only drafted."""
    return tr("The introduction is drafted. Nobody has been asked yet.")


def _drafted_entry(drafted: Introduction) -> Entry:
    """What became of this week's idea, with the way to where it goes on."""
    lines: Lines = ((drafted_words(), "soft"),)
    head = listed([apart(drafted.a.name), apart(drafted.b.name)])
    return Entry(drafted, drafted.a.name, head, lines, (Hint("Return", Deed.OPEN, tr("the draft")),))


def way_entries(ways: Sequence[Way]) -> list[Entry]:
    """The ways, in their order."""
    return [_way_entry(way) for way in ways]


def _way_entry(way: Way) -> Entry:
    head = " → ".join(apart(name) for _, name in way.people)
    lines: Lines = ((apart(way.about), "soft"), (way.words, "ink"))
    hints = [Hint("Return", Deed.WRITE, tr("draft a mail")), Hint("O", Deed.OPEN, tr("the page"))]
    if len(way.people) > 1:
        hints.insert(1, Hint("I", Deed.INTRODUCE, tr("introduce me")))
    key = " ".join([WAY, *(str(id) for id, _ in way.people)])
    return Entry(way, way.people[0][1], head, _said(lines), tuple(hints), key=key)


def world_entries(worlds: Worlds) -> list[Entry]:
    """How each world is held, then the bridges between them."""
    joined = tr("Bridges between worlds")
    return [*map(_world_entry, worlds.held), *(_bridge_entry(bridge, joined) for bridge in worlds.bridges)]


def _world_entry(view: WorldView) -> Entry:
    behind = tr("Also there: {names}", names=some_names(view.behind)) if view.behind and view.doors else ""
    lines: Lines = ((world_sentence(view), "ink"), (behind, "soft"))
    person = view.one or (view.doors or view.behind)[0]
    return Entry(view, "", view.name, _said(lines), (_page_of(person),))


def world_sentence(view: WorldView) -> str:
    """How a world is held, by name."""
    world, names = apart(view.name), some_names(view.doors)
    one = apart(view.one[1]) if view.one else ""
    match view.hold:
        case Hold.ONE:
            return tr("Everything you know of “{world}” hangs on {name}.", world=world, name=one)
        case Hold.CAME_BY_ONE:
            return tr("Everyone you know of “{world}” came by {name}.", world=world, name=one)
        case Hold.AMONG_THEMSELVES:
            return tr("{names} lead you there, and know each other: you will hear the same from each.", names=names)
        case Hold.SEVERAL:
            return tr("{names} lead you there, apart from each other.", names=names)
    return tr("You have lost sight of everyone there: {names}.", names=some_names(view.behind))


def _bridge_entry(bridge: Bridge, group: str) -> Entry:
    one, two = map(apart, bridge.worlds)
    if len(bridge.people) == 1:
        words = tr("Only {name} stands between them.", name=apart(bridge.people[0][1]))
    else:
        names = listed([apart(name) for _, name in bridge.people])
        words = tr("Only {names} stand between them, for they know each other.", names=names)
    head = tr("{one} and {two}", one=one, two=two)
    return Entry(bridge, "", head, ((words, "ink"),), (_page_of(bridge.people[0]),), group)


def _page_of(person: Named) -> Hint:
    return Hint("Return", Deed.OPEN, tr("the page of {name}", name=apart(person[1])))


def person_to_open(subject: object) -> int | None:
    """Whose page an entry leads to: of a way the one it leads to, of a world the one it hangs on."""
    match subject:
        case Card():
            return subject.people[0][0]
        case Way() | Bridge():
            return subject.people[-1 if isinstance(subject, Way) else 0][0]
        case WorldView():
            return (subject.one or (subject.doors or subject.behind)[0])[0]
    return None


def dot_words(picture: Picture, dot: Dot) -> str:
    """Where somebody stands in the picture, and whom they know: circle, world, names."""
    names = {one.id: one.name for one in picture.dots}
    known = [(id, names[id]) for id in sorted((picture.known or {}).get(dot.id, ())) if id in names]
    knows = tr("knows {names}", names=some_names(known)) if known else ""
    ring, sector = picture.rings[dot.ring].name, picture.sectors[dot.sector].name
    return " · ".join(filter(None, (ring, apart(sector), knows)))


def _said(lines: Lines) -> Lines:
    return tuple((text, tone) for text, tone in lines if text)
