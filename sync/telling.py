"""What a message says, in the user's words."""

from models.handing import PHOTO
from models.handing.words import FIELD_WORDS
from resources import phrase, tr
from sync import card
from sync.codec import read_consent
from sync.messages import (
    Answer,
    AnyBody,
    Ask,
    Card,
    Hello,
    Identity,
    Outcome,
    Person,
    Rotate,
    Share,
)
from sync.words import words_of

_ANSWERS = {"yes": "Yes", "no": "No", "later": "Not now"}


def line_of(body: AnyBody, introduction: str) -> str:
    """One line of what it says, or else of the ``introduction`` that it belongs to."""
    match body:
        case Identity(name=name):
            return name
        case Card(card=person):
            return ", ".join(card.values_of(person).values()).replace("\n", " ")
        case Ask(other_is=teaser, why=why, you_gain=gain):
            return (teaser or why or gain).replace("\n", " ")
        case Answer(say=say):
            return f"{phrase(_ANSWERS[say])} · {introduction}" if introduction else phrase(_ANSWERS[say])
        case Share(why=why):
            return why.replace("\n", " ")
        case Outcome(text=text):
            return text.replace("\n", " ")
    return introduction


def says_of(body: AnyBody, signed_by: str = "") -> tuple[tuple[str, str], ...]:
    """Each thing that it says, with what that is; what is empty is left out."""
    match body:
        case Identity(name=name, age=age):
            words = " ".join(words_of(signed_by, age)) if signed_by else ""
            said = [(tr("Name"), name), (tr("Eight words"), words)]
        case Card(card=person):
            said = _fields(person)
        case Ask():
            said = [
                (tr("Why"), body.why),
                (tr("What you would gain"), body.you_gain),
                (tr("What they would gain"), body.other_gains),
                (tr("Who it is about"), body.other_is),
                (tr("What they would get of you"), ", ".join(phrase(FIELD_WORDS.get(one, one)) for one in body.fields)),
            ]
        case Answer():
            said = [(tr("Answer"), phrase(_ANSWERS[body.say])), (tr("Note"), body.note)]
        case Share():
            said = [*_fields(read_consent(body.consent).card), (tr("Why"), body.why), (tr("Next step"), body.next_step)]
        case Outcome(text=text):
            said = [(tr("What came of it"), text)]
        case Rotate():
            said = [(tr("New key"), " ".join(words_of(body.sig, body.age)))]
        case Hello(transcript=transcript):
            said = [(tr("What you two were told"), transcript)]
        case _:
            said = []
    return tuple((what, text) for what, text in said if text)


def photo_in(body: AnyBody) -> bytes:
    """The bytes of the picture in it, if there is one."""
    person = body.card if isinstance(body, Card) else None
    if isinstance(body, Share | Answer) and body.consent:
        person = read_consent(body.consent).card
    found = card.picture_of(person) if person else None
    return found[1] if found else b""


def _fields(person: Person) -> list[tuple[str, str]]:
    said = [(phrase(FIELD_WORDS[field]), value) for field, value in card.values_of(person).items()]
    if found := card.picture_of(person):
        said.append((phrase(FIELD_WORDS[PHOTO]), tr("{count} bytes", count=len(found[1]))))
    return said
