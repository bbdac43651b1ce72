"""E-mail: tables and inline styles, both halves, small, and right at the width of a telephone."""

from __future__ import annotations

import email
import email.policy
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import html
from typer.testing import CliRunner, Result

from evidence.cli import app
from evidence.errors import EvidenceError
from evidence.newsletter.mail.composition import WIDTH, Mail, render_prose, wrapped
from evidence.newsletter.mail.icons import icon_arrays
from evidence.newsletter.mail.message import write_message
from evidence.record import ArmResult, Estimate, EvidenceRecord, Number
from evidence.vocabulary import Contrast, Measure
from tests.newsletter.conftest import RELEASE, nodes
from tests.render.examples import blank, stated, words, worked_example

ROOT = Path(__file__).resolve().parents[2]
ISSUE = ROOT / "examples" / "newsletter" / "issue.md"
MOST_BYTES = 30_000
CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
WIDTHS = """<!doctype html><body><pre></pre><script>
addEventListener("load", () => {{ document.querySelector("pre").textContent = [...document.querySelectorAll("iframe")]
  .map(frame => frame.width + " " + frame.contentDocument.documentElement.scrollWidth).join(";") }})
</script>{frames}</body>"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


@pytest.fixture
def page(home: Path) -> str:
    done = run("summarise", "sources/pill.txt", "--format", "email")
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(scope="module")
def built() -> str:
    return (ISSUE.parent / "built" / "issue.html").read_text("utf-8")


@pytest.mark.parametrize("reader", ["plain", "clinician"])
def test_a_summary_as_email(home: Path, reader: str) -> None:
    done = run("summarise", "sources/pill.txt", "--format", "email", "--reader", reader)
    assert "900" in done.stdout
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert len(done.stdout.encode()) < MOST_BYTES


def test_styles_are_in_the_tags_and_dark_ones_in_the_head(page: str) -> None:
    tree = html.fromstring(page)
    assert "font:16px/1.5 Arial" in nodes(tree, "//td[@class='inner']/@style")[0]
    (style,) = nodes(tree, "//head/style/text()")
    assert "prefers-color-scheme" in style
    assert not re.search(r"(?m)^\s*\.inner\s*\{\s*padding: 24", style)
    assert nodes(tree, "//meta[@name='color-scheme']/@content") == ["light dark"]


@pytest.mark.parametrize("made", ["page", "built"])
def test_nothing_that_mail_programs_drop(made: str, request: pytest.FixtureRequest) -> None:
    tree = html.fromstring(request.getfixturevalue(made))
    assert not nodes(tree, "//svg | //script | //link | //form | //iframe | //img | //*[@onclick]")
    assert not [each for each in nodes(tree, "//@style") if re.search(r"flex|grid|var\(|position|url\(", each)]
    assert nodes(tree, "//table[@role='presentation']")
    assert not nodes(tree, "//a[starts-with(@href, '#')]")


def test_the_issue_of_five_articles_is_small_enough(built: str) -> None:
    assert len(built.encode()) < MOST_BYTES


def test_a_message_has_both_halves(home: Path) -> None:
    done = run("summarise", "sources/pill.txt", "--format", "eml", "-o", "out")
    assert done.exit_code == 0
    message = email.message_from_bytes((home / "out" / "pill.eml").read_bytes(), policy=email.policy.default)
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    halves = [message.get_body((kind,)) for kind in ("plain", "html")]
    assert all(half is not None and "900" in half.get_content() for half in halves)
    assert message["Subject"]


def test_the_same_mail_gives_the_same_bytes_and_only_ascii() -> None:
    mail = Mail("Größe und\nmehr", "<p>naïve · 0·95</p>", "naïve · 0·95\n")
    written = write_message(mail, sender="Notes <news@example.org>")
    assert written == write_message(mail, sender="Notes <news@example.org>")
    assert written.isascii()
    message = email.message_from_bytes(written, policy=email.policy.default)
    assert message["Subject"] == "Größe und mehr"
    assert str(message["From"]) == "Notes <news@example.org>"


@pytest.mark.parametrize("sender", ["nobody", "a@b@c", "x\r\nBcc: <y@example.org>"])
def test_a_sender_that_is_no_address_is_refused(sender: str) -> None:
    with pytest.raises(EvidenceError):
        write_message(Mail("s", "h", "t"), sender=sender)


def test_text_is_wrapped_and_items_hang() -> None:
    text = wrapped("One\nline " + "word " * 30 + "\n\n\n\n- item " + "more " * 30 + "\n# Heading\n")
    assert max(map(len, text.splitlines())) <= WIDTH
    assert text.startswith("One line word")
    assert "\n  more" in text
    assert "\n\n\n" not in text


def test_prose_keeps_its_tables_and_loses_its_comments() -> None:
    written = render_prose("# A\n\n<!-- secret -->\n\n| a |\n|---|\n| b |\n")
    assert "<table>" in written
    assert "secret" not in written


ISSUE_TEXT = """---
title: "The subject"
---

# Heading

Our words & theirs.

<!-- evidence:begin source="sources/pill.txt" -->
<!-- evidence:end -->
"""


@pytest.fixture
def issue(home: Path) -> Path:
    path = home / "issue.md"
    path.write_text(ISSUE_TEXT, "utf-8")
    assert run("blocks", "issue.md").exit_code == 0
    return path


def test_an_issue_as_email(issue: Path, home: Path) -> None:
    done = run("email", "issue.md", "-o", "built", "--from", "news@example.org")
    assert (done.exit_code, done.stdout) == (0, "built/issue.html\nbuilt/issue.eml\n")
    message = email.message_from_bytes((home / "built" / "issue.eml").read_bytes(), policy=email.policy.default)
    assert message["Subject"] == "The subject"
    plain = message.get_body(("plain",))
    assert plain is not None
    text = plain.get_content()
    assert "Our words & theirs." in text
    assert "900" in text
    assert "evidence:" not in text + (home / "built" / "issue.html").read_text("utf-8")


def test_what_was_edited_by_hand_goes_out_as_it_stands(issue: Path) -> None:
    issue.write_text(issue.read_text("utf-8").replace("900", "nine hundred"), "utf-8")
    page = run("email", "issue.md").stdout
    assert "nine hundred" in page
    assert "900" not in page.partition("Sources")[0]


def test_a_block_with_its_own_template_goes_out_as_it_stands(home: Path) -> None:
    (home / "a.md").write_text(ISSUE_TEXT.replace("pill.txt", 'pill.txt" template="verdict.md'), "utf-8")
    assert run("blocks", "a.md").exit_code == 0
    assert 'class="lead"' not in run("email", "a.md").stdout


@pytest.mark.parametrize(
    ("change", "told"),
    [(("900", "901"), "issue.md:9: the block of sources/pill.txt is stale"), (("Pill", ""), "run evidence blocks first")],
)
def test_a_stale_issue_is_not_sent(issue: Path, home: Path, change: tuple[str, str], told: str) -> None:
    (home / "sources" / "pill.txt").write_text(RELEASE.replace(*change), "utf-8")
    done = run("email", "issue.md")
    assert (done.exit_code, done.stdout) == (2, "")
    assert told.lower() in done.stderr.lower()


def test_an_html_issue_is_no_email(home: Path) -> None:
    (home / "issue.html").write_text("<p>x</p>", "utf-8")
    assert "Markdown" in run("email", "issue.html").stderr


def counted(events: tuple[str, str], of: tuple[str, str]) -> EvidenceRecord:
    def figure(text: str) -> Number:
        return Number(text=text, value=Decimal(text))

    record = worked_example()
    results = tuple(
        ArmResult(arm=arm.id, events=figure(count), n=figure(size), evidence=(words("placebo"),))
        for arm, count, size in zip(record.arms, events, of, strict=False)
    )
    estimate = Estimate(
        id="e9",
        outcome="o1",
        measure=stated(Measure.ARM_VALUE_ONLY, "placebo"),
        arm_results=results,
        evidence=(words("placebo"),),
    )
    return record.model_copy(update={"estimates": (estimate,)})


def test_an_icon_array_counts_people() -> None:
    (array,) = icon_arrays(counted(("20", "55"), ("1608", "1604")))
    assert [group.count for group in array.groups] == [1, 3]
    assert [group.printed for group in array.groups] == ["20 of 1608", "55 of 1604"]
    assert all(len("".join(group.rows)) == 100 for group in array.groups)
    assert [group.rows[0].count("●") for group in array.groups] == [1, 3]


@pytest.mark.parametrize(
    ("events", "of"),
    [(("20", "20"), ("1000", "1001")), (("30", "20"), ("20", "100")), (("0", "1"), ("0", "10"))],
)
def test_no_icon_array_where_it_would_show_nothing_or_be_wrong(events: tuple[str, str], of: tuple[str, str]) -> None:
    assert icon_arrays(counted(events, of)) == ()


def test_no_icon_array_for_changes_within_a_group_or_a_subgroup() -> None:
    record = counted(("20", "55"), ("1608", "1604"))
    for update in ({"contrast": Contrast.WITHIN_ARM}, {"subgroup": "s1"}, {"outcome": None}):
        estimate = record.estimates[0].model_copy(update=update)
        assert icon_arrays(record.model_copy(update={"estimates": (estimate,)})) == ()
    assert icon_arrays(blank()) == ()


def test_the_built_issue_has_an_icon_array_as_a_table(built: str) -> None:
    cells = nodes(html.fromstring(built), "//td[@class='icon']")
    assert [cell.text_content().count("●") for cell in cells] == [1, 3]


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_no_width_needs_sideways_scrolling(built: str, tmp_path: Path) -> None:
    (tmp_path / "mail.html").write_text(built, "utf-8")
    frames = "".join(f'<iframe src="mail.html" width="{width}" height="400"></iframe>' for width in (320, 600))
    (tmp_path / "frames.html").write_text(WIDTHS.format(frames=frames), "utf-8")
    call = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--allow-file-access-from-files",
        "--virtual-time-budget=5000",
    ]
    call += [f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", (tmp_path / "frames.html").as_uri()]
    done = subprocess.run(call, capture_output=True, text=True, check=True, timeout=120)
    found = re.search(r"<pre>(\d+) (\d+);(\d+) (\d+)</pre>", done.stdout)
    assert found
    assert (int(found[2]) <= int(found[1]) == 320, int(found[4]) <= int(found[3]) == 600) == (True, True)
