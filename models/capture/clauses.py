"""Reading one clause: who knows whom, what they lived, what is owed, looked for, offered, and to be done next."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from models.capture.asking import ALL, ME, TEXT, Asking
from models.capture.channels import channel_at
from models.capture.names import Named
from models.capture.page import ANY_MARK, MENTION, Page, Stretch
from models.capture.rules import FAVOURS, WISHES, Kind, Trigger, is_for_others, is_introducing, triggers_in
from models.capture.said import Clause, DueSaid, Fact, Item, Related
from models.capture.subjects import Subject, Who, subject_before
from models.capture.understood import Mention, Option
from models.text import fold
from resources import tr

_KNOWS: Final = re.compile(
    rf"\b(?:connait|(?P<plural>connaissent|know)|knows)(?: (?:tres bien|bien|aussi|deja|also|well))? "
    rf"(?P<whom>{MENTION}(?:(?: ?, ?| et | and | ?& ?| ){MENTION})*)"
)
_KNOW_EACH_OTHER: Final = re.compile(r"\b(?:se connaissent|know each other)\b")
_WORLD: Final = re.compile(r"[^\w\n]*\b(?P<word>mondes?|worlds?) ?:(?P<names>[^\n]*)")
_WORLD_NAME: Final = re.compile(rf"[^,\n{ANY_MARK}]*\w[^,\n{ANY_MARK}]*")
_LIVED: Final = re.compile("(?:vecu|lived) ?:")
_ENDS_SENTENCE: Final = re.compile(r"(?:(?<=\w\w\w)|(?<=[)%\d]))[.!?]+(?= )")
_PHRASE: Final = re.compile(r"[.:!?\n]")
_MUTE: Final = frozenset({Who.ME, Who.THING, Who.NOT, Who.SOMEONE_ELSE})


class ClauseReader:
    """Reads the clauses of one page. ``topic`` is whom the sentence is about where a clause names nobody."""

    def __init__(self, page: Page, asking: Asking, named: Sequence[Named]) -> None:
        self._page = page
        self._asking = asking
        self._named = named
        self._by_first_name = _by_first_name(unique(mention for one in named for mention in one.mentions))
        self.topic: tuple[Mention, ...] = ()
        self.named_again: list[Named] = []
        """Those to whom something is promised by a name without ``@``, which stands elsewhere."""

    def read(self, clause: Clause, lived: Sequence[Stretch], *, is_first: bool, is_past: bool) -> None:
        """Find what the clause says, and put it there. ``is_past`` tells that it says when it was."""
        self._read_relations(clause)
        self._read_lived(clause, lived)
        if not self._read_worlds(clause):
            self._read_items(clause, is_first=is_first, is_past=is_past)

    # Facts

    def _read_relations(self, clause: Clause) -> None:
        text, stretch = self._page.text, clause.stretch
        for found in _KNOWS.finditer(text, stretch.start, stretch.end):
            subject = self._subject(clause, found.start())
            if subject.who in _MUTE:
                continue
            whole = Stretch(min(subject.start, found.start()), found.end())
            known = self._named_in(*found.span("whom"))
            clause.objects += known
            knowing = self._people_of(clause, subject, whole, is_plural=bool(found["plural"])) or ()
            if not knowing:
                clause.objects = [one for one in clause.objects if one not in known]
            self._relate(clause, whole, [(a, b) for a in knowing for one in known for b in one.mentions])
        for found in _KNOW_EACH_OTHER.finditer(text, stretch.start, stretch.end):
            subject = self._subject(clause, found.start())
            if subject.who in (Who.NAMED, Who.SEVERAL):
                whole = Stretch(subject.start, found.end())
                people = self._people_of(clause, subject, whole, is_plural=True) or ()
                self._relate(clause, whole, combinations(people, 2))

    def _relate(self, clause: Clause, stretch: Stretch, pairs: Iterable[tuple[Mention, Mention]]) -> None:
        related = [Related(stretch, a, b) for a, b in pairs if (a.person, a.name) != (b.person, b.name)]
        if related:
            clause.related += related
            clause.claimed.append(stretch)

    def _read_lived(self, clause: Clause, lived: Sequence[Stretch]) -> None:
        for stretch in lived:
            if not clause.stretch.start <= stretch.start < clause.stretch.end:
                continue
            head = _LIVED.match(self._page.folded.text, stretch.start)
            assert head is not None  # it was found by these words
            words = Stretch(head.end(), stretch.end)
            if self._page.folded.said(words.start, words.end).strip():
                clause.lived += [Fact(one, words, stretch) for one in self._whose(clause, stretch)]

    def _read_worlds(self, clause: Clause) -> bool:
        """Whether the clause is about worlds, and so about nothing else."""
        found = _WORLD.match(self._page.text, clause.stretch.start, clause.stretch.end)
        if found is None:
            return False
        names = [Stretch(*name.span()) for name in _WORLD_NAME.finditer(self._page.text, *found.span("names"))]
        whole = Stretch(found.start(), found.end())
        people = self._whose(clause, whole) if names else ()
        for name in names:  # the first is shown with the word that says it is one
            stretch = name if clause.worlds else Stretch(found.start("word"), name.end)
            clause.worlds += [Fact(one, name, stretch) for one in people]
        clause.claimed += [world.stretch for world in clause.worlds]
        return bool(clause.worlds)

    # Favours, needs, offers, follow-ups

    def _read_items(self, clause: Clause, *, is_first: bool, is_past: bool) -> None:
        stretch = clause.stretch
        triggers = triggers_in(self._page.text, stretch.start, stretch.end, frozenset(self._by_first_name))
        triggers = [one for one in triggers if not any(out.start <= one.start < out.end for out in clause.claimed)]
        dues, free = _dues_of(triggers, clause.dues)
        has_favour = any(one.kind in FAVOURS for one in triggers)
        is_next = not is_past and not has_favour and bool(clause.dues or not is_first)
        for index, trigger in enumerate(triggers):
            end = triggers[index + 1].start if index + 1 < len(triggers) else stretch.end
            if trigger.kind == Kind.FOLLOW_UP:
                whole = is_next and not any(one.kind in WISHES for one in triggers[:index])
                begins = stretch.start if whole or self._begins(clause, trigger) else trigger.start
                self._add(clause, trigger.kind, Stretch(begins, end), Stretch(begins, end), dues.get(index))
            else:
                for begin, stop, due in self._parts(trigger, end, clause.dues, dues.get(index)):
                    self._read_trigger(clause, replace(trigger, end=begin), stop, due)
        if free:
            begins = stretch.start if is_next else self._phrase_before(clause, free.stretch.start)
            channel = channel_at(self._page.text, stretch.start, stretch.end)
            if channel and is_past and is_first:  # what happened is not what is to be done
                begins = max(begins, channel.end)
            whole_stretch = Stretch(begins, stretch.end)
            self._add(clause, Kind.FOLLOW_UP, whole_stretch, whole_stretch, free)

    def _parts(
        self, trigger: Trigger, end: int, dues: Sequence[DueSaid], own: DueSaid | None
    ) -> Iterator[tuple[int, int, DueSaid | None]]:
        """What was promised with one word, a part for each date: "promis devis >ven, planning >lundi"."""
        inside = [one for one in dues if trigger.end <= one.stretch.start < end]
        begin = trigger.end
        if own in inside and len(inside) > 1 and trigger.kind in FAVOURS:
            for due in inside:
                if re.search(r"\w", self._page.text[begin : due.stretch.start]):
                    yield begin, due.stretch.end, due
                    begin = due.stretch.end
            if re.search(r"\w", self._page.text[begin:end]):
                yield begin, end, None
        else:
            yield begin, end, own

    def _begins(self, clause: Clause, trigger: Trigger) -> bool:
        return not re.search(r"\w", self._page.text[clause.stretch.start : trigger.start])

    def _phrase_before(self, clause: Clause, at: int) -> int:
        begins = [found.end() for found in _PHRASE.finditer(self._page.text, clause.stretch.start, at)]
        return begins[-1] if begins else clause.stretch.start

    def _read_trigger(self, clause: Clause, trigger: Trigger, end: int, due: DueSaid | None) -> None:
        ends = _ENDS_SENTENCE.search(self._page.text, trigger.end, end)
        words = Stretch(trigger.end, ends.start() if ends else end)
        whole = Stretch(trigger.start, max(words.end, due.stretch.end if due else 0))
        kind, people = trigger.kind, self._people_for(clause, trigger, words, whole)
        if people is None:
            return
        if trigger.is_whose:
            answer = self._promised_by(people, whole)
            if answer == TEXT:
                return
            kind = Kind.I_OWE if answer == ME else kind
        self._add(clause, kind, whole, words, due, people)

    def _promised_by(self, people: Sequence[Mention], whole: Stretch) -> str | None:
        said = self._page.folded.said(whole.start, whole.end).strip()
        them = Option(", ".join(one.name for one in people), ALL)
        options = [Option(tr("I did"), ME), them, self._asking.only_words()]
        question = tr("Who promised it: “{text}”?", text=said)
        return self._asking.ask("promised", said, question, self._page.span(whole.start, whole.end), options)

    def _people_for(
        self, clause: Clause, trigger: Trigger, words: Stretch, whole: Stretch
    ) -> tuple[Mention, ...] | None:
        """Whom a favour or a wish is about; ``None`` when it was answered that nobody is meant."""
        said_to = [one for one in self._named_in(words.start, words.end) if one not in clause.objects]
        if trigger.kind in (Kind.I_OWE, Kind.GIVEN) and not trigger.is_whose:
            if said_to and is_introducing(self._page.text, words.start, said_to[0].start):
                topic = [one for one in self.topic if one not in clause.people]
                return (*topic, *(mention for one in said_to for mention in one.mentions))
            if said_to or (said_to := self._by_bare_name(words)):
                return tuple(mention for one in said_to for mention in one.mentions)
            if is_for_others(trigger.kind, self._page.text, words.start, words.end):
                return self._people_of(clause, Subject(Who.SOMEONE_ELSE, whole.start), whole)
        by = self._named_in(trigger.start, trigger.end)
        if trigger.kind == Kind.RECEIVED and trigger.subject.who == Who.ME and by:  # "aidé par @Léa"
            return by[0].mentions
        is_single = trigger.is_single or trigger.is_to_one or trigger.subject.who == Who.ONE or trigger.kind in WISHES
        return self._people_of(clause, trigger.subject, whole, is_plural=trigger.is_plural, is_single=is_single)

    def _add(
        self,
        clause: Clause,
        kind: Kind,
        whole: Stretch,
        words: Stretch,
        due: DueSaid | None,
        people: tuple[Mention, ...] = (),
    ) -> None:
        if kind == Kind.FOLLOW_UP:
            inside = [one for one in self._named_in(whole.start, whole.end) if one not in clause.objects]
            people = tuple(mention for one in inside for mention in one.mentions) or clause.people or self.topic
        whole = self._trimmed(whole)
        if not people:
            if due is None:
                return
            said = self._page.folded.said(whole.start, whole.end)
            question = tr("Whom is it about: “{text}”? Write their name with @.", text=said)
            span = self._page.span(whole.start, whole.end)
            if self._asking.ask("nobody", said, question, span, [self._asking.only_words()]) == TEXT:
                return
        clause.items.append(Item(kind, whole, words, unique(people), due))
        clause.claimed.append(whole)

    def _trimmed(self, stretch: Stretch) -> Stretch:
        said = self._page.text[stretch.start : stretch.end]
        start = stretch.start + len(said) - len(said.lstrip(" ,;\n"))
        return Stretch(start, max(start, stretch.start + len(said.rstrip(" ,;\n"))))

    # Whom it is about

    def _subject(self, clause: Clause, verb: int) -> Subject:
        return subject_before(self._page.text, clause.stretch.start, verb, frozenset(self._by_first_name))

    def _named_in(self, start: int, end: int) -> list[Named]:
        return [one for one in self._named if start <= one.start and one.end <= end]

    def _by_bare_name(self, words: Stretch) -> list[Named]:
        """Those of the sentence who are named once more without "@", with a capital."""
        found = [
            Named(word.start(), word.end(), (self._by_first_name[word[0]],), self._page.folded.said(*word.span()))
            for word in re.compile(r"\w+").finditer(self._page.text, words.start, words.end)
            if word[0] in self._by_first_name and self._page.folded.is_capital(word.start())
        ]
        self.named_again += found
        return found

    def _whose(self, clause: Clause, whole: Stretch) -> tuple[Mention, ...]:
        """Whom a fact is about, which is one person's."""
        return self._people_of(clause, Subject(Who.ONE, whole.start), whole) or ()

    def _people_of(
        self, clause: Clause, subject: Subject, whole: Stretch, *, is_plural: bool = False, is_single: bool = True
    ) -> tuple[Mention, ...] | None:
        """Who does it; ``None`` when it was answered that none of them does."""
        if subject.names:
            names = subject.names[-1:] if is_single and not is_plural else subject.names
            return tuple(mention for name in names for one in self._named_in(*name) for mention in one.mentions)
        if subject.word:
            return (self._by_first_name[subject.word],)
        before = [one for one in self._named_in(clause.stretch.start, whole.start) if one not in clause.objects]
        people = unique(mention for one in before for mention in one.mentions) or self.topic or unique(clause.people)
        is_known = subject.who != Who.SOMEONE_ELSE
        if is_known and (len(people) < 2 or is_plural or subject.who == Who.SEVERAL or not is_single):
            return people
        return self._asked(people, whole) if people else ()

    def _asked(self, people: tuple[Mention, ...], whole: Stretch) -> tuple[Mention, ...] | None:
        said = self._page.folded.said(whole.start, whole.end).strip()
        options = [self._asking.person(one) for one in people]
        if len(people) > 1:
            options.append(Option(", ".join(one.name for one in people), ALL))
        options.append(self._asking.only_words())
        question = tr("Who is it about: “{text}”?", text=said)
        answer = self._asking.ask("who", said, question, self._page.span(whole.start, whole.end), options)
        if answer == TEXT:
            return None
        return tuple(one for one in people if answer in (None, ALL, self._asking.person(one).value))


def _dues_of(triggers: Sequence[Trigger], dues: Sequence[DueSaid]) -> tuple[dict[int, DueSaid], DueSaid | None]:
    """Which due date belongs to which trigger, by its place among them, and one that belongs to none."""
    owners = [index for index, trigger in enumerate(triggers) if trigger.kind not in WISHES]
    if not owners:
        return {}, dues[0] if dues else None
    owned: dict[int, DueSaid] = {}
    for said in dues:
        before = [index for index in owners if triggers[index].start < said.stretch.start]
        owned.setdefault(before[-1] if before else owners[0], said)
    return owned, None


def _by_first_name(people: Sequence[Mention]) -> dict[str, Mention]:
    """Everyone whose first name nobody else of them has, by that name, folded."""
    named = [(fold(one.name).split()[:1], one) for one in people]
    firsts = [first for first, _ in named]
    return {first[0]: one for first, one in named if first and firsts.count(first) == 1}


def unique(people: Iterable[Mention]) -> tuple[Mention, ...]:
    """Everyone once, where they are named first."""
    met: dict[tuple[int | None, str], Mention] = {}
    for one in people:
        met.setdefault((one.person, one.name), one)
    return tuple(met.values())
