"""Changes with everything drawn: about anyone and anything in the vault, or what is no longer there, in any words."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from models.capture import Known, read, record
from models.circles import Circles
from models.decisions import Decisions, DecisionState
from models.doubles import merge
from models.experiences import Experiences, MayAsk, Needs, Offers, WishState
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps, FollowUpState, RecursFrom
from models.importing import carry_out, rehearse_files
from models.interactions import Channel, Interactions
from models.introductions import Answer, Introductions
from models.missions import Missions, MissionState
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People, Photo, Standing, Tie
from models.refuge import CheckIns, Refuge, Weather
from models.relations import Relations
from models.vault import Vault
from models.worlds import Worlds
from tests.fixtures import TODAY
from tests.furnished import refuge_lock
from tests.models.deeds import KEY, WORD

_PIECES = (
    WORD,
    "Zoé",
    "l’été",
    "cœur",
    "avant\0après",
    "שלום \u202eעברית\u202c",
    "🦊👩🏽‍🌾",
    "e\u0301",
    "'' \" \\ ; --",
    "100 % $1 {x}",
    "\n",
    "字",
    "#agri",
    "@Léa",
    "\ud83d",
)
_SENTENCES = (
    "café @{name} @{other} #agri ; promis {text} >ven",
    "hier appel @{name} : {text}",
    "@{name} connaît @{other}",
    "@{name} m'a aidé : {text}",
    "lunch @{name}; lived: {text}",
    "message @{name} >demain",
    "@{name} cherche {text} ; monde : wine",
    "vu @{name} via @{other} {text}",
    "? {text} >20 mars",
    "{text}",
)
_GROUPS = ("agri", "Agri", "wine", "Wine", "été", "rain", WORD)


class Drawn:
    """What a drawn deed is about."""

    def __init__(self, vault: Vault, dice: Random) -> None:
        self.vault = vault
        self.dice = dice

    def id(self, table: str) -> int:
        """A row of ``table``; now and then one that is not there, or not any more."""
        ids = [row[0] for row in self.vault.rows(f"SELECT id FROM {table} ORDER BY id")]
        return 99 if not ids or self.dice.random() < 0.08 else self.dice.choice(ids)

    def some(self, table: str) -> int | None:
        """The same, or none."""
        return self.id(table) if self.dice.random() < 0.7 else None

    def people(self) -> list[int]:
        """A few persons, one perhaps twice; seldom nobody."""
        return [self.id("person") for _ in range(self.dice.choice((0, 1, 1, 2, 2, 3)))]

    def text(self) -> str:
        """Some words that are hard to keep, or none."""
        return " ".join(self.dice.choice(_PIECES) for _ in range(self.dice.choice((0, 1, 1, 2, 4))))

    def day(self) -> str:
        """A day not far off, or none."""
        day = TODAY + timedelta(days=self.dice.randint(-400, 400))
        return self.dice.choice((day.isoformat(), day.isoformat(), "2024-02-29", ""))

    def when(self) -> str:
        """A vague date, or none."""
        return self.dice.choice((self.day(), self.day(), "2025-11", "2024-21", "2020", ""))

    def groups(self) -> list[str]:
        """Names of tags or worlds, some of them the same but for accents."""
        return self.dice.sample(_GROUPS, self.dice.randint(0, 3))

    def one_of(self, kind: type) -> object:
        """A member of an enumeration."""
        return self.dice.choice(list(kind))  # type: ignore[call-overload]

    def tie(self) -> Tie:
        """How one stands to somebody."""
        return Tie(
            how_met=self.text(),
            met_on=self.when(),
            met_through=self.some("person"),
            circle=self.some("circle"),
            cadence_days=self.dice.choice((None, 1, 30)),
            confides=self.dice.random() < 0.5,
        )

    def name(self) -> str:
        """What somebody is called, known or new."""
        names = [row[0] for row in self.vault.rows("SELECT name FROM person")]
        return self.dice.choice([*names, self.text(), "Ana"]) or "Ana"


def _change_person(at: Drawn) -> None:
    fields = {
        "name": at.name(),
        "note": at.text(),
        "town": at.text(),
        "tags": at.groups(),
        "worlds": at.groups(),
        "archived": at.dice.random() < 0.5,
        "standing": at.one_of(Standing),
        "contacts": [ContactMethod(kind=ContactKind.EMAIL, value=at.text()) for _ in range(at.dice.randint(0, 2))],
        "dates": [ImportantDate(kind=DateKind.BIRTHDAY, on=at.dice.choice(("--02-29", "1984-05-12")))],
        "photo": at.dice.choice((None, Photo(media_type="image/png", data=b"\0x"))),
        "tie": at.tie(),
    }
    People(at.vault).change(at.id("person"), **_some_of(at, fields))


def _some_of(at: Drawn, fields: dict[str, object]) -> dict[str, object]:
    """A few of these fields."""
    return {name: fields[name] for name in at.dice.sample(sorted(fields), at.dice.randint(1, min(3, len(fields))))}


def _add_favour(at: Drawn) -> None:
    direction = at.dice.choice(list(Direction))
    Favours(at.vault).add(
        direction,
        at.text(),
        at.people(),
        at.dice.choice(list(FavourState)),
        due=at.day(),
        on=at.when(),
        paid_forward_from=at.some("favour"),
        interaction=at.some("interaction"),
    )


def _import_cards(at: Drawn) -> None:
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nUID:{at.dice.randint(1, 4)}\nFN:{' '.join(at.name().split())}\nNOTE:{WORD}\n"
        f"CATEGORIES:{','.join(at.groups())}\nEND:VCARD\n"
        for _ in range(at.dice.randint(1, 4))
    )
    carry_out(at.vault, rehearse_files(at.vault, [("book.vcf", cards.encode("utf-8", "ignore"))]))


def _say(at: Drawn) -> None:
    sentence = at.dice.choice(_SENTENCES).format(name=at.name(), other=at.name(), text=at.text())
    record(at.vault, read(sentence, Known.of(at.vault), at.vault.clock.today()))


def _recur(at: Drawn) -> None:
    FollowUps(at.vault).add(
        at.text() or "rappeler",
        at.people(),
        at.day(),
        why=at.text(),
        recurrence=at.dice.choice(("", "P1M", "P1Y", "P2W")),
        recurs_from=at.dice.choice(list(RecursFrom)),
        interaction=at.some("interaction"),
        favour=at.some("favour"),
        introduction=at.some("introduction"),
    )


Deed = Callable[[Drawn], object]

DRAWN: tuple[Deed, ...] = (
    _say,
    _import_cards,
    _change_person,
    _change_person,
    _add_favour,
    _recur,
    lambda at: People(at.vault).add(at.name(), note=at.text(), tags=at.groups(), worlds=at.groups(), tie=at.tie()),
    lambda at: People(at.vault).remove(at.id("person")),
    lambda at: merge(at.vault, at.id("person"), at.id("person")),
    lambda at: Circles(at.vault).add(at.text(), at.dice.randint(1, 9), at.dice.choice((None, 30))),
    lambda at: Circles(at.vault).remove(at.id("circle")),
    lambda at: Circles(at.vault).move(at.people(), at.some("circle")),
    lambda at: Worlds(at.vault).join(at.id("person"), at.dice.choice(_GROUPS)),
    lambda at: Worlds(at.vault).leave(at.id("person"), at.dice.choice(_GROUPS)),
    lambda at: Relations(at.vault).relate(at.id("person"), at.id("person"), at.text() or "knows", at.text()),
    lambda at: Relations(at.vault).change(at.id("relation"), kind=at.text(), note=at.text()),
    lambda at: Relations(at.vault).remove(at.id("relation")),
    lambda at: Interactions(at.vault).log(
        on=at.when(),
        people=at.people(),
        circle=at.some("circle"),
        channel=at.dice.choice(list(Channel)),
        text=at.text(),
        tags=at.groups(),
    ),
    lambda at: Interactions(at.vault).change(
        at.id("interaction"),
        **_some_of(at, {"on": at.when(), "people": at.people(), "text": at.text(), "tags": at.groups()}),
    ),
    lambda at: Interactions(at.vault).remove(at.id("interaction")),
    lambda at: Favours(at.vault).promise(to=at.people(), text=at.text(), due=at.day()),
    lambda at: Favours(at.vault).change(
        at.id("favour"),
        **_some_of(at, {"text": at.text(), "people": at.people(), "due": at.day(), "state": at.one_of(FavourState)}),
    ),
    lambda at: Favours(at.vault).done(at.id("favour")),
    lambda at: Favours(at.vault).part_done(at.id("favour"), at.text(), remains=at.text()),
    lambda at: Favours(at.vault).thank(at.id("favour")),
    lambda at: Favours(at.vault).release(at.id("favour")),
    lambda at: Favours(at.vault).remove(at.id("favour")),
    lambda at: FollowUps(at.vault).change(
        at.id("follow_up"),
        **_some_of(
            at,
            {
                "text": at.text(),
                "people": at.people(),
                "due": at.day(),
                "state": at.one_of(FollowUpState),
                "recurrence": at.dice.choice(("", "P1M", "P3D")),
            },
        ),
    ),
    lambda at: FollowUps(at.vault).snooze(at.id("follow_up"), at.day(), make_slower=at.dice.random() < 0.5),
    lambda at: FollowUps(at.vault).done(at.id("follow_up")),
    lambda at: FollowUps(at.vault).let_go(at.id("follow_up")),
    lambda at: FollowUps(at.vault).remove(at.id("follow_up")),
    lambda at: Experiences(at.vault).add(at.id("person"), at.text(), at.text(), at.dice.choice((None, 2019))),
    lambda at: Experiences(at.vault).change(
        at.id("experience"), **_some_of(at, {"person": at.id("person"), "may_ask": at.one_of(MayAsk)})
    ),
    lambda at: Experiences(at.vault).remove(at.id("experience")),
    lambda at: Needs(at.vault).add(at.id("person"), at.text(), at.when()),
    lambda at: Needs(at.vault).change(at.id("need"), state=at.dice.choice(list(WishState))),
    lambda at: Offers(at.vault).add(at.id("person"), at.text(), at.when()),
    lambda at: Offers(at.vault).remove(at.id("offer")),
    lambda at: Introductions(at.vault).propose(at.id("person"), at.id("person"), at.text(), at.text()),
    lambda at: Introductions(at.vault).ask(at.id("introduction"), at.id("person"), at.day()),
    lambda at: Introductions(at.vault).answer(
        at.id("introduction"), at.id("person"), at.dice.choice(list(Answer)), at.text()
    ),
    lambda at: Introductions(at.vault).share(at.id("introduction")),
    lambda at: Introductions(at.vault).withdraw(at.id("introduction"), at.some("person")),
    lambda at: Introductions(at.vault).met(at.id("introduction"), at.day()),
    lambda at: Introductions(at.vault).close(at.id("introduction"), at.text()),
    lambda at: Introductions(at.vault).remove(at.id("introduction")),
    lambda at: Missions(at.vault).hear(at.text(), client=at.id("person"), chain=at.people()),
    lambda at: Missions(at.vault).change(
        at.id("mission"), state=at.dice.choice(list(MissionState)), chain=at.people(), client=at.text()
    ),
    lambda at: Missions(at.vault).thank(at.id("mission"), at.id("person")),
    lambda at: Missions(at.vault).remove(at.id("mission")),
    lambda at: Decisions(at.vault).ask(at.text(), at.text(), at.day(), [at.text() or "oui", "non"]),
    lambda at: Decisions(at.vault).consult(at.id("decision"), at.id("person"), at.text(), at.text()),
    lambda at: Decisions(at.vault).change(
        at.id("decision"), **_some_of(at, {"stake": at.text(), "state": at.one_of(DecisionState), "options": ["a"]})
    ),
    lambda at: Decisions(at.vault).remove_consultation(at.id("consultation")),
    lambda at: Decisions(at.vault).decide(at.id("decision"), at.text()),
    lambda at: Decisions(at.vault).drop(at.id("decision")),
    lambda at: Decisions(at.vault).remove(at.id("decision")),
    lambda at: CheckIns(at.vault, KEY).add(at.dice.choice(list(Weather)), at.text(), on=at.day() or TODAY),
    lambda at: Refuge(at.vault, refuge_lock()[1]).trust(at.people()),
    lambda at: Refuge(at.vault, refuge_lock()[1]).write_numbers(at.text()),
    lambda at: CheckIns(at.vault, KEY).remove(at.id("check_in")),
)
"""Each may be refused, and then changes nothing."""


def draw_deed(vault: Vault, dice: Random) -> None:
    """Make one drawn change. Raises ``Refused`` where it cannot be."""
    dice.choice(DRAWN)(Drawn(vault, dice))
