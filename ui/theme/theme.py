"""Which theme is shown, and how it reaches every widget."""

from functools import cache
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.running import application
from ui.theme.current import put_tokens, tokens
from ui.theme.fonts import font
from ui.theme.palette import palette_of
from ui.theme.style_sheet import style_sheet
from ui.theme.tokens import CONTRAST, DARK, LIGHT, Tokens

__all__ = ["CHOICES", "Theme", "theme", "tokens"]

CHOICES: Final = ("system", "light", "dark", "contrast")
"""What the user may ask for."""

_BY_NAME: Final = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
_SCHEMES: Final = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Light,
}


class Theme(QObject):
    """The application's theme; follows the system when it was asked to."""

    changed = Signal()
    """Every widget has the new palette and style by now; what caches colours of its own draws again."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._choice = "system"
        hints = QGuiApplication.styleHints()
        self._scheme = hints.colorScheme()
        self._preference = hints.accessibility().contrastPreference()
        hints.colorSchemeChanged.connect(self._on_scheme_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_preference_changed)

    @property
    def choice(self) -> str:
        """What was asked for, one of ``CHOICES``."""
        return self._choice

    @property
    def tokens(self) -> Tokens:
        """What is shown."""
        return tokens()

    def choose(self, choice: str) -> None:
        """Show ``choice``, one of ``CHOICES``, from now on. An unknown one counts as ``"system"``."""
        self._choice = choice if choice in CHOICES else "system"
        # Only title bars and native dialogs follow this hint; our own colours never depend on it.
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[self._choice])
        self._show(_BY_NAME.get(self._choice) or self._of_the_system())

    @Slot(Qt.ColorScheme)
    def _on_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self._follow()

    @Slot(Qt.ContrastPreference)
    def _on_preference_changed(self, preference: Qt.ContrastPreference) -> None:
        self._preference = preference
        self._follow()

    def _follow(self) -> None:
        if self._choice == "system" and self._of_the_system() is not tokens():
            self._show(self._of_the_system())

    def _of_the_system(self) -> Tokens:
        """What the system asks for; light where it does not say (plain X11)."""
        if self._preference == Qt.ContrastPreference.HighContrast:
            return CONTRAST
        return DARK if self._scheme == Qt.ColorScheme.Dark else LIGHT

    def _show(self, shown: Tokens) -> None:
        put_tokens(shown)
        self._application.setFont(font("text"))
        self._application.setPalette(palette_of(shown))
        self._application.setStyleSheet(style_sheet(shown))
        self.changed.emit()


@cache
def theme() -> Theme:
    """The one theme of the one application, which must exist."""
    return Theme(application())
