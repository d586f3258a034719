"""The one style sheet: what Fusion cannot say by palette alone.

Fonts are not set here but by ``ui.theme.fonts``, and what a widget paints itself it paints from the tokens.
Borders keep their width in every state, so that nothing moves when it is chosen or focused.
"""

from dataclasses import asdict
from functools import cache
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QTemporaryDir

from ui.theme.icons import coloured_svg
from ui.theme.measures import RADIUS
from ui.theme.tokens import Tokens


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of a theme."""
    values = asdict(tokens) | RADIUS._asdict() | _marks(tokens) | {"border": round(tokens.line_width)}
    return Template(_TEMPLATE).substitute(values)


def _marks(tokens: Tokens) -> dict[str, str]:
    """Ticks and arrows, which a style sheet takes from files only: written once a theme."""
    return {
        "tick": _mark("check", tokens.on_accent, 3.5),
        "dash": _mark("minus", tokens.on_accent, 3.5),
        "down": _mark("chevron-down", tokens.soft, 2.0),
        "up": _mark("chevron-up", tokens.soft, 2.0),
        "left": _mark("chevron-left", tokens.soft, 2.0),
        "right": _mark("chevron-right", tokens.soft, 2.0),
    }


@cache
def _mark(name: str, colour: str, stroke: float) -> str:
    file = Path(_folder().path()) / f"{name}-{colour[1:]}.svg"
    file.write_text(coloured_svg(name, colour, stroke), encoding="utf-8")
    return file.as_posix()


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()


_TEMPLATE: Final = """
QToolTip {
    color: $background; background: $ink; border: 1px solid $ink; padding: 5px 8px;
}

/* Buttons: the role is a property, see ui.widgets.buttons. */
QPushButton {
    color: $ink; background: $panel; border: 1px solid $line; border-radius: ${button}px;
    padding: 6px 14px; min-height: 18px; outline: none;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $faint; background: transparent; }
QPushButton[role="primary"] { color: $on_accent; background: $accent; border-color: $accent; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {
    background: $accent_hover; border-color: $accent_hover;
}
QPushButton[role="primary"]:disabled { color: $soft; background: $hover; border-color: $line; }
QPushButton[role="quiet"] { color: $soft; background: transparent; border-color: transparent; }
QPushButton[role="quiet"]:hover { color: $ink; background: $hover; }
QPushButton[role="link"] {
    color: $accent; background: transparent; border: none; padding: 2px 4px; text-align: left;
    border-radius: 6px;
}
QPushButton[role="link"]:hover { background: $tint; }
QPushButton[role="quiet"]:disabled, QPushButton[role="link"]:disabled { color: $faint; }

QToolButton {
    color: $soft; background: transparent; border: none; border-radius: ${chip}px; padding: 6px;
}
QToolButton:hover, QToolButton:pressed { color: $ink; background: $hover; }
QToolButton:checked { color: $accent; background: $tint; }
QToolButton::menu-indicator { image: none; }

/* Fields. */
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    color: $ink; background: $panel; border: ${border}px solid $edge; border-radius: ${button}px;
    padding: 7px 10px; min-height: 20px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $soft;
}
QPlainTextEdit, QTextEdit { padding: 6px 7px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border-color: $accent;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled {
    color: $faint; background: transparent; border-color: $line;
}
QLineEdit:read-only { background: transparent; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QLineEdit[bare="true"], QPlainTextEdit[bare="true"] {
    background: transparent; border: none; padding: 0; min-height: 0;
}
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:checked {
    background: transparent; padding: 0; border: none;
}
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url("$down"); width: 15px; height: 15px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: none; width: 22px; background: transparent;
}
QAbstractSpinBox::up-arrow { image: url("$up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$down"); width: 12px; height: 12px; }
QDateEdit::drop-down { border: none; width: 28px; }
QDateEdit::down-arrow { image: url("$down"); width: 15px; height: 15px; }

QCheckBox, QRadioButton { color: $ink; spacing: 10px; outline: none; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: 16px; height: 16px; background: $panel; border: 1px solid $edge; border-radius: 5px;
}
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $hover; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$tick");
}
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url("$dash"); }
QRadioButton::indicator:checked { background: $panel; border: 5px solid $accent; width: 8px; height: 8px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    background: transparent; border-color: $line;
}

/* Lists, tables, menus. */
QAbstractItemView {
    color: $ink; background: transparent; border: none; outline: none;
    selection-background-color: $tint; selection-color: $ink; alternate-background-color: $hover;
}
QTableView { gridline-color: $line; }
QAbstractItemView::item { padding: 0 8px; min-height: 28px; border: none; }
QListView::item { border-radius: ${chip}px; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { color: $ink; background: $tint; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    color: $soft; background: transparent; border: none; border-bottom: 1px solid $line; padding: 6px 8px;
}
QTableCornerButton::section { background: transparent; border: none; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $line; padding: 4px; }
QListView[popup="true"] { background: $panel; border: 1px solid $line; padding: 4px; }
QMenu { color: $ink; background: $panel; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 14px; border-radius: 6px; }
QMenu::item:selected { color: $ink; background: $tint; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::icon { padding-left: 8px; }

/* Frames. */
QScrollArea, QStackedWidget, QSplitter { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[page="true"] { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QFrame[rule="true"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[rule="upright"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QGroupBox { border: none; margin-top: 22px; }
QGroupBox::title { subcontrol-origin: margin; left: 0; color: $soft; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab { color: $soft; background: transparent; border: none; padding: 8px 12px; margin-right: 4px;
    border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }

QProgressBar { background: $track; border: none; border-radius: 2px; min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $line; border-radius: 4px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $edge; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSlider:horizontal { min-height: 22px; }
QSlider::groove:horizontal { height: 4px; background: $track; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
    width: 16px; height: 16px; margin: -7px 0;
    background: $panel; border: 1px solid $edge; border-radius: 9px;
}

/* The calendar that a date field opens. */
QCalendarWidget QWidget { background: $panel; alternate-background-color: $panel; }
QCalendarWidget QToolButton { color: $ink; background: transparent; padding: 4px 8px; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url("$left"); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url("$right"); }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; }
"""
