"""An evidence record from annotated passages, without spaCy: what the rules' examples and the gold are made of.

Each label names a part of the record; its words become the provenance, and by default the name, the count or the value.

    fact         field= value=                          any `Stated` field: `study.masking`, `population.condition`, `funding` …
    source       kind=                                  what sort of text it is
    enrollment   count= role=                           a count of participants
    arm          id= role= label= n= intervention= dose= schedule= duration= background=
    outcome      id= role= result= name= time_frame= desirable= is_composite= is_surrogate= is_harm=
    estimate     id= measure= value= unit= qualifier= low= high= level= interval_kind= p= p_about= outcome= subgroup= arms=
                 trial= contrast= analysis= direction= significance=
    arm_result   estimate= event= arm= label= value= unit= events= n=      belongs to an estimate, or to a harm's event
    subgroup     id= definition= share= share_qualifier= n= complement_of= timing= interaction_p= result=
    rest         of= id= result= …                      the rest of a subgroup; else as `subgroup`
    primary      status= outcomes=                      the verdict on the primary outcome
    harm         kind=statement|serious|event|discontinuation name= excess= quantified=
    claim        where= kind= result= about= scope= speaker= conditional= hedged= hype=

Several ids are separated by commas. Numbers are written as printed; `p=0.03` and `p="<0.001"` are both read. A qualifier may be
written `less`, `more`, `about` or `exact`. Without `id=`, ids count up (`o1`, `o2` …) in the order of the text.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count as count_from
from typing import get_origin

from pydantic import ValidationError

from evidence.errors import CorpusError
from evidence.evaluation.passage import Annotation, Passage, parse_passage
from evidence.evaluation.passage_words import Fields, Words, bad
from evidence.record import EvidenceRecord, Model, Population, Source, Study
from evidence.vocabulary import HarmKind, OutcomeResult, OutcomeRole, SourceKind, SubgroupResult

_SECTIONS: dict[str, type[Model]] = {"source": Source, "study": Study, "population": Population}
_NUMBER_FIELDS = frozenset({"study.sites"})
_LISTS = ("funding", "industry_funding", "conflicts", "phrases")


def record_from_passages(*notations: str, kind: SourceKind = SourceKind.UNKNOWN) -> EvidenceRecord:
    """Build the record that annotated passages spell out; they become one text, a blank line between them.

    Args:
        notations: passages in the notation of `evidence.evaluation.passage`.
        kind: what sort of text it is, unless a `source` label says so.

    Raises:
        CorpusError: the notation, a label, an attribute or a value is wrong.
    """
    passage = parse_passage("\n\n".join(notations))
    draft = _Draft(passage, kind)
    for annotation in sorted(passage.annotations, key=lambda each: each.label == "arm_result"):
        draft.add(annotation)
    return draft.record()


class _Draft:
    def __init__(self, passage: Passage, kind: SourceKind) -> None:
        self.passage = passage
        self.fields: Fields = {
            "engine": {"package": "0", "pipeline": "by hand"},
            "source": {"kind": kind, "sha256": ""},
            "study": {"enrollment": []},
            "population": {},
            "primary_endpoint": {},
            "harms": {"events": [], "discontinuations": []},
            "article_text": passage.text,
        }
        self.fields |= {part: [] for part in ("arms", "outcomes", "estimates", "subgroups", "claims", *_LISTS)}

    def add(self, annotation: Annotation) -> None:
        known = _LABELS.get(annotation.label)
        if known is None:
            raise bad(annotation, f"no such label; there are {', '.join(sorted(_LABELS))}")
        reader, allowed = known
        unknown = sorted({key for key, _ in annotation.attributes} - set(allowed.split()))
        if unknown:
            raise bad(annotation, f"no attribute {unknown[0]}; there are {allowed}")
        reader(self, Words(self.passage, annotation))

    def record(self) -> EvidenceRecord:
        endpoint = self.fields["primary_endpoint"]
        primary = tuple(each["id"] for each in self.fields["outcomes"] if each["role"]["value"] == OutcomeRole.PRIMARY)
        endpoint.setdefault("outcomes", primary)
        try:
            return EvidenceRecord.model_validate(self.fields)
        except ValidationError as error:
            problems = tuple(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
            raise CorpusError(f"The passages make no record: {problems[0]}", "Correct the label's values", problems) from error


def _fact(draft: _Draft, words: Words) -> None:
    path = words.get("field") or ""
    value: object = (words.number if path in _NUMBER_FIELDS else words.get)("value", words.quote)
    if path in _LISTS:
        draft.fields[path].append(words.stated(value))
        return
    section, _, name = path.partition(".")
    field = _SECTIONS[section].model_fields.get(name) if section in _SECTIONS else None
    if field is None:
        raise bad(words.annotation, f"the record has no field {path}")
    if get_origin(field.annotation) is tuple:
        draft.fields[section].setdefault(name, []).append(words.stated(value))
    else:
        draft.fields[section][name] = words.stated(value)


def _source(draft: _Draft, words: Words) -> None:
    draft.fields["source"]["kind"] = words.get("kind")


def _enrollment(draft: _Draft, words: Words) -> None:
    count = words.stated(words.number("count", words.quote))
    draft.fields["study"]["enrollment"].append({"count": count, "role": words.get("role", "randomised")})


def _arm(draft: _Draft, words: Words) -> None:
    arm = words.all_stated("role", "intervention", "dose", "schedule", "duration", "background")
    arm |= {"label": words.stated_key("label", words.quote), "n": words.stated(words.number("n"))}
    draft.fields["arms"].append({"id": _id(draft, words, "arms", "a"), **arm})


def _outcome(draft: _Draft, words: Words) -> None:
    outcome = words.all_stated("time_frame", "desirable", "is_composite", "is_surrogate", "is_harm")
    outcome |= {
        "name": words.stated_key("name", words.quote),
        "role": words.stated_key("role", OutcomeRole.UNSPECIFIED),
        "result": words.stated_key("result", OutcomeResult.NOT_REPORTED),
    }
    draft.fields["outcomes"].append({"id": _id(draft, words, "outcomes", "o"), **outcome})


def _estimate(draft: _Draft, words: Words) -> None:
    estimate = words.all_stated("measure", "analysis", "direction", "significance")
    estimate |= words.plain("outcome", "subgroup", "trial", "contrast", "unit")
    estimate |= {
        "value": words.stated(words.number("value")),
        "qualifier": words.qualifier("qualifier"),
        "interval": words.stated(words.interval()),
        "p_value": words.stated(words.p_value("p")),
        "arms": words.ids("arms"),
        "arm_results": [],
        "evidence": words.evidence,
    }
    draft.fields["estimates"].append({"id": _id(draft, words, "estimates", "e"), **estimate})


def _arm_result(draft: _Draft, words: Words) -> None:
    result = {"arm": words.get("arm"), **words.plain("label", "unit"), "evidence": words.evidence}
    result |= {key: words.number(key) for key in ("value", "events", "n")}
    owners = {each["id"]: each for each in draft.fields["estimates"]}
    owners |= {each["name"]["value"]: each for each in draft.fields["harms"]["events"]}
    if (owner := owners.get(words.get("estimate") or words.get("event") or "")) is None:
        raise bad(words.annotation, "it names no estimate and no event of the passage")
    owner["arm_results"].append(result)


def _subgroup(draft: _Draft, words: Words) -> None:
    subgroup = words.plain("complement_of")
    subgroup |= {
        "definition": words.stated_key("definition", words.quote),
        "share": words.stated(words.number("share")),
        "share_qualifier": words.qualifier("share_qualifier"),
        "n": words.stated(words.number("n")),
        "timing": words.stated_key("timing"),
        "interaction_p": words.stated(words.p_value("interaction_p")),
        "result": words.stated_key("result", SubgroupResult.NOT_REPORTED),
    }
    draft.fields["subgroups"].append({"id": _id(draft, words, "subgroups", "s"), **subgroup})


def _rest(draft: _Draft, words: Words) -> None:
    _subgroup(draft, words)
    draft.fields["subgroups"][-1]["complement_of"] = words.get("of")


def _primary(draft: _Draft, words: Words) -> None:
    verdict: Fields = {"status": words.get("status"), "evidence": words.evidence, "by": "user"}
    if words.get("outcomes") is not None:
        verdict["outcomes"] = words.ids("outcomes")
    draft.fields["primary_endpoint"] = verdict


def _harm(draft: _Draft, words: Words) -> None:
    harms = draft.fields["harms"]
    harms["reported"] = True
    kind = words.get("kind", HarmKind.STATEMENT)
    if kind == HarmKind.EVENT:
        harms["events"].append({"name": words.stated_key("name", words.quote), "arm_results": []})
    elif kind == HarmKind.DISCONTINUATION:
        harms["discontinuations"].append(words.stated(words.quote))
    elif kind in (HarmKind.STATEMENT, HarmKind.SERIOUS):
        harms[str(kind)] = words.stated(words.quote)
    else:
        raise bad(words.annotation, f"kind={kind} is no kind of harm")
    harms |= {key: value for key, value in words.all_stated("excess", "quantified").items() if value is not None}


def _claim(draft: _Draft, words: Words) -> None:
    claim = words.plain("where", "result", "speaker", "scope", "conditional", "hedged")
    claim |= {"kind": words.stated_key("kind", "none"), "text": words.quote, "about": words.ids("about")}
    claim["hype"] = [words.part(each) for each in words.ids("hype")]
    draft.fields["claims"].append({**claim, "evidence": words.evidence})


def _id(draft: _Draft, words: Words, part: str, letter: str) -> str:
    taken, wanted = {each["id"] for each in draft.fields[part]}, words.get("id")
    if wanted in taken:
        raise bad(words.annotation, f"the id {wanted} is taken")
    return wanted or next(free for count in count_from(1) if (free := f"{letter}{count}") not in taken)


_SUBGROUP_KEYS = "id definition share share_qualifier n complement_of timing interaction_p p_about result"
_LABELS: dict[str, tuple[Callable[[_Draft, Words], None], str]] = {
    "arm": (_arm, "id role label n intervention dose schedule duration background"),
    "arm_result": (_arm_result, "estimate event arm label value unit events n"),
    "claim": (_claim, "where kind result about scope speaker conditional hedged hype"),
    "enrollment": (_enrollment, "count role"),
    "estimate": (
        _estimate,
        (
            "id measure value unit qualifier low high level interval_kind p p_about outcome subgroup arms trial contrast "
            "analysis direction significance"
        ),
    ),
    "fact": (_fact, "field value"),
    "harm": (_harm, "kind name excess quantified"),
    "outcome": (_outcome, "id role result name time_frame desirable is_composite is_surrogate is_harm"),
    "primary": (_primary, "status outcomes"),
    "rest": (_rest, f"of {_SUBGROUP_KEYS}"),
    "source": (_source, "kind"),
    "subgroup": (_subgroup, _SUBGROUP_KEYS),
}
