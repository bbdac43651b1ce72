"""Renew the reviewed summaries and show what changed: `python -m tests.render.renew [NAME …]`, all of them without a name.

It writes the record, the caveats and the summaries of each article as the tool has them now, and prints the difference: the
plain one of every article, and the one for clinicians of those that have one already, or of all with `--clinician`. A
changed summary is no longer reviewed: read it beside its article and mend its note in `reviewed/notes.toml`, or drop it.
With `--check` nothing is written.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

FOLDER = Path(__file__).with_name("reviewed")
CORPUS = Path(__file__).parents[2] / "corpus"
SUMMARIES = {"plain.md": ".md", "clinician.md": ".clinician.md"}


def renew(name: str, *, write: bool = True, clinician: bool = False) -> Iterator[str]:
    """Write the record and the summaries of an article, and give the lines of the summaries that changed."""
    from evidence import appraise, extract, render

    record = extract(next((CORPUS / name).glob("article.*")))
    caveats = appraise(record)
    kept = {
        "record": record.model_dump(mode="json", exclude={"article_text"}),
        "caveats": [caveat.model_dump(mode="json") for caveat in caveats],
    }
    for template, ending in SUMMARIES.items():
        file = FOLDER / f"{name}{ending}"
        if template != "plain.md" and not (clinician or file.is_file()):
            continue
        now = render(record, caveats, template=template)
        before = file.read_text(encoding="utf-8") if file.is_file() else ""
        yield from unified_diff(
            before.splitlines(), now.splitlines(), f"{file.name} before", f"{file.name} now", lineterm="", n=0
        )
        if write:
            file.write_text(now, encoding="utf-8")
    if write:
        (FOLDER / f"{name}.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Renew the articles named, or all that have a note; give 1 where a summary changed."""
    names = [each for each in arguments if not each.startswith("--")]
    names = names or sorted(tomllib.loads((FOLDER / "notes.toml").read_text(encoding="utf-8")))
    changed = 0
    for name in names:
        difference = list(renew(name, write="--check" not in arguments, clinician="--clinician" in arguments))
        changed += bool(difference)
        sys.stdout.writelines(f"{line}\n" for line in difference)
    sys.stdout.write(f"{changed} of {len(names)} articles have a changed summary\n")
    return min(changed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
