"""What we write as vCard 3.0 another reader understands as we mean it."""

import vobject
from hypothesis import given
from hypothesis import strategies as st

from models.interchange.text import clean
from models.interchange.vcard_dialects import Version
from models.interchange.vcard_writer import write
from models.people.person import ContactKind, ContactMethod, DateKind, ImportantDate, Person, Photo

# vobject takes a backslash before other letters for itself, and no line ends but ours.
LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Mn"]), max_size=80).map(
    lambda text: clean(" ".join(text.split()))
)
WORDS = LINES.filter(bool)
NOTES = st.lists(WORDS, max_size=4).map("\n".join)
LABELS = {"work mobile": ["work", "cell"], "home": ["home"], "work fax": ["work", "fax"], "": []}


@given(WORDS, WORDS, WORDS, WORDS, NOTES, st.sampled_from(sorted(LABELS)), st.dates(), st.binary(max_size=300))
def test_vobject_reads_the_same(
    name: str, family: str, number: str, street: str, note: str, label: str, born: object, picture: bytes
) -> None:
    photo = Photo(media_type="image/png", data=b"\x89PNG\r\n\x1a\n" + picture)
    person = Person(
        id=1,
        uid="0123",
        name=name,
        family=family,
        given="Léa; du, Lac",
        nickname="Lé",
        organisation=family,
        role=number,
        note=note,
        contacts=(
            ContactMethod(kind=ContactKind.PHONE, value=number, label=label),
            ContactMethod(kind=ContactKind.EMAIL, value="lea@example.com", label="Le soir"),
            ContactMethod(kind=ContactKind.ADDRESS, value=street, label="home", parts=("", "", street, "", "", "", "")),
        ),
        dates=(ImportantDate(kind=DateKind.BIRTHDAY, on=str(born)),),
        tags=("amis, proches", "bois"),
    )
    found = vobject.readOne(write([(person, photo)], Version.V3).decode())
    found.validate()
    assert found.version.value == "3.0"
    assert (found.fn.value, found.n.value.family, found.n.value.given) == (name, family, "Léa; du, Lac")
    assert (found.nickname.value, found.title.value, found.org.value) == ("Lé", number, [family])
    assert (found.tel.value, found.tel.params.get("TYPE", [])) == (number, LABELS[label])
    assert (found.email.value, found.uid.value, found.bday.value) == ("lea@example.com", "0123", str(born))
    assert (found.adr.value.street, found.adr.params["TYPE"]) == (street, ["home"])
    assert getattr(found, "note", None) is None if not note else found.note.value == note
    assert found.categories.value == ["amis, proches", "bois"]
    assert (found.photo.value, found.photo.params["TYPE"]) == (photo.data, ["PNG"])
    label_of = {line.group: line.value for line in found.contents["x-ablabel"]}
    assert label_of[found.email.group] == "Le soir"
