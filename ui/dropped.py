"""What is dropped on a window or dragged over it."""

from PySide6.QtCore import QMimeData


def local_paths(data: QMimeData) -> list[str]:
    """The paths of the files of this machine among it, in their order, as the desktop wrote them."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
