"""What must hold for every summary of a text, in every template: read back from the words that stand there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from html import unescape

from lxml import html

from evidence.caveat import Caveat
from evidence.record import EvidenceRecord, Model, Stated
from evidence.render import render, templates
from evidence.render.view.glossary import find_terms
from evidence.render.words import clean, once
from tests.render.reading_back import read_status
from tests.render.test_render_properties import MARK, NUMBER, REPEATED, SLIP, nodes, number_tokens, printed, summary_lines

FREQUENCY = re.compile(r"(?:about )?(\d+) of (100|1,000)\b")
PEOPLE = re.compile(r"fewer than 1 of 1,000|(?:per|for|of|in) 100(?: people)?\b", re.IGNORECASE)
FIXED = {"Other results", "Figures", "Side effects", "Main outcomes", "The main outcome", "this part of the participants"}
TONGUES = {"de": r"(?:etwa )?\d+ von 100\b", "fr": r"(?:environ )?\d+ sur 100\b", "es": r"(?:unos )?\d+ de 100\b"}
ELSEWHERE = re.compile(r"(?:etwa |environ |unos )?(\d+) (?:von|sur|de) (1000?)\b|(?:weniger als|moins de|menos de) 1 \w+ 1000")
OWN_BLOCKS = (
    "//h1|//h2|//h3|//main//p|//main//li|//main//td|//main//th|//main//figcaption|//main//desc|//text[@class='figures']"
    "|//section[contains(@class, 'evidence')]//*[self::p or self::li or self::td or self::th]"
)
CAVEATS_COUNTED = re.compile(r"\d+ caveats?(?:, \d+ serious)?\.")
DENIED = re.compile(
    r"does not|cannot|may be|not that one|proves nothing|relative risk reduction|[Rr](?:é|e)duc(?:tion|ción) relativ",
    re.IGNORECASE,
)
EARNED = re.compile(
    r"""
    \b (?: reduc | prevent | cur (?: e s? | ed ) \b | improv | lower s \b | cut s \b | protect | works\b | caus (?: es | ed ) \b
        | sav (?: es | ed ) \b | prov (?: es | ed | en ) \b | heal s \b | effective )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Verbs that neither an observational study nor a missed primary outcome has earned."""


def phrases(part: object) -> Iterator[str]:
    """Give every phrase that a record states, as a summary prints it, in small letters."""
    if isinstance(part, Stated):
        if isinstance(part.value, str):
            yield clean(part.value).lower()
    elif isinstance(part, tuple):
        for item in part:
            yield from phrases(item)
    elif isinstance(part, Model):
        for field in type(part).model_fields:
            yield from phrases(getattr(part, field))


def roundings(record: EvidenceRecord) -> set[str]:
    """Give the whole people of 100 and of 1,000 that the percentages of a record round to."""
    numbers = {Decimal(text) for text in number_tokens(list(printed(record))) if re.fullmatch(r"\d+(\.\d+)?", text)}
    groups = [result for estimate in record.estimates for result in estimate.arm_results]
    groups += [result for event in record.harms.events for result in event.arm_results]
    numbers |= {100 * r.events.value / r.n.value for r in groups if r.events and r.n and r.n.value}
    numbers |= {r.value.value for r in groups if r.value}
    scaled = (number * scale for number in numbers if number <= 100 for scale in (1, 10))
    return {str(number.quantize(Decimal(1), ROUND_HALF_UP)) for number in scaled}


def lines_of(written: str, template: str) -> list[str]:
    """Give the lines of a summary in any template, without reference marks, sources and the article beside it."""
    if template.endswith(".json"):
        return list(_json_lines(json.loads(written)["summary"]["sections"]))
    if template.endswith(".html"):
        return _html_lines(written)
    if template.endswith(".txt"):
        return summary_lines(written.split("\nSources, in", maxsplit=1)[0])
    body = re.split(r"\n\*\*(?:Sources|Belege|Sources, dans|Fuentes)", written, maxsplit=1)[0]
    return [unescape(re.sub(r"</?span[^>]*>", "", line)).replace("\\", "") for line in summary_lines(body)]


def _json_lines(sections: Sequence[dict[str, list[dict[str, object]]]]) -> Iterator[str]:
    for section in sections:
        yield from (str(statement["text"]) for statement in section["statements"])


def _html_lines(written: str) -> list[str]:
    tree = html.document_fromstring(written)
    for gone in nodes(tree, "//span[@class='ref']|//aside|//details|//p[starts-with(., 'Sources')]|//td[@class='icon']"):
        gone.drop_tree()
    return [MARK.sub("", " ".join(node.text_content().split())) for node in nodes(tree, OWN_BLOCKS)]


def faults(record: EvidenceRecord, caveats: Sequence[Caveat]) -> list[str]:
    """Render every template and give what is wrong with it, each with the template's name and the line."""
    written = {template: render(record, caveats, template=template) for template in templates()}
    found: list[str] = []
    for template, text in written.items():
        lines = lines_of(text, template)
        lines = [line for line in lines if not CAVEATS_COUNTED.search(line)]
        told = [
            *_verdict(record, template, text),
            *_numbers(record, caveats, lines),
            *_slips(lines, french="-fr" in template),
            *_boasts(record, lines),
        ]
        found += [f"{template}: {fault}" for fault in told]
    found += [f"plain.md: {fault}" for fault in (*_strangers(record, lines_of(written["plain.md"], "plain.md")),)]
    found += [f"clinician.md: {fault}" for fault in _other_people(record, lines_of(written["clinician.md"], "clinician.md"))]
    found += [f"{name}: {fault}" for name in ("plain.md", "clinician.md", "fact_box.md") for fault in _empty(written[name])]
    found += [f"plain-{tongue}.md: {fault}" for tongue in TONGUES for fault in _foreign(record, written[f"plain-{tongue}.md"])]
    return found + [f"plain.md: unexplained {term}" for term in _unexplained(lines_of(written["plain.md"], "plain.md"))]


def _verdict(record: EvidenceRecord, template: str, text: str) -> list[str]:
    said, stated = read_status(text, template), record.primary_endpoint.status
    return [] if said is stated else [f"says {said} of the primary endpoint, which is {stated}"]


def _numbers(record: EvidenceRecord, caveats: Sequence[Caveat], lines: Sequence[str]) -> Iterator[str]:
    allowed = number_tokens([*printed(record), *(caveat.message for caveat in caveats)])
    people = roundings(record) | allowed
    for line in lines:
        counted = {match[1] for pattern in (FREQUENCY, ELSEWHERE) for match in pattern.finditer(line) if match[1]}
        rest = PEOPLE.sub("", ELSEWHERE.sub("", FREQUENCY.sub("", line)))
        strange = (counted - people) | ({token.lstrip("0") for token in NUMBER.findall(rest)} - allowed)
        if strange:
            yield f"numbers {sorted(strange)} from nowhere in {line!r}"


def _slips(lines: Sequence[str], *, french: bool) -> Iterator[str]:
    for line in lines:
        text = " ".join(line.replace("*", " ").replace("|", " / ").split())
        own = re.sub(r"“[^”]*”", "“x”", text)
        bare = re.sub(r" \.(?=\d)", " 0.", own)
        if re.search(r"\bNone\b", own):
            yield f"None in {text!r}"
        if REPEATED.search(own):
            yield f"a doubled word in {text!r}"
        if SLIP.search(re.sub(r" (?=[:;])", "", bare) if french else bare):
            yield f"a slip of punctuation in {text!r}"
        if text.count("(") != text.count(")") or text.count("“") != text.count("”"):
            yield f"an orphan bracket in {text!r}"


def _boasts(record: EvidenceRecord, lines: Sequence[str]) -> Iterator[str]:
    kind = record.study.study_type.value.value if record.study.study_type else ""
    if record.primary_endpoint.status.value != "not_met" and kind != "observational":
        return
    names = sorted({name for name in phrases(record) if name}, key=len, reverse=True)
    taken = re.compile("|".join([r"“[^”]*”", *map(re.escape, names)]), re.IGNORECASE)
    for line in lines:
        said = EARNED.search(taken.sub("x", line))
        if said and not DENIED.search(line):
            yield f"{said[0]!r} is not earned in {line!r}"


def _strangers(record: EvidenceRecord, lines: Sequence[str]) -> Iterator[str]:
    """Give the labels of results that name no outcome and no subgroup of the record."""
    known = set(phrases(record))
    for line in lines:
        label = re.match(r"- \*(?:In )?(.+?)(?: \([^()]*\)|, [^,()]+ \(?[^()]*\)?)?:\* ", line)
        if (
            label
            and label[1] not in FIXED
            and not any(label[1].lower() in text or text in label[1].lower() for text in known if text)
        ):
            yield f"a stranger's name in {line!r}"


def _other_people(record: EvidenceRecord, lines: Sequence[str]) -> Iterator[str]:
    known = set(phrases(record))
    for line in lines:
        if line.startswith("| Population |") and "not stated" not in line:
            parts = line.split("|")[2].split(";")
            if not all(any(part.strip().lower() in once(text) for text in known) for part in parts):
                yield f"people not of the record in {line!r}"


def _foreign(record: EvidenceRecord, written: str) -> Iterator[str]:
    """Give the English names of a summary in another language that the record does not have."""
    known = " | ".join(
        [*phrases(record), "placebo", "another treatment", "another dose", "no treatment", "usual care", "a sham procedure"]
    )
    body = re.split(r"\n\*\*(?:Belege|Sources, dans|Fuentes)", written, maxsplit=1)[0]
    for name in re.findall(r'<span lang="en">(.*?)</span>', body):
        bare = unescape(name).replace("\\", "").replace("doi:", "").lower()
        if not any(clean(part) in known for part in (bare, *re.split(r", | and | or | & |; ", bare)) if part):
            yield f"a stranger's name {name!r}"


def _empty(written: str) -> Iterator[str]:
    blocks = [block for block in written.strip().split("\n\n") if block.strip()]
    for heading, below in zip(blocks[1:], [*blocks[2:], ""], strict=True):
        if re.fullmatch(r"\*\*[\w ]+\*\*(, in .*)?", heading) and (not below or below.startswith("**")):
            yield f"nothing under {heading!r}"
        if re.search(r"\*\*[\w ]+\.\*\*\s*$|:\*\s*$", heading, re.MULTILINE):
            yield f"nothing after {heading!r}"


def _unexplained(lines: Sequence[str]) -> Iterator[str]:
    """Give the terms of the glossary that a plain summary uses and does not explain."""
    body = " ".join(lines[1:])
    explained = {entry.meaning for _, end, entry in find_terms(body) if re.match(r" means|:", body[end:])}
    for start, end, entry in find_terms(body):
        if entry.meaning not in body and entry.meaning not in explained:
            yield f"{entry.term} in {body[max(0, start - 40) : end + 40]!r}"
