"""Lists that do not jump while they are looked at."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QAbstractItemView

from ui.item_models.paged_rows import PagedRows


@contextmanager
def kept_in_place(view: QAbstractItemView, rows: PagedRows) -> Iterator[None]:
    """Whatever comes or goes above it meanwhile, the uppermost row in sight stays where it is.

    Who looks at the beginning of the list sees what comes there.
    """
    bar = view.verticalScrollBar()
    top = view.indexAt(view.viewport().rect().topLeft())
    id, was_at = rows.id_at(top.row()), view.visualRect(top).y()
    scrolled = bar.value() > 0 and id is not None
    yield
    if scrolled and id is not None and (index := rows.index_of(id)).isValid():
        bar.setValue(bar.value() + view.visualRect(index).y() - was_at)
