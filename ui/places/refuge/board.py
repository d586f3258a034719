"""What an opened Refuge shows: the five words, the month, whom one can call, and the numbers."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.refuge import CheckIn, Choices, Inside
from resources import tr
from ui.places.refuge.ears import Ears
from ui.places.refuge.month import MonthPicture
from ui.places.refuge.sentences import day_title, helps_words, kind_line, word_of
from ui.places.refuge.word_keys import WordKeys
from ui.theme import SPACE
from ui.widgets import Card, FlowLayout, IconButton, KeyButton, PlainLabel
from ui.widgets.flowing import FlowingLabel
from ui.widgets.upright_page import UprightArea


class Board(QWidget):
    """Shows it. Each signal asks for what its name says; ``word_wanted`` brings the word for the chosen day."""

    word_wanted = Signal(object)
    change_wanted = Signal()
    removal_wanted = Signal()
    numbers_wanted = Signal()
    settings_wanted = Signal()
    closing_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside: Inside | None = None
        self._area = UprightArea(self)
        self._page = self._area.page
        self.words = WordKeys(self._page)
        self.month = MonthPicture(self._page)
        self.ears = Ears(self._page)
        self.kind = FlowingLabel("", parent=self._page)
        self._kind_card = Card(self._page, name=tr("A word in passing"))
        self._month_title = PlainLabel("", "section", "soft", parent=self._page)
        self._day = PlainLabel("", "label", parent=self._page)
        self._line = FlowingLabel("", parent=self._page)
        self._helps = PlainLabel("", "small", "soft", wrap=True, parent=self._page)
        self.numbers = PlainLabel("", "text", wrap=True, selectable=True, parent=self._page)
        self._build()
        self.words.picked.connect(self.word_wanted)
        self.month.day_chosen.connect(self._on_day)

    @property
    def day(self) -> date:
        """The chosen day."""
        return self.month.day

    @property
    def check_in(self) -> CheckIn | None:
        """What was said of it."""
        said = self.inside.check_ins if self.inside is not None else ()
        return next((one for one in said if one.on == self.day.isoformat()), None)

    @property
    def shown(self) -> str:
        """The chosen day as it stands under the month."""
        return "\n".join(filter(None, (self._day.text(), self._line.text(), self._helps.text())))

    def show_inside(self, inside: Inside) -> None:
        """Show what there is now; the chosen day stays."""
        self.inside = inside
        self.month.show_days({date.fromisoformat(one.on): one for one in inside.check_ins}, inside.today)
        self.ears.show_ears(inside.ears, weighs=inside.weighs)
        nothing = tr("The page is empty. Help numbers change, so none is given here: write down those you looked up.")
        self.numbers.setText(inside.choices.numbers or nothing)
        self.numbers.set_tone("ink" if inside.choices.numbers else "soft")
        self._show_day()

    def show_silence(self, *, silent: bool) -> None:
        """Say a kind line after a month of silence, or none."""
        told = kind_line(self.inside.ears) if silent and self.inside is not None and self.inside.ears else ""
        self.kind.setText(told)
        self._kind_card.setVisible(bool(told))

    def clear(self) -> None:
        """Show nothing any more, and keep no word."""
        if self.inside is not None:
            self.ears.close_letter()
            empty = Inside(self.inside.today, (), Choices(), ())
            self.show_inside(empty)
            self.month.choose(empty.today)
            self.show_silence(silent=False)
            self.inside = None

    def take_focus(self) -> None:
        """Bring the keyboard to the month, or to the letter that is being written."""
        (self.ears.letter or self.month).setFocus(Qt.FocusReason.OtherFocusReason)

    def see(self, widget: QWidget) -> None:
        """Bring something into view, once it is laid out."""
        QTimer.singleShot(0, widget, partial(self._area.ensureWidgetVisible, widget, 0, SPACE.page))

    def make_room(self, is_narrow: bool) -> None:
        """Do without the foot while something else is written above."""
        self._foot.setVisible(not is_narrow)

    def _build(self) -> None:
        self._kind_card.body.addWidget(self.kind)
        self._kind_card.hide()
        left = QVBoxLayout()
        left.setSpacing(SPACE.medium)
        left.addWidget(self._month_card())
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(SPACE.medium)
        for card in (self._kind_card, self.ears, self._numbers_card()):
            right.addWidget(card)
        right.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(SPACE.large)
        across.addLayout(left, 6)
        across.addLayout(right, 5)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(1, SPACE.small, SPACE.hair, SPACE.small)
        column.setSpacing(SPACE.medium)
        column.addWidget(self.words)
        column.addLayout(across, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(SPACE.small)
        down.addWidget(self._area, 1)
        down.addWidget(self._keys())

    def _month_card(self) -> Card:
        card = Card(self._page, name=tr("The month"))
        head = QHBoxLayout()
        before = IconButton("chevron-left", tr("The month before"), parent=card)
        after = IconButton("chevron-right", tr("The month after"), parent=card)
        before.clicked.connect(self._on_before)
        after.clicked.connect(self._on_after)
        head.addWidget(self._month_title, 1)
        for arrow in (before, after):
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Page Up and Page Down do the same
            head.addWidget(arrow)
        card.body.addLayout(head)
        card.body.addWidget(self.month)
        for told in (self._day, self._line, self._helps):
            card.body.addWidget(told)
        self._of_day = QWidget(card)
        row = FlowLayout(self._of_day, gap=SPACE.small)
        for key, words, wanted in (("E", tr("change"), self.change_wanted), ("Del", tr("remove"), self.removal_wanted)):
            button = KeyButton(key, words, parent=self._of_day)
            button.clicked.connect(wanted)
            row.addWidget(button)
        card.body.addWidget(self._of_day)
        return card

    def _numbers_card(self) -> Card:
        card = Card(self._page, name=tr("Numbers that help"))
        card.body.addWidget(PlainLabel(tr("Numbers that help"), "section", "soft", parent=card))
        card.body.addWidget(self.numbers)
        button = KeyButton("H", tr("write the page"), parent=card)
        button.clicked.connect(self.numbers_wanted)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _keys(self) -> QWidget:
        self._foot = QWidget(self)
        row = FlowLayout(self._foot, gap=SPACE.medium)
        for key, words, wanted in (
            ("S", tr("fading, passphrase"), self.settings_wanted),
            ("Ctrl+W", tr("close Refuge"), self.closing_wanted),
        ):
            button = KeyButton(key, words, parent=self._foot)
            button.clicked.connect(wanted)
            row.addWidget(button)
        return self._foot

    def _show_day(self) -> None:
        said, today = self.check_in, self.inside.today if self.inside is not None else date.min
        self._month_title.setText(self.month.title)
        self.words.show_word(said.word if said is not None else None)
        title = day_title(self.day, today)
        nothing = tr("{day}: a digit from 1 to 5 says how it is.", day=title)
        self._day.setText(tr("{day}: {word}", day=title, word=word_of(said.word)) if said is not None else nothing)
        self._line.setText(said.line if said is not None else "")
        self._helps.setText(helps_words(said.helps) if said is not None else "")
        for told in (self._line, self._helps):
            told.setVisible(bool(told.text()))
        self._of_day.setVisible(said is not None)

    @Slot(object)
    def _on_day(self, _day: date) -> None:
        self._show_day()

    @Slot()
    def _on_before(self) -> None:
        self.month.turn(-1)

    @Slot()
    def _on_after(self) -> None:
        self.month.turn(1)
