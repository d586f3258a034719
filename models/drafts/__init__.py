"""Words to begin with: a short message that sounds like a person."""

from models.drafts.draft import Draft, draft_for
from models.drafts.mail_links import LONGEST_LINK, mail_link

__all__ = ["LONGEST_LINK", "Draft", "draft_for", "mail_link"]
