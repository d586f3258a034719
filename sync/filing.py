"""Reading what waits, and filing it into the record when it is wanted there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.completing import Difference, differences, identity_of, in_words, taking
from models.errors import Refused
from models.experiences import Needs, Offers
from models.handing import IDENTITY, Filed, InboxItem, InboxState, Letter, Level, Namesake, PeerState, Whose
from models.interchange.card import Card as BookCard
from models.introductions import Introductions
from models.people import ContactKind, ContactMethod, People, Person, Photo, Tie
from models.text import fold
from models.vault.vault import Vault
from resources import phrase, tr
from sync import card, codec, telling
from sync.bearers import Bearers
from sync.boxes import Came, Inbox
from sync.codec import Message
from sync.messages import AnyBody, Card, Consent, Identity, Outcome, Share
from sync.messages import Ask as AskBody
from sync.peers import KnownPeer, Peers
from sync.refusals import SENTENCES, NotTaken, Reason
from sync.threads import AskedThreads


@dataclass(frozen=True, slots=True)
class _Told:
    """A card in a message, whose it is, and whom of the record it would be filed with."""

    said: dict[str, str]
    photo: Photo | None
    person: Person | None
    through: int | None
    keys: Consent | None

    @property
    def name(self) -> str:
        return self.said.get("name") or (self.person.name if self.person else "")


class Filing:
    """What waits, read aloud and filed."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._inbox = Inbox(vault)
        self._peers = Peers(vault)
        self._people = People(vault)
        self._bearers = Bearers(vault)

    def item(self, came: Came) -> InboxItem:
        """What a list shows of something that came."""
        peer = self._peers.who_signed(came.sender, came.person_uid)
        message = codec.read_kept(came.signed) if came.signed else None
        namesakes = self._namesakes(came, message) if message else ()
        return InboxItem(
            id=came.id,
            kind=came.kind,
            sender=peer.shown.name if peer else "",
            level=self._sureness(came, peer),
            state=came.state,
            about=telling.line_of(message.body, self._concerns(came)) if message else "",
            remark=phrase(self._warning(came, namesakes)),
            received_on=came.received_at[:10],
            namesakes=namesakes,
        )

    def _namesakes(self, came: Came, message: Message) -> tuple[Namesake, ...]:
        """Who may be meant, where neither a key nor an address says it."""
        if isinstance(message.body, Identity):
            found = self._bearers.of(message.body.name) if self._is_new(came) else ()
            return found if len(found) > 1 or _has_other_keys(found) else ()
        told = self._told(came, message)
        if told is None or told.person is not None or came.state != InboxState.WAITING:
            return ()
        return tuple(replace(one, has_other_keys=False) for one in self._bearers.of(told.name))

    def _warning(self, came: Came, namesakes: Sequence[Namesake]) -> str:
        """What to heed of it. Keys are held against those that are known by now, and not when they came."""
        if _has_other_keys(namesakes):
            return SENTENCES[Reason.KEY_CHANGED]
        return came.remark if came.kind != IDENTITY or self._is_new(came) else ""

    def _sureness(self, came: Came, peer: KnownPeer | None) -> Level:
        """How sure it is whose signature it is: other keys that they have by now say nothing of it."""
        if peer is None:
            return Level.UNKNOWN
        return peer.shown.level if self._inbox.leads_to(came.sender, peer.shown.key) else Level.INTRODUCED

    def letter(self, id: int) -> Letter:
        """Something that came, whole. Raises ``Refused`` when it was let go."""
        came = self._came(id)
        message = codec.read_kept(came.signed)
        told = self._told(came, message)
        asked = message.body.fields if isinstance(message.body, AskBody) else ()
        changes: tuple[str, ...] = ()
        if told is not None:
            changes = (*told.said.values(), *([tr("a picture")] if told.photo else []))
            if told.person is not None:
                changes = in_words(self._differences(told, told.person))
        return Letter(
            item=self.item(came),
            says=telling.says_of(message.body, message.envelope.iss),
            card=told.said if told else {},
            proposed=asked,
            person=told.person.id if told and told.person else None,
            changes=changes,
            photo=told.photo.data if told and told.photo else b"",
        )

    def accept(self, id: int, whose: Whose) -> Filed:
        """File it: a card and a share with a person, an outcome with its introduction, an identity with its keys.

        One change. What there is nothing to file of waits no longer.
        Raises ``Refused`` for an ask, which is answered, and for a name of several.
        """
        came = self._came(id)
        message = codec.read_kept(came.signed)
        if isinstance(message.body, AskBody):
            raise Refused(tr("This is a question. Answer it with yes, no or later."))
        told = self._told(came, message)
        if told is not None:
            if not told.name:
                raise NotTaken(Reason.STRANGER)
            if whose != "":
                meant = self._bearers.meant(whose, told.name)
                told = replace(told, person=self._people.get(meant) if meant else None)
            with self._vault.change("File a card", told.name):
                name = self._file(told)
                self._inbox.file(came)
            return Filed(name)
        if isinstance(message.body, Identity):
            return Filed(self.pair(message, message.body, whose, Level.INTRODUCED).shown.name)
        return self._accept_other(came, message.body)

    def pair(self, message: Message, body: Identity, whose: Whose, level: Level) -> KnownPeer:
        """Know the keys of an identity; whose they are is said, or known, or found by name, or they are made.

        Raises ``NotTaken`` for keys that were taken back, which whoever has them now may still sign with,
        ``Refused`` for a name of several.
        """
        if self._inbox.has_taken_back(message.envelope.iss):
            raise NotTaken(Reason.TAKEN_BACK)
        called = whose if isinstance(whose, str) and whose else body.name
        with self._vault.change("Add a person", called):
            known = self._peers.with_key(message.envelope.iss)
            is_said = whose != ""
            who = known.shown.person if known and not is_said else self._bearers.meant(whose, body.name)
            if who is None:
                who = self._people.add(called)
            peer = self._peers.pair(who, message.envelope.iss, body.age, body.name, level)
            came = self._inbox.known(message)
            if came is not None and came.state == InboxState.WAITING:
                self._inbox.set_state(came.id, InboxState.ACCEPTED)
            if is_said:
                self._settle_doubt(body.name, who)
        return peer

    # Inside

    def _came(self, id: int) -> Came:
        came = self._inbox.get(id)
        if not came.signed:
            raise Refused(tr("This was let go. What it said is forgotten."))
        return came

    def _concerns(self, came: Came) -> str:
        """Both names, for a message of an introduction of mine; else a line of what was asked in its thread."""
        whose = AskedThreads(self._vault).whose(came.thread)
        if whose:
            return Introductions(self._vault).get(whose[0]).about
        asks = (ask.signed for ask in self._inbox.in_thread(came.thread, "ask") if ask.signed)
        return next((telling.line_of(codec.read_kept(ask).body, "") for ask in asks), "")

    def _settle_doubt(self, name: str, whose: int) -> None:
        """Keys in a name turned out to be of ``whose``: others are in doubt no more, unless further such keys wait."""
        waiting = {self.item(came).about for came in self._inbox.waiting() if self._is_new(came)}
        doubted = {one.shown.person for about in waiting for one in self._peers.called(about)}
        for one in self._peers.called(name):
            if one.shown.state == PeerState.CHANGED and one.shown.person not in {whose, *doubted}:
                self._peers.trust(one.shown.person)

    def _is_new(self, came: Came) -> bool:
        """Whether keys came that are nobody's yet."""
        return came.kind == IDENTITY and self._peers.with_key(came.sender) is None

    def _accept_other(self, came: Came, body: AnyBody) -> Filed:
        peer = self._peers.who_signed(came.sender, came.person_uid)
        name = peer.shown.name if peer else ""
        whose = AskedThreads(self._vault).whose(came.thread)
        with self._vault.change("Change an introduction", name):
            if isinstance(body, Outcome) and whose is not None:
                Introductions(self._vault).change(whose[0], outcome=body.text)
                self._inbox.file(came)
            else:
                self._inbox.set_state(came.id, InboxState.ACCEPTED)
        return Filed(name)

    def _told(self, came: Came, message: Message) -> _Told | None:
        sender = self._peers.who_signed(came.sender, came.person_uid)
        match message.body:
            case Card(card=person):
                whose = self._people.get(sender.shown.person) if sender else None
                return _Told(card.values_of(person), _photo(card.picture_of(person)), whose, None, None)
            case Share(consent=signed):
                consent = codec.read_consent(signed)
                said = card.values_of(consent.card)
                through = sender.shown.person if sender else None
                return _Told(said, _photo(card.picture_of(consent.card)), self._whose(consent, said), through, consent)
        return None

    def _whose(self, consent: Consent, said: dict[str, str]) -> Person | None:
        """Whom of the record a share is about: by their key, else by a name and an address that agree."""
        known = self._peers.with_key(consent.sig)
        if known is not None:
            return self._people.get(known.shown.person)
        told = {identity_of(one) for one in _contacts(said)}
        for row in self._people.named(said.get("name", "")):
            person = self._people.get(row.id)
            if told & {identity_of(one) for one in person.contacts}:
                return person
        return None

    def _differences(self, told: _Told, person: Person) -> tuple[Difference, ...]:
        has_photo = self._people.photo(person.id) is not None
        return differences(person, _as_book_card(told), has_photo=has_photo)

    def _file(self, told: _Told) -> str:
        if told.person is not None:
            id, found = told.person.id, self._differences(told, told.person)
            if missing := taking(told.person, (one for one in found if one.completes)):
                self._people.change(id, **missing)
        else:
            book = _as_book_card(told)
            tie = Tie(met_through=told.through, met_on=self._vault.clock.today().isoformat())
            id = self._people.add(
                book.name,
                organisation=book.organisation,
                role=book.role,
                town=book.town,
                contacts=book.contacts,
                photo=book.photo,
                tie=tie if told.through is not None else Tie(),
            )
        for field, store in (("offers", Offers(self._vault)), ("needs", Needs(self._vault))):
            text = told.said.get(field, "")
            if text and fold(text) not in {fold(one.text) for one in store.of_person(id)}:
                store.add(id, text)
        keys = told.keys
        if keys is not None and not self._inbox.has_taken_back(keys.sig) and self._peers.of_person(id) is None:
            self._peers.pair(id, keys.sig, keys.age, told.name, Level.INTRODUCED)
        return self._people.get(id).name


def _has_other_keys(namesakes: Sequence[Namesake]) -> bool:
    return any(one.has_other_keys for one in namesakes)


def _contacts(said: dict[str, str]) -> tuple[ContactMethod, ...]:
    kinds = (("email", ContactKind.EMAIL), ("phone", ContactKind.PHONE), ("link", ContactKind.URL))
    return tuple(
        ContactMethod(kind=kind, value=value) for field, kind in kinds for value in said.get(field, "").splitlines()
    )


def _as_book_card(told: _Told) -> BookCard:
    said = told.said
    return BookCard(
        name=told.name,
        at="",
        digest=b"",
        organisation=said.get("org", ""),
        role=said.get("role", ""),
        town=said.get("city", ""),
        contacts=_contacts(said),
        photo=told.photo,
    )


def _photo(picture: tuple[str, bytes] | None) -> Photo | None:
    return Photo(media_type=picture[0], data=picture[1]) if picture else None
