"""An independent reader: what a rendered summary says of the primary endpoint, by its words alone."""

from __future__ import annotations

import json
import re
from html import unescape

from evidence.vocabulary import PrimaryStatus

_SAID = {
    PrimaryStatus.MIXED: r"gave\ mixed\ results\ on\ its\ main | [Pp]rimary\ outcomes?\ mixed | reports\ mixed\ results",
    PrimaryStatus.NOT_MET: r"""
        did\ not\ show\ (?: a\ benefit | (?:the\ )? non-inferiority | equivalence ) | did\ not\ reach\ the\ goal
        | found\ a\ worse\ result .* \ on\ its\ main | did\ not\ find\ the\ expected\ association
        | [Pp]rimary\ outcomes?\ not\ met
        | reports\ no\ (?: benefit | association | favourable\ result | non-inferiority | equivalence )
    """,
    PrimaryStatus.MET: r"""
        showed\ (?: a\ benefit | non-inferiority | equivalence ) | met\ (?: its\ goal | the\ goal\ set )
        | [Pp]rimary\ outcomes?\ met | reports\ (?: a\ benefit | an\ association | non-inferiority | equivalence )
        | reports\ a\ favourable\ result (?= [.;] | \ \( )
    """,
}
_TONGUES = {
    "de": {
        PrimaryStatus.MIXED: r"ergab\ ein\ gemischtes\ Bild",
        PrimaryStatus.NOT_MET: r"zeigte\ nicht,\ was\ sie\ zeigen\ sollte",
        PrimaryStatus.MET: r"(?: Studie | Untersuchung | Übersicht )\ zeigte\ ein",
    },
    "fr": {
        PrimaryStatus.MIXED: r"a\ donné\ des\ résultats\ partagés",
        PrimaryStatus.NOT_MET: r"n’a\ pas\ montré\ ce\ qu",
        PrimaryStatus.MET: r"(?: essai | étude | revue )\ a\ montré\ un",
    },
    "es": {
        PrimaryStatus.MIXED: r"dio\ resultados\ dispares",
        PrimaryStatus.NOT_MET: r"no\ mostró\ lo\ que\ debía",
        PrimaryStatus.MET: r"(?: ensayo | estudio | revisión )\ mostró\ un",
    },
}
_LEAD_ENDS = re.compile(
    r"""
    \*\*(?: What | Who | Keep | Not | From | Wer | Qui | Quién | Was | Outcomes | Side | Why | Population )
    | ^\| | <h2>(?! In\ short | Bottom ) | <aside | \*\*Sources | <details | Population
    """,
    re.VERBOSE | re.MULTILINE,
)
_TAG = re.compile(r"<[^>]+>")
_STYLE = re.compile(r"<(style|head)\b.*?</\1>", re.DOTALL)


def read_status(written: str, template: str) -> PrimaryStatus:
    """Read what a summary says of the primary endpoint; not reported where it says nothing."""
    tongue = template.removeprefix("plain-").split(".")[0]
    patterns = _TONGUES.get(tongue, _SAID)
    lead = _lead(written, template)
    for status in (PrimaryStatus.MIXED, PrimaryStatus.NOT_MET, PrimaryStatus.MET):
        if re.search(patterns[status], lead, re.VERBOSE):
            return status
    return PrimaryStatus.NOT_REPORTED


def _lead(written: str, template: str) -> str:
    """Give the words of the first section, where every template says what became of the primary endpoint."""
    if template.endswith(".json"):
        return " ".join(statement["text"] for statement in json.loads(written)["summary"]["sections"][0]["statements"])
    if template == "headline.md":
        return written.splitlines()[0]
    body = _STYLE.sub("", written)
    opening = re.search(r"In\ short|Bottom\ line|Kurz|En\ bref|En\ pocas|Main\ result", body, re.VERBOSE)
    body = body[opening.end() :] if opening else body
    end = _LEAD_ENDS.search(body, 1)
    return " ".join(unescape(_TAG.sub(" ", body[: end.start()] if end else body)).replace("*", "").replace("\\", "").split())
