"""All that is kept about someone, on as many pages as it takes."""

from models.access_sheet import AccessSheet
from ui.printing.pages import Pages
from ui.printing.paper import NAME, as_pdf


def access_sheet_as_pdf(sheet: AccessSheet) -> bytes:
    """The sheet as a PDF."""
    pages = Pages(sheet.title)
    for section in sheet.sections:
        pages.heading(section.heading)
        for entry in section.entries:
            for at, (what, said) in enumerate(entry):
                pages.line(said, lead=what, apart=not at)
    return as_pdf(NAME, pages.draw)
