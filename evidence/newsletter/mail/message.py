"""A mail as a file that every mail program opens: RFC 5322, text and HTML as alternatives."""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from evidence.errors import EvidenceError
from evidence.newsletter.mail.composition import Mail

_BOUNDARY_LENGTH = 32


def write_message(mail: Mail, *, sender: str | None = None) -> bytes:
    """Write a mail as a draft.

    The same mail gives the same bytes: the boundary is made of its content, and the date is left to the program that sends it.

    Args:
        mail: what to write.
        sender: the address in `From`, with or without a name.

    Raises:
        EvidenceError: the sender is no address.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(mail.subject.split())
    if sender:
        message["From"] = _address(sender)
    message["X-Unsent"] = "1"  # opens as a draft
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    message.set_boundary("=_" + sha256((mail.text + mail.html).encode()).hexdigest()[:_BOUNDARY_LENGTH])
    return message.as_bytes()


def _address(sender: str) -> Address:
    name, _, rest = sender.rpartition("<")
    try:
        return Address(display_name=name.strip().strip('"'), addr_spec=rest.rstrip("> ").strip())
    except (ValueError, MessageError) as error:
        raise EvidenceError(f"{sender!r} is no e-mail address", "write it as news@example.org") from error
