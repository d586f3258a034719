"""Whom a name after ``@`` means."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from models.capture.asking import NEW, Asking
from models.capture.known import Ids, Known, KnownCircle, key_of
from models.capture.page import Page
from models.capture.spelling import Run, quoted_at, run_at, whole_at
from models.capture.understood import Mention, Option, Span
from models.text import clean
from resources import tr

_START: Final = re.compile(r"(?<![\w@.])@(?=[\"“„«] {0,2}\w|'?[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Named:
    """One ``@``: from ``start`` to before ``end`` of the folded sentence, whom it means, and the name as typed.

    ``mentions`` are several for a circle.
    """

    start: int
    end: int
    mentions: tuple[Mention, ...]
    typed: str


class Names:
    """Reads the names of one page, from left to right: a name may mean someone who was named before."""

    def __init__(self, page: Page, known: Known, asking: Asking) -> None:
        self._page = page
        self._known = known
        self._asking = asking
        self._met: dict[str, list[Mention]] = {}

    def read(self) -> Iterator[Named]:
        """Every name, in order."""
        at = 0
        while found := _START.search(self._page.text, at):
            named = self._quoted(found.start()) or self._bare(found.start())
            at = named.end if named else found.end()
            if named:
                for mention in named.mentions:
                    self._remember(mention, named.typed)
                yield named

    def _remember(self, mention: Mention, typed: str) -> None:
        """That someone was named: their first name alone means them, from now on."""
        words = key_of(mention.name).split()
        beginnings = {" ".join(words[:count]) for count in range(1, len(words) + 1)}
        for key in beginnings | {key_of(typed)}:
            met = self._met.setdefault(key, [])
            if all((one.person, one.name) != (mention.person, mention.name) for one in met):
                met.append(mention)

    def _quoted(self, start: int) -> Named | None:
        found = quoted_at(self._page.text, start + 1)
        if found is None:
            return None
        typed = self._typed(found.name_start, found.name_end)
        key, span = key_of(typed), self._page.span(start, found.end)
        exact, circle = self._known.whole.get(key), self._known.circle_called.get(key)
        if exact:
            mentions = self._one_of(exact, typed, span)
        elif circle:
            mentions = self._everyone_in(circle, typed, span)
        else:
            mentions = self._called(typed, span)
        return Named(start, found.end, mentions, typed)

    def _bare(self, start: int) -> Named | None:
        run = run_at(self._page, start + 1)
        if run is None:
            return None
        whole = whole_at(self._page.text, run.start, self._known)
        # one word alone, with more of a name after it, is perhaps another person's
        if whole and (whole.end >= run.end or (whole.words > 1 and whole.ids)):
            typed, span = self._typed(run.start, whole.end), self._page.span(start, whole.end)
            namesakes = self._known.first.get(key_of(typed), ()) if whole.words == 1 else ()
            if whole.ids:
                return Named(start, whole.end, self._one_of((*whole.ids, *namesakes), typed, span), typed)
            if whole.circle and not namesakes:
                return Named(start, whole.end, self._everyone_in(whole.circle, typed, span), typed)
        typed = self._typed(run.start, run.end)
        return Named(start, run.end, self._called(typed, self._page.span(start, run.end), run), typed)

    def _typed(self, start: int, end: int) -> str:
        return clean(self._page.folded.said(start, end))

    def _called(self, typed: str, span: Span, run: Run | None = None) -> tuple[Mention, ...]:
        """Who goes by a name that is nobody's whole name."""
        key = key_of(typed)
        met = self._met.get(key, [])
        if len(met) == 1:
            return (_again(met[0], span),)
        ids = self._known.first.get(key) or self._with_initial(key)
        if ids:
            return self._one_of(ids, typed, span)
        maybe = self._perhaps(run) if run else self._known.last.get(key, ())
        return self._one_of(maybe, typed, span, is_certain=False) if maybe else (Mention(typed, None, span),)

    def _with_initial(self, key: str) -> Ids:
        """Those whom "Léa M" can mean."""
        first, _, initial = key.rpartition(" ")
        if not first or len(initial) != 1:
            return ()
        return tuple(
            id
            for id in self._known.first.get(first, ())
            if key_of(self._known.people[id].name).startswith(f"{first} {initial}")
        )

    def _perhaps(self, run: Run) -> Ids:
        """Those who may be meant though they are not called so: by a family name, or by a part of what stands there."""
        first = key_of(self._typed(run.start, run.first_end))
        if run.is_one_word:
            return self._known.last.get(first, ())
        found = list(self._known.whole.get(first, ()))
        if run.doubtful_end:
            key = key_of(self._typed(run.start, run.doubtful_end))
            found += [*self._known.whole.get(key, ()), *self._known.first.get(key, ())]
        return tuple(dict.fromkeys(found))

    def _one_of(self, ids: Iterable[int], typed: str, span: Span, *, is_certain: bool = True) -> tuple[Mention, ...]:
        """The one person of ``ids``, or the one who was named before; else it is asked, and may be someone new."""
        people = [self._known.people[id] for id in dict.fromkeys(ids)]
        met = {one.person for each in self._met.values() for one in each}
        named_before = [person for person in people if person.id in met]
        if is_certain and 1 in (len(people), len(named_before)):
            person = people[0] if len(people) == 1 else named_before[0]
            return (Mention(person.name, person.id, span),)
        options = [
            *(
                Option(f"{person.name} ({person.about})" if person.about else person.name, str(person.id))
                for person in people
            ),
            Option(tr("Someone new: {name}", name=typed), NEW),
        ]
        answer = self._asking.ask("person", typed, tr("Who is {name}?", name=typed), span, options)
        if answer == NEW:
            return (Mention(typed, None, span),)
        if answer is None:
            return (Mention(typed, None, span, is_uncertain=True),)
        return (Mention(self._known.people[int(answer)].name, int(answer), span),)

    def _everyone_in(self, circle: KnownCircle, typed: str, span: Span) -> tuple[Mention, ...]:
        if not circle.members:
            options = [Option(tr("Someone new: {name}", name=typed), NEW)]
            question = tr("Nobody is in the circle {name} yet. Who was there?", name=typed)
            answer = self._asking.ask("circle", typed, question, span, options)
            return (Mention(typed, None, span, is_uncertain=answer is None),)
        return tuple(
            Mention(self._known.people[id].name, id, span, circle=typed)
            for id in circle.members
            if id in self._known.people
        )


def _again(mention: Mention, span: Span) -> Mention:
    return Mention(mention.name, mention.person, span, mention.is_uncertain)
