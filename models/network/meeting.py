"""An idea for a meeting: two I know who should know each other, for one needs what the other offers.

Who stands between two that do not know each other can bring them together: *tertius iungens*, the third who joins
(Obstfeld, Administrative Science Quarterly 50, 2005). One idea a week at most: it is a gift to think about.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

from models.dates import shifted, week_of
from models.experiences import Needs, Offers, WishState
from models.favours.matching import Gift, meetings
from models.follow_ups import Snooze, snoozed_until
from models.introductions import Introduction, Introductions, IntroductionState
from models.involved import Named
from models.network.acquaintance import acquaintances
from models.nudges import FOR_GOOD, Nudges
from models.people import Standing
from models.vault.vault import Vault
from models.words import listed
from resources import tr

_NUDGE = "meeting"
_WEEK = "week"
"""What the nudge of a week is about in which an idea was taken up, or left."""

_SHOWN = "network.meeting"

_FRESH_DAYS = 7
"""For so long an idea that was put off comes before others, once its day has come."""


@dataclass(frozen=True, slots=True)
class MeetingIdea:
    """Two who should meet: ``a`` needs ``need``, and ``b`` offers ``offer``. ``subject`` is their uids."""

    a: Named
    b: Named
    need: str
    offer: str
    subject: str


class MeetingIdeas:
    """The idea of the week in a vault. Nobody is asked by it: it becomes the draft of an introduction, or goes."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of_the_week(self) -> MeetingIdea | None:
        """The idea of this week, the same all week; none once it was taken up or left, or where nobody fits."""
        today = self._vault.clock.today()
        quiet = Nudges(self._vault).quiet_ones(_NUDGE, today)
        if _WEEK in quiet:
            return None
        ideas = [idea for idea in self._ideas() if idea.subject not in quiet]
        shown = self._shown(today)
        again = [idea for idea in ideas if idea.subject == shown]
        if shown:
            return again[0] if again else None
        back = self._back(today)
        return min(ideas, key=lambda idea: (idea.subject not in back, _lot(today, idea)), default=None)

    def drafted(self) -> Introduction | None:
        """The introduction of the two of this week’s idea, as long as it is a draft."""
        shown = self._shown(self._vault.clock.today())
        uids = self._welcome() if shown else {}
        drafts = (one for one in Introductions(self._vault).all() if one.state == IntroductionState.DRAFT)
        return next((one for one in drafts if shown and _subject(uids, one.a.person, one.b.person) == shown), None)

    def keep_shown(self, idea: MeetingIdea) -> None:
        """Remember that this is the idea of the week, so that no other comes in it. No undo step."""
        said = json.dumps({"week": week_of(self._vault.clock.today()), "subject": idea.subject})
        if self._vault.ui_state(_SHOWN) != said:
            self._vault.keep_ui_state(_SHOWN, said)

    def take_up(self, idea: MeetingIdea) -> int:
        """Draft the introduction, with what each has of it; its id. Raises ``Refused`` when one of them is gone."""
        with self._vault.change("Propose an introduction", listed([idea.a[1], idea.b[1]])):
            self._rest()
            return Introductions(self._vault).propose(
                idea.a[0], idea.b[0], tr("looks for: {need}", need=idea.need), tr("offers: {offer}", offer=idea.offer)
            )

    def leave(self, idea: MeetingIdea) -> None:
        """Propose these two no more, and nobody else this week."""
        with self._vault.change("Leave a proposal", listed([idea.a[1], idea.b[1]])):
            Nudges(self._vault).quiet(_NUDGE, idea.subject, FOR_GOOD)
            self._rest()

    def put_off(self, idea: MeetingIdea, how_long: Snooze) -> None:
        """Propose these two again after so long, and nobody else this week."""
        today = self._vault.clock.today()
        with self._vault.change("Put a card off", listed([idea.a[1], idea.b[1]])):
            Nudges(self._vault).quiet(_NUDGE, idea.subject, snoozed_until(today, how_long))
            self._rest()

    def _rest(self) -> None:
        today = self._vault.clock.today()
        Nudges(self._vault).quiet(_NUDGE, _WEEK, shifted(today, timedelta(days=7 - today.weekday())))

    def _shown(self, today: date) -> str:
        """The subject of the idea that was shown this week, or empty."""
        kept = self._kept()
        return kept["subject"] if kept.get("week") == week_of(today) else ""

    def _back(self, today: date) -> frozenset[str]:
        """Those that were put off until a day of the last seven, and were not shown since."""
        over, last = Nudges(self._vault).over(_NUDGE, today), self._kept()
        return frozenset(
            subject
            for subject, until in over.items()
            if (today - until).days < _FRESH_DAYS
            and not (subject == last.get("subject") and last["week"] >= week_of(until))
        )

    def _kept(self) -> dict[str, str]:
        """The idea that was shown last, and its week."""
        kept: dict[str, str] = json.loads(self._vault.ui_state(_SHOWN) or "{}")
        return kept

    def _ideas(self) -> list[MeetingIdea]:
        uids = self._welcome()
        needs = [need for need in Needs(self._vault).all(WishState.OPEN) if need.person in uids]
        offers = [
            Gift(offer.uid, offer.person, offer.name, offer.text, False)
            for offer in Offers(self._vault).all(WishState.OPEN)
            if offer.person in uids
        ]
        pairs = meetings(needs, offers)
        apart = self._apart([(need.person, gift.person) for need, gift in pairs])
        return [
            MeetingIdea(
                (need.person, need.name),
                (gift.person, gift.name),
                need.text,
                gift.text,
                _subject(uids, need.person, gift.person),
            )
            for need, gift in pairs
            if frozenset((need.person, gift.person)) in apart
        ]

    def _welcome(self) -> dict[int, str]:
        """The uid of everyone who may be suggested."""
        rows = self._vault.rows(
            "SELECT id, uid FROM person WHERE archived = 0 AND standing = ?", (Standing.ACTIVE.value,)
        )
        return {row[0]: row[1] for row in rows}

    def _apart(self, pairs: Sequence[tuple[int, int]]) -> frozenset[frozenset[int]]:
        """Those of these pairs who do not know each other, and whom nobody thought of introducing yet."""
        known = acquaintances(self._vault, sorted({one for one, _ in pairs}))
        thought_of = {
            frozenset((introduction.a.person, introduction.b.person))
            for introduction in Introductions(self._vault).all()
        }
        strangers = {frozenset(pair) for pair in pairs if pair[1] not in known[pair[0]]}
        return frozenset(strangers - thought_of)


def _subject(uids: Mapping[int, str], one: int, other: int) -> str:
    """Two people as what is remembered of them; whoever is not there has no uid."""
    return " ".join(sorted((uids.get(one, ""), uids.get(other, ""))))


def _lot(today: date, idea: MeetingIdea) -> bytes:
    return blake2b(f"{week_of(today)} {idea.subject}".encode(), digest_size=8).digest()
