"""Words to begin with: a short message that sounds like a person."""

from models.drafts.draft import Draft, draft_for, draft_to
from models.drafts.forwarding import draft_along
from models.drafts.mail_links import LONGEST_LINK, mail_link
from models.drafts.words import Occasion

__all__ = ["LONGEST_LINK", "Draft", "Occasion", "draft_along", "draft_for", "draft_to", "mail_link"]
