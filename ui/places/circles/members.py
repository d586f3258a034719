"""Those in one circle, as a list from which and into which people are dragged."""

import json
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QMimeData, QModelIndex, QObject, Qt, Signal

from ui.item_models.paged_rows import Index
from ui.item_models.people_rows import PeopleRows
from ui.jobs import Jobs
from ui.places.told import as_list, is_id

MIME: Final = "application/x-whispeer-people"
"""What is dragged: the process, for ids mean nothing in another vault, and the ids. No name leaves the window."""


class MemberRows(PeopleRows):
    """The people of a circle. ``dropped`` brings the ids of those who were let go over it."""

    dropped = Signal(list)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(jobs, parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Anybody can be dragged, and dropped anywhere on the list."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """They are moved: somebody is in one circle only."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """People of this window."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Who is dragged."""
        ids = [id for index in indexes if (id := self.id_at(index.row())) is not None]
        data = QMimeData()
        data.setData(MIME, json.dumps([QCoreApplication.applicationPid(), ids]).encode("ascii"))
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Whether it is people of this window."""
        return bool(dragged_people(data))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Ask for them to be moved here. The list changes when the vault has."""
        people = dragged_people(data)
        if people:
            self.dropped.emit(people)
        return False  # else the list they come from would take its rows away by itself


def dragged_people(data: QMimeData) -> list[int]:
    """The ids of the people of this process that are dragged; nobody for anything else."""
    try:
        told = as_list(json.loads(bytes(data.data(MIME).data())))
    except (ValueError, RecursionError):
        return []
    if len(told) != 2 or told[0] != QCoreApplication.applicationPid():
        return []
    return [id for id in as_list(told[1]) if is_id(id)]
