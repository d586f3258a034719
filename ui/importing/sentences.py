"""What is said of an import. The numbers are a file's, and no one's score."""

from collections import Counter
from collections.abc import Sequence

from models.importing import Decision, ImportResult, Planned, Rehearsal, Verdict
from models.interchange.card import Rejected, Scope
from models.words import listed, sentence
from resources import tr, tr_n
from ui.widgets.chip import ChipTone


def summary(told: Rehearsal | ImportResult) -> str:
    """What a file holds: "41 people are new, 3 gain something, 12 are as they are, 2 cards could not be read."."""
    rejected = Counter(each.scope for each in told.rejected)
    parts = [
        tr_n("{count} person is new", "{count} people are new", told.new) if told.new else "",
        _updated(told.updated, alone=not told.new),
        _unchanged(told.unchanged, alone=not (told.new or told.updated)),
        told_of(told.told),
        _changed(told.changed),
        unread(rejected[Scope.CARD]),
        _unread_files(rejected[Scope.FILE]),
        tr("some of it stays out") if rejected[Scope.SOME] else "",
    ]
    said = [part for part in parts if part]
    return sentence(tr("{parts}.", parts=listed(said))) if said else tr("There is nobody in it.")


def told_of(count: int) -> str:
    """How much a file tells of people beside who they are: meetings, calls, next steps, favours."""
    if not count:
        return ""
    return tr_n("{count} thing is told of people you know", "{count} things are told of people you know", count)


def _changed(count: int) -> str:
    """How much of what was noted before says something else now."""
    if not count:
        return ""
    return tr_n("{count} thing noted before changes", "{count} things noted before change", count)


def _updated(count: int, *, alone: bool) -> str:
    if not count:
        return ""
    if alone:
        return tr_n("{count} person gains something", "{count} people gain something", count)
    return tr_n("{count} gains something", "{count} gain something", count)


def _unchanged(count: int, *, alone: bool) -> str:
    if not count:
        return ""
    if alone:
        return tr_n("{count} person is as they are", "{count} people are as they are", count)
    return tr_n("{count} is as they are", "{count} are as they are", count)


def unread(count: int) -> str:
    """How many cards were not read."""
    if not count:
        return ""
    return tr_n("{count} card could not be read", "{count} cards could not be read", count)


def _unread_files(count: int) -> str:
    if not count:
        return ""
    return tr_n("{count} file could not be read", "{count} files could not be read", count)


def came_in(result: ImportResult) -> str:
    """What came in."""
    parts = [
        tr_n("{count} person came in", "{count} people came in", result.new) if result.new else "",
        _gained(result.updated, alone=not result.new),
        tr_n("{count} thing was noted of them", "{count} things were noted of them", result.told)
        if result.told
        else "",
        tr_n("{count} thing noted before was changed", "{count} things noted before were changed", result.changed)
        if result.changed
        else "",
    ]
    said = [part for part in parts if part]
    if not said:
        return tr("Your notebook was brought up to date.")
    return sentence(tr("{parts}.", parts=listed(said)))


def _gained(count: int, *, alone: bool) -> str:
    if not count:
        return ""
    if alone:
        return tr_n("{count} person gained something", "{count} people gained something", count)
    return tr_n("{count} gained something", "{count} gained something", count)


def verb(chosen: int) -> str:
    """What the button does."""
    if not chosen:
        return tr("Nobody to bring in")
    return tr_n("Bring {count} person in", "Bring {count} people in", chosen)


def verdict_words(planned: Planned, decision: Decision | None = None) -> tuple[str, ChipTone]:
    """What a card does, or what was decided of it, as the word on a chip."""
    if decision is not None:
        return _decided(planned, decision), "accent"
    if planned.verdict is Verdict.UNCHANGED and planned.differs:
        return tr("says otherwise"), "outline"
    if planned.looks_like:
        return tr("perhaps there already"), "outline"
    return {
        Verdict.NEW: (tr("new"), "accent"),
        Verdict.UPDATED: (tr("gains something"), "accent"),
        Verdict.UNCHANGED: (tr("as they are"), "neutral"),
    }[planned.verdict]  # type: ignore[return-value]  # a literal in a tuple is taken for a str


def _decided(planned: Planned, decision: Decision) -> str:
    if decision.same_as is not None:
        return tr("one with {name}", name=dict(planned.alike)[decision.same_as])
    if decision.apart:
        return tr("somebody else")
    return tr("as you chose") if decision.taken else tr("stays as yours")


def unread_lines(rejected: Sequence[Rejected]) -> str:
    """What stays out, each on a line of its own with its place and its reason, to be copied."""
    return "".join(f"{one.at}\t{one.why}\n" for one in rejected)


def detail(planned: Planned) -> str:
    """The quiet line under a name: whom they look like, what they gain, or what they do; then what got lost."""
    card = planned.card
    if planned.looks_like:
        said = tr("Looks like {names}", names=listed(planned.looks_like))
    elif planned.adds:
        said = tr("Gains {things}", things=", ".join(planned.adds))
    else:
        said = ", ".join(part for part in (card.role or card.organisation, card.town) if part)
        said = said or next((contact.value for contact in card.contacts), "")
    return " · ".join(part for part in (said, *planned.remarks) if part)
