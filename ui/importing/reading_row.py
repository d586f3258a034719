"""How a file is read, each to be changed: its letters, what parts its columns, which figure of a date is the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from models.interchange.encodings import SPOILED
from resources import tr
from ui.theme import SPACE, font
from ui.widgets import FlowLayout, PlainLabel


@dataclass(frozen=True, slots=True)
class HowRead:
    """How a file was read; what is empty or ``None`` is no question of this file."""

    encoding: str = ""
    separator: str = ""
    day_first: bool | None = None


class ReadingRow(QWidget):
    """Shows a ``HowRead``, and tells what somebody chooses instead."""

    encoding_chosen = Signal(str)
    separator_chosen = Signal(str)
    day_order_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: list[QWidget] = []
        flow = FlowLayout(self, gap=SPACE.medium, line_gap=SPACE.small)
        self.encodings = self._choice(flow, tr("If accents look wrong:"), tr("Read the file as"), 16)
        self.separators = self._choice(flow, tr("Between columns:"), tr("What parts the columns"), 6)
        self.day_orders = self._choice(flow, tr("12/10 is:"), tr("What 12/10 means in this file"), 10)
        self.encodings.activated.connect(self._on_encoding)
        self.separators.activated.connect(self._on_separator)
        self.day_orders.activated.connect(self._on_day_order)

    def show_reading(self, read: HowRead) -> None:
        """Show how a file was read."""
        known = _encodings()
        _fill(self.encodings, known | {read.encoding: known.get(read.encoding, read.encoding)}, read.encoding)
        _fill(self.separators, _separators(), read.separator)
        _fill(self.day_orders, {True: tr("12 October"), False: tr("10 December")}, read.day_first)
        for held, value in zip(self._held, (read.encoding, read.separator, read.day_first), strict=True):
            held.setVisible(value not in ("", None))
        self.setVisible(read != HowRead())

    def _choice(self, flow: FlowLayout, words: str, name: str, letters: int) -> QComboBox:
        held = QWidget(self)
        choice = QComboBox(held)
        choice.setFont(font("text"))
        choice.setAccessibleName(name)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(letters)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.small)
        row.addWidget(PlainLabel(words, "small", "soft", parent=held), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(choice)
        flow.addWidget(held)
        self._held.append(held)
        return choice

    @Slot(int)
    def _on_encoding(self, at: int) -> None:
        self.encoding_chosen.emit(self.encodings.itemData(at))

    @Slot(int)
    def _on_separator(self, at: int) -> None:
        self.separator_chosen.emit(self.separators.itemData(at))

    @Slot(int)
    def _on_day_order(self, at: int) -> None:
        self.day_order_chosen.emit(self.day_orders.itemData(at))


def _fill(choice: QComboBox, values: Mapping[Any, str], now: object) -> None:
    choice.clear()
    for value, words in values.items():
        choice.addItem(words, value)
    choice.setCurrentIndex(choice.findData(now))


def _separators() -> dict[str, str]:
    return {",": "A , B", ";": "A ; B", "\t": tr("tabs"), "|": "A | B"}


def _encodings() -> dict[str, str]:
    """What a file may be read as."""
    return {
        "utf-8": tr("Unicode (UTF-8)"),
        SPOILED: tr("Unicode, spoiled (Ã©)"),
        "utf-16": tr("Unicode (UTF-16)"),
        "cp1252": tr("Western European (Windows)"),
        "mac-roman": tr("Western European (Mac)"),
        "iso8859-15": tr("Western European (ISO)"),
        "cp850": tr("Western European (DOS)"),
        "cp1250": tr("Central European (Windows)"),
        "cp1251": tr("Cyrillic (Windows)"),
        "cp1253": tr("Greek (Windows)"),
        "shift_jis": tr("Japanese (Shift JIS)"),
        "gb18030": tr("Chinese (GB 18030)"),
    }
