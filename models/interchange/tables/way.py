"""How a file is to be read, as far as somebody says so."""

from dataclasses import dataclass

from models.interchange.tables.layout import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What is said of a file; what is not is found out.

    ``separator`` and ``layout`` are a table's, ``layout`` with a meaning for each of its columns.
    ``has_header`` says whether its first line is one.
    ``day_first`` says how 12/10 is meant where no day of a table tells, or always if ``is_day_order_sure``.
    """

    encoding: str | None = None
    separator: str | None = None
    layout: Layout | None = None
    has_header: bool | None = None
    day_first: bool = True
    is_day_order_sure: bool = False

    def said_of(self, header: tuple[str, ...]) -> Layout | None:
        """What is said of a table with these headers; what is said of another number of columns is of another table."""
        return self.layout if self.layout and len(self.layout.meanings) == len(header) else None


UNSAID = Way()
"""All of it is found out."""
