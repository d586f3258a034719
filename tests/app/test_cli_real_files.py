"""Every real file there is, through the command line: what would come in, what is refused and why, and nothing twice.

``python3 run.py test tests/app/test_cli_real_files.py -s`` prints the table.
"""

from pathlib import Path

import pytest

from models.importing import carry_out, rehearse_files
from models.vault import Vault
from tests.app.running import Here

FOLDER = Path(__file__).parents[3] / "shared" / "fixtures"
FILES = sorted(file for file in FOLDER.glob("*/*") if file.is_file())

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder of real address books is not here")

NEW = {
    "ez-vcard_John_Doe_ANDROID.vcf": 6,
    "ez-vcard_gmail-list.vcf": 3,
    "ez-vcard_rfc2426-example.vcf": 2,
    "kcontacts_autotests_data_vcard10.vcf": 5,
    "sabre_VObject_issue64.vcf": 0,
    "excel_fr_semicolon_cp1252.csv": 2,
    "google_contacts_new.csv": 2,
    "import_test_unit_resources_basic_csv_addressbook.csv": 2,
    "import_test_unit_resources_csv_semicolon.csv": 2,
    "linkedin_connections_en.csv": 2,
}
"""By file, how many come in from it, where that is not one (none from a calendar)."""

REJECTED = {
    "linkedin_connections_en.csv": ["line 7"],
    "sabre_VObject_issue64.vcf": ["line 1"],
    "radicale-0827.ics": ["event 2", "event 3", "1 event"],
    "simple_test.ics": ["event 1"],
    "VObject_RecurrenceIterator_UntilRespectsTimezoneTest.ics": ["1 event"],
    "ms_tzid.ics": ["1 event"],
    "radicale-0816.ics": ["1 event"],
    "ruby_rrule.ics": ["1 event"],
    "tzid_8bit.ics": ["1 event"],
    "vobject_0050.ics": ["1 exchange"],
    "vtodo.ics": ["1 task"],
}
"""By file, where something is that is not taken."""

NO_CALENDAR = ("timezones.ics", "tz_us_eastern.ics")
"""Pieces of a calendar, of which there is only one thing to say."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_dry_run_tells_what_is_in_a_file_and_a_second_import_adds_nothing(
    here: Here, vault: Vault, file: Path
) -> None:
    rehearsed = here("import", file, "--dry-run", "--json")
    if file.name in NO_CALENDAR:
        assert (rehearsed.code, rehearsed.refusal.count("\n")) == (1, 0)
        assert "VCALENDAR" in rehearsed.refusal
        print(f"\n{file.name}: refused, {rehearsed.refusal}")
        return
    told = rehearsed.json
    new = NEW.get(file.name, 0 if file.suffix == ".ics" else 1)
    where = [f"{one['at']}: {one['why']}" for one in told["rejected"]]
    print(f"\n{file.name}: {new + len(told['rejected'])} read, {told['new']} new, {len(where)} rejected {where}")
    assert told["new"] == new
    assert [one["at"] for one in told["rejected"]] == REJECTED.get(file.name, [])
    assert all(one["why"].endswith(".") for one in told["rejected"])

    files = [(file.name, file.read_bytes())]
    done = carry_out(vault, rehearse_files(vault, files))
    assert (done.new, len(done.rejected)) == (new, len(where))
    again = carry_out(vault, rehearse_files(vault, files))
    assert (again.new, again.updated, again.told, again.batch) == (0, 0, 0, None)
    assert again.unchanged == done.new + done.updated + done.unchanged


def test_all_of_them_at_once_and_again(here: Here) -> None:
    files = [file for file in FILES if file.name not in NO_CALENDAR]
    done = here("import", *files, "--json").json
    assert done["new"] == len(here.names()) > 40
    again = here("import", *files, "--json").json
    assert (again["new"], again["updated"], again["batch"]) == (0, 0, None)
