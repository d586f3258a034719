"""The few widgets everything is made of."""

from ui.widgets.avatar import Avatar, initials, paint_avatar, read_photo
from ui.widgets.buttons import Button, IconButton, link_button, plain_button, primary_button, quiet_button
from ui.widgets.calendar import Calendar, DateField
from ui.widgets.card import Card, paint_card
from ui.widgets.chip import Chip, chip_ink, chip_size, paint_chip
from ui.widgets.dialogs import Message, ask, button_row, dialog_column, tell
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import FramedField, Glyph, NumberField, PassphraseField, SearchField
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.keys import KeyButton, KeyCap, KeyHint, digit_of, key_cap_size, key_words, paint_key_cap
from ui.widgets.labels import ElidedLabel, PlainLabel, plain_tooltip, rule, set_plain_tooltip
from ui.widgets.notice import Notice
from ui.widgets.progress_strip import ProgressStrip
from ui.widgets.strength import StrengthMeter

__all__ = [
    "Avatar",
    "Button",
    "Calendar",
    "Card",
    "Chip",
    "DateField",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "FramedField",
    "Glyph",
    "IconButton",
    "KeyButton",
    "KeyCap",
    "KeyHint",
    "Message",
    "Notice",
    "NumberField",
    "PassphraseField",
    "PlainLabel",
    "ProgressStrip",
    "SearchField",
    "StrengthMeter",
    "ask",
    "button_row",
    "chip_ink",
    "chip_size",
    "dialog_column",
    "digit_of",
    "initials",
    "key_cap_size",
    "key_words",
    "link_button",
    "paint_avatar",
    "paint_card",
    "paint_chip",
    "paint_key_cap",
    "plain_button",
    "plain_tooltip",
    "primary_button",
    "quiet_button",
    "read_photo",
    "rule",
    "set_plain_tooltip",
    "tell",
]
