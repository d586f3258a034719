"""What was understood, said back in a few words each. No Qt here: values in, words out.

Nobody's gender is known, so no sentence needs it.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from models.capture import (
    Happened,
    Mention,
    SaidDecision,
    SaidFavour,
    SaidFollowUp,
    SaidRelation,
    SaidWorld,
    Understood,
)
from models.capture.understood import SaidOf
from models.exchange_words import CHANNELS
from models.favours import FavourWord
from models.interactions import Channel
from models.words import at_words, date_words, listed, sentence, weekday_words
from resources import phrase, tr
from ui.places.people.sentences import RELATIONS

_MOST_KEPT = 4


def happened_words(happened: Happened, today: date) -> str:
    """How and when: "coffee, today"; a note about nobody is a note."""
    if not happened.people and happened.channel is Channel.OTHER:
        how = tr("note")
    else:
        how = _small(phrase(CHANNELS[happened.channel][0]))
    return tr("{how}, {when}", how=how, when=when_words(happened, today))


def when_words(happened: Happened, today: date) -> str:
    """When: "today", "Friday 13 March", "spring 2024"."""
    close = (date.min, today - timedelta(days=1), today)
    if happened.vague or happened.on in close:
        return date_words(happened.written_on, today)
    return weekday_words(happened.on, today)


def mention_words(mention: Mention) -> str:
    """Somebody; whoever is not in the notebook yet is shown as new before anything is kept."""
    return tr("{name}, new", name=mention.name) if mention.is_new else mention.name


def circle_words(circle: str, mentions: Sequence[Mention]) -> str:
    """A circle that was named at once, and who is in it."""
    return tr("{circle}: {people}", circle=circle, people=listed([one.name for one in mentions]))


def favour_words(said: SaidFavour, today: date) -> str:
    """ "I promise Sam and Léa: devis type, Friday 20 March"."""
    people = listed(short_names(said.people))
    match said.kind:
        case FavourWord.I_OWE:
            head = tr("I promise {people}", people=people) if people else tr("I promise")
        case FavourWord.GIVEN:
            head = tr("I helped {people}", people=people) if people else tr("I helped")
        case FavourWord.OWED_TO_ME:
            head = tr("promised to me by {people}", people=people) if people else tr("promised to me")
        case FavourWord.RECEIVED:
            head = tr("a thank-you for {people}", people=people) if people else tr("a thank-you")
    return _said(head, said.text, said.due, today)


def follow_up_words(said: SaidFollowUp, today: date) -> str:
    """ "next with Sam: relancer, Friday 20 March"."""
    people = listed(short_names(said.people))
    head = tr("next with {people}", people=people) if people else tr("next step")
    return _said(head, said.text, said.due, today)


def lived_words(said: SaidOf) -> str:
    """What somebody lived."""
    return tr("{name} has lived: {text}", name=said.person.name, text=said.text)


def need_words(said: SaidOf) -> str:
    """What somebody looks for."""
    return tr("{name} is looking for: {text}", name=said.person.name, text=said.text)


def offer_words(said: SaidOf) -> str:
    """What somebody can give."""
    return tr("{name} offers: {text}", name=said.person.name, text=said.text)


def relation_words(said: SaidRelation) -> str:
    """Two who know each other, or how they are bound."""
    if said.kind == "knows":
        return tr("{name} and {other} know each other", name=said.from_.name, other=said.to.name)
    bond = phrase(RELATIONS[said.kind]) if said.kind in RELATIONS else said.kind
    return tr("{name} and {other}: {bond}", name=said.from_.name, other=said.to.name, bond=bond)


def world_words(said: SaidWorld) -> str:
    """A world and who belongs to it."""
    return tr("{name}, in the world of {world}", name=said.person.name, world=said.name)


def through_words(mention: Mention, met: Sequence[Mention]) -> str:
    """Through whom one met whom."""
    if not met:
        return tr("met thanks to {name}", name=mention_words(mention))
    return tr("{people}: met thanks to {name}", people=listed(short_names(met)), name=mention_words(mention))


def decision_words(said: SaidDecision, today: date) -> str:
    """ "to decide: …, Friday 20 March"."""
    return _said(tr("to decide"), said.question, said.deadline, today)


def unclear_words(words: str) -> str:
    """What must be asked, by the words it is about."""
    return tr("to make clear: {words}", words=_short(words, 40))


def begun_words(day: date, today: date) -> str:
    """That "yesterday" in it rests on another day than today."""
    return tr("begun {when}", when=at_words(day.isoformat(), today))


def day_ahead_words(day: date, today: date) -> str:
    """A day to come: "today", "tomorrow", "Friday 20 March"."""
    close = (today, today + timedelta(days=1))
    return date_words(day.isoformat(), today) if day in close else weekday_words(day, today)


def kept_words(understood: Understood, today: date) -> str:
    """What was kept, in one line."""
    parts = []
    happened = understood.interaction
    if happened is not None:
        _alone, together = CHANNELS[happened.channel]
        people = listed(short_names(happened.people))
        title = phrase(together).format(people=people) if people else tr("Note")
        parts.append(tr("{how}, {when}", how=title, when=when_words(happened, today)))
    parts += [favour_words(said, today) for said in understood.favours]
    parts += [follow_up_words(said, today) for said in understood.follow_ups]
    parts += [lived_words(said) for said in understood.experiences]
    parts += [need_words(said) for said in understood.needs]
    parts += [offer_words(said) for said in understood.offers]
    parts += [relation_words(said) for said in understood.relations]
    parts += [world_words(said) for said in understood.worlds]
    parts += [decision_words(understood.decision, today)] if understood.decision else []
    through = understood.met_through
    parts += [through_words(through, understood.met)] if through else []
    parts = parts or [mention_words(one) for one in understood.people if one.is_new]
    return sentence(
        " · ".join(_short(part, 90) for part in parts[:_MOST_KEPT]) + (" …" if len(parts) > _MOST_KEPT else "")
    )


def short_names(mentions: Sequence[Mention]) -> list[str]:
    """First words of names where they tell people apart, as one speaks of them; else whole names.

    Those who were named by their circle are the circle.
    """
    circles = list(dict.fromkeys(one.circle for one in mentions if one.circle))
    names = [one.name for one in mentions if not one.circle]
    firsts = [name.split(" ")[0] for name in names]
    return [*(firsts if len(set(firsts)) == len(firsts) else names), *circles]


def _said(head: str, text: str, day: date | None, today: date) -> str:
    said = tr("{head}: {text}", head=head, text=text) if text else head
    return tr("{said}, {day}", said=said, day=day_ahead_words(day, today)) if day else said


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
