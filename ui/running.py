"""The application that is running."""

from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """The application, which must be there: no widget lives without it."""
    there = QApplication.instance()
    assert isinstance(there, QApplication)
    return there
