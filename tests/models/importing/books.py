"""Address books, and short ways to bring them in."""

from models.importing import ImportResult, Rehearsal, carry_out, rehearse_files
from models.vault import Vault
from tests.models.interchange.vcards import vcf

LEA = vcf("UID:lea-1", "FN:Léa Martin", "TEL;TYPE=cell:06 12 34 56 78")
LEA_LATER = vcf("UID:lea-1", "FN:Léa Martin-Roux", "ORG:La Grange", "EMAIL:lea@example.org", "BDAY:1984-05-12")
SAM = vcf("FN:Sam Dubois", "EMAIL:sam@example.org", "NOTE:Aime le thé")
NOBODY = vcf("X-NOTHING:here")


def rehearse(vault: Vault, *books: bytes) -> Rehearsal:
    """Rehearse files of these bytes."""
    return rehearse_files(vault, [(f"book-{number}.vcf", data) for number, data in enumerate(books)])


def bring_in(vault: Vault, *books: bytes) -> ImportResult:
    """Rehearse and carry out."""
    return carry_out(vault, rehearse(vault, *books))


def counts(told: Rehearsal | ImportResult) -> tuple[int, int, int]:
    """New, updated, unchanged."""
    return told.new, told.updated, told.unchanged
