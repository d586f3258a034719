"""What I promised, in a terminal."""

import click

from app.cli.desk import Desk
from app.cli.output import print_json, print_table
from app.cli.spoken import command
from resources import tr


@command("promises", help="What you promised and still have to do, the nearest day first.")
@click.pass_obj
def promises(desk: Desk) -> None:
    from models.favours import Favours, Shelf
    from models.words import due_words, listed

    store = Favours(desk.vault)
    favours = store.rows(store.ids(Shelf.PROMISED))
    if desk.asked.json:
        print_json(
            [
                {
                    "state": favour.state.value,
                    "text": favour.text,
                    "due": favour.due,
                    "effort": favour.effort,
                    "people": [name for _, name in favour.people],
                }
                for favour in favours
            ]
        )
        return
    today = desk.clock.today()
    cells = [(due_words(one.due, today), listed([name for _, name in one.people]), one.text) for one in favours]
    print_table((tr("By when"), tr("To whom"), tr("What")), cells)
