"""Bytes to text: a byte order mark, then strict UTF-8, then the declared character set, then Windows-1252.

No guesser is asked (it misreads short Windows-1252 files), and no Unicode normalisation is done: NFKC turns 10⁹ into 109.
"""

from __future__ import annotations

import codecs
import re

from evidence.errors import UnreadableArticle

MAX_CONTROL_SHARE = 0.01
"""Most of the bytes that may be control characters; prose has none, and a stray one must not lose a release."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a Word, OpenDocument or zip file"), (b"{\\rtf", "an RTF file"))
_DECLARED = re.compile(
    rb"""(?: charset | encoding ) \s* = \s* ["']? \s* (?P<name> [\w.:-]{2,40} )""", re.VERBOSE | re.IGNORECASE
)
_DECLARATION_WINDOW = 4096
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b") + b"\x7f"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Browsers read these names as Windows-1252 (WHATWG Encoding Standard).
_AS_WINDOWS_1252 = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"})


def decode(content: bytes, name: str) -> str:
    """Decode an article's bytes; no byte order mark, every newline a line feed.

    Raises:
        UnreadableArticle: the bytes are not text, or in no encoding that is understood.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return normalised(content[len(mark) :].decode(encoding, "replace"))
    refuse_binary(content, name)
    try:
        return normalised(content.decode("utf-8"))
    except UnicodeDecodeError:
        return normalised(_decode_other(content, name))


def normalised(text: str) -> str:
    """Give text with a line feed for every newline, without byte order mark and lone surrogates."""
    unified = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _LONE_SURROGATE.sub("\ufffd", unified)


def refuse_binary(content: bytes, name: str) -> None:
    """Refuse bytes that are no text.

    Raises:
        UnreadableArticle: a known binary format, a NUL byte, or too many control characters.
    """
    for magic, what in _FORMATS:
        if content.startswith(magic):
            raise UnreadableArticle(name, f"this is {what}, not text", "save it as .txt, .md or .html and read that")
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if b"\x00" in content or controls > MAX_CONTROL_SHARE * len(content):
        raise UnreadableArticle(name, "this is binary, not text", "give a text, Markdown or HTML file")


def _decode_other(content: bytes, name: str) -> str:
    patched = content.decode("utf-8", "replace")
    broken = patched.count("\ufffd")
    if broken < sum(char > "\x7f" for char in patched) - broken:  # UTF-8 with a scratch: cp1252 would garble the whole
        return patched
    for encoding in (_declared(content), "cp1252"):
        try:
            return content.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    raise UnreadableArticle(name, "the text is in an encoding that is not understood", "save it as UTF-8")


def _declared(content: bytes) -> str:
    match = _DECLARED.search(content[:_DECLARATION_WINDOW])
    stated = match.group("name").decode("ascii").lower() if match else "cp1252"
    return "cp1252" if stated in _AS_WINDOWS_1252 else stated
