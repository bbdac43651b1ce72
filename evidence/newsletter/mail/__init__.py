"""E-mail: a summary or a whole issue as HTML made of tables, with its plain-text half, and as a message of both."""

from evidence.newsletter.mail.composition import Mail, mail_of_issue, mail_of_record
from evidence.newsletter.mail.message import write_message

__all__ = ["Mail", "mail_of_issue", "mail_of_record", "write_message"]
