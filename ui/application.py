"""The QApplication, ready to show windows: fonts, theme, language, and what happens when we are wrong."""

from pathlib import Path
from typing import Protocol

from platformdirs import user_log_path
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from resources import current_language, set_language, tr
from ui.fault_log import FaultLog
from ui.interpreter import GarbageKeeper, give_way_to_the_window, import_as_python_does
from ui.theme import load_fonts, theme
from ui.theme.mark import mark
from ui.widgets.dialogs import Message
from ui.widgets.focus_ring import FocusWatcher

NAME = "Whispeer"
DESKTOP_FILE = "whispeer"


class Appearance(Protocol):
    """What the settings say about how the program looks and speaks."""

    @property
    def theme(self) -> str:
        """One of ``ui.theme.CHOICES``."""

    @property
    def language(self) -> str | None:
        """One of ``resources.LANGUAGES``, or ``None`` to follow the system."""


def make_application(argv: list[str], settings: Appearance) -> QApplication:
    """The one application of this process, in the settings' theme and language.

    Call it once. Exceptions that nobody catches are logged and told from here on.
    """
    QGuiApplication.setApplicationName(NAME)
    QGuiApplication.setApplicationDisplayName(NAME)
    QGuiApplication.setDesktopFileName(DESKTOP_FILE)
    application = QApplication(argv)
    import_as_python_does()
    give_way_to_the_window()
    GarbageKeeper(application)
    dress(application, settings)
    faults = FaultLog(log_file(), _show_fault)
    faults.setParent(application)
    faults.install()
    application.aboutToQuit.connect(faults.uninstall)
    return application


def dress(application: QApplication, settings: Appearance) -> None:
    """Give ``application`` our fonts, theme, language and focus ring."""
    application.setStyle("Fusion")
    load_fonts()
    application.setWindowIcon(mark())
    set_language(settings.language)
    speak(application)
    theme().choose(settings.theme)
    FocusWatcher(application)


def speak(application: QApplication) -> None:
    """Let Qt's own words and dates be in the language that is spoken."""
    QLocale.setDefault(_locale())
    if current_language() == "fr":
        words = QTranslator(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load("qtbase_fr", folder):
            application.installTranslator(words)


def log_file() -> Path:
    """Where faults are noted."""
    return user_log_path(DESKTOP_FILE, appauthor=False) / "faults.log"


def _locale() -> QLocale:
    """The system's locale when it is in our language (Belgian dates stay Belgian), else that language's."""
    language = QLocale.Language.French if current_language() == "fr" else QLocale.Language.English
    system = QLocale.system()
    return system if system.language() == language else QLocale(language)


def _show_fault(title: str, sentence: str, hint: str) -> None:
    window = QApplication.activeWindow()
    message = Message(window, title, sentence, tr("Go on"), hint=hint)
    message.exec()
    message.deleteLater()
