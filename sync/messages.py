"""What a message says: typed JSON, a struct for each kind.

Unknown members are ignored, so that newer programs can add some.

The person block has the names of JSContact (RFC 9553).
"""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from sync.limits import LINK_LENGTH, LINKS, NAME_LENGTH, PICTURE_BYTES, TEXT_LENGTH

Line: TypeAlias = Annotated[str, Meta(min_length=1, max_length=NAME_LENGTH)]
Text: TypeAlias = Annotated[str, Meta(max_length=TEXT_LENGTH)]
Email: TypeAlias = Annotated[str, Meta(min_length=3, max_length=254)]
Key: TypeAlias = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{43}\Z")]
NoKey: TypeAlias = Annotated[str, Meta(pattern=r"^([A-Za-z0-9_-]{43})?\Z")]
AgeKey: TypeAlias = Annotated[str, Meta(pattern=r"^age1[02-9ac-hj-np-z]{58}\Z")]
Id: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Hash: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
NoHash: TypeAlias = Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?\Z")]
Place: TypeAlias = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,16}\Z")]
Compact: TypeAlias = Annotated[str, Meta(min_length=1, max_length=32 * 1024)]
Instant: TypeAlias = Annotated[int, Meta(ge=0, lt=2**40)]
Fields: TypeAlias = Annotated[tuple[Annotated[str, Meta(pattern=r"^[a-z]{1,16}\Z")], ...], Meta(max_length=16)]

LINES = frozenset({"why", "you_gain", "other_gains", "other_is", "note", "next_step", "text", "value"})
"""The members that may hold more than one line."""


class _Part(Struct, frozen=True, omit_defaults=True):
    """A piece of a card."""


class Name(_Part, frozen=True):
    full: Line


class EmailAddress(_Part, frozen=True):
    address: Email


class Phone(_Part, frozen=True):
    number: Line


class Organization(_Part, frozen=True):
    name: Line


class Title(_Part, frozen=True):
    name: Line


class Component(_Part, frozen=True):
    kind: Annotated[str, Meta(pattern=r"^locality\Z")]
    value: Line


class Address(_Part, frozen=True):
    components: Annotated[tuple[Component, ...], Meta(min_length=1, max_length=1)]


class Link(_Part, frozen=True):
    uri: Annotated[str, Meta(max_length=LINK_LENGTH)]


class PersonalInfo(_Part, frozen=True):
    kind: Annotated[str, Meta(pattern=r"^(expertise|interest)\Z")]
    value: Annotated[str, Meta(min_length=1, max_length=TEXT_LENGTH)]


class Media(_Part, frozen=True):
    kind: Annotated[str, Meta(pattern=r"^photo\Z")]
    uri: Annotated[str, Meta(max_length=2 * PICTURE_BYTES)]


class Person(_Part, frozen=True, rename={"personal_info": "personalInfo"}):
    """A person as JSContact has them: of each kind at most one, of links a few."""

    name: Name | None = None
    emails: Annotated[dict[Place, EmailAddress], Meta(max_length=1)] = {}
    phones: Annotated[dict[Place, Phone], Meta(max_length=1)] = {}
    organizations: Annotated[dict[Place, Organization], Meta(max_length=1)] = {}
    titles: Annotated[dict[Place, Title], Meta(max_length=1)] = {}
    addresses: Annotated[dict[Place, Address], Meta(max_length=1)] = {}
    links: Annotated[dict[Place, Link], Meta(max_length=LINKS)] = {}
    personal_info: Annotated[dict[Place, PersonalInfo], Meta(max_length=2)] = {}
    media: Annotated[dict[Place, Media], Meta(max_length=1)] = {}


class Body(Struct, frozen=True, omit_defaults=True, tag_field="kind", tag=str.lower):
    """What a message is for."""

    @property
    def kind(self) -> str:
        """The word for it on the wire."""
        return type(self).__name__.lower()


class Identity(Body, frozen=True):
    """Who I am: the key to seal to goes with the one that signed."""

    name: Line
    age: AgeKey


class Card(Body, frozen=True):
    """The ``fields`` of mine that I chose for you, and no others."""

    card: Person
    fields: Fields


class Ask(Body, frozen=True):
    """Would you like to be introduced to someone? ``other_is`` does not say who; ``fields`` are of yours."""

    why: Text = ""
    you_gain: Text = ""
    other_gains: Text = ""
    other_is: Text = ""
    fields: Fields = ()


class Consent(Body, frozen=True):
    """These fields of mine may go to whom the ask was about. Signed for the introducer, and handed on as it is."""

    card: Person
    fields: Fields
    sig: Key
    age: AgeKey
    ask_hash: Hash


class Answer(Body, frozen=True):
    """What is said to an ask; with a yes goes the signed ``consent``."""

    say: Annotated[str, Meta(pattern=r"^(yes|no|later)\Z")]
    ask_hash: Hash
    note: Text = ""
    consent: Compact | None = None


class Share(Body, frozen=True):
    """What the other one consented to, for who said yes; ``yours`` is the hash of the reader's own consent."""

    consent: Compact
    yours: NoHash = ""
    why: Text = ""
    next_step: Text = ""


class Ack(Body, frozen=True):
    """I have what ``of`` is the hash of."""

    of: Hash


class Hello(Body, frozen=True):
    """The hash of what was shared both ways: of two who were told the same it is the same."""

    transcript: Hash


class Close(Body, frozen=True):
    """This has ended. It says no reason, so that whatever ended it reads alike."""


class Withdraw(Body, frozen=True):
    """I take my part in it back."""


class Outcome(Body, frozen=True):
    """What came of it."""

    text: Annotated[str, Meta(min_length=1, max_length=TEXT_LENGTH)]


class Rotate(Body, frozen=True):
    """From now on I sign and open with these keys; ``proof`` is the same, signed by the new one for the old one."""

    sig: Key
    age: AgeKey
    proof: Compact | None = None


class Revoke(Body, frozen=True):
    """Believe this key no more."""


AnyBody: TypeAlias = (
    Identity | Card | Ask | Consent | Answer | Share | Ack | Hello | Close | Withdraw | Outcome | Rotate | Revoke
)


class Head(Struct, frozen=True):
    """What is read before anything else: who cannot read it at all learns so, and not that it is damaged."""

    minv: Annotated[int, Meta(ge=1, lt=2**31)]


class Envelope(Struct, frozen=True, kw_only=True):
    """A message. ``iss`` signed it, for ``aud``, or for whoever has it; ``iat`` and ``exp`` are seconds since 1970.

    ``prev`` is the hash of the message in this ``thread`` that it follows.
    """

    v: Annotated[int, Meta(ge=1, lt=2**31)]
    minv: Annotated[int, Meta(ge=1, lt=2**31)]
    id: Id
    thread: Id
    round: Annotated[int, Meta(ge=1, le=99)] = 1
    iss: Key
    aud: NoKey = ""
    iat: Instant
    exp: Instant
    prev: NoHash = ""
    body: AnyBody
