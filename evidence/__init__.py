"""trial-evidence: what a trial's news really shows, each fact tied to the words that state it.

The public API. Names load on first use, so that importing the package stays instant.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from evidence.version import __version__

if TYPE_CHECKING:
    from evidence.article import Article
    from evidence.caveat import Caveat
    from evidence.errors import EvidenceError
    from evidence.pipeline import appraise, extract, load_nlp, read, render, summarise
    from evidence.record import EvidenceRecord

__all__ = [
    "Article",
    "Caveat",
    "EvidenceError",
    "EvidenceRecord",
    "__version__",
    "appraise",
    "extract",
    "load_nlp",
    "read",
    "render",
    "summarise",
]

_HOMES = {
    "Article": "evidence.article",
    "Caveat": "evidence.caveat",
    "EvidenceError": "evidence.errors",
    "EvidenceRecord": "evidence.record",
}


class _Package(ModuleType):
    """Keeps `evidence.appraise` and `evidence.render` functions: importing the room of that name would put a module there."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'evidence' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "evidence.pipeline")), name)
