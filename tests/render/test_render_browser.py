"""The pages in a browser: no violation of the rules of accessibility, in light and dark, and no request to anywhere.

Needs Chromium and axe-core: `npm install axe-core` in a folder that the environment variable AXE_CORE names.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from evidence.record import Interval
from evidence.render import render
from evidence.vocabulary import Measure
from tests.render.examples import number, stated, worked_caveats, worked_example
from tests.render.test_render_choice import estimate, outcome, trial

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
AXE = Path(os.environ.get("AXE_CORE", "node_modules/axe-core")) / "axe.min.js"
SCRIPT = """
axe.run().then(found => {
  document.body.innerHTML = '<pre id="found"></pre>';
  document.getElementById('found').textContent = JSON.stringify(found.violations.map(each => each.id));
});
"""
SCHEMES = {"light": "1", "dark": "0"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the PATH"),
]


def pages() -> dict[str, str]:
    interval = stated(Interval(low=number("0.50"), high=number("0.92"), level=number("95")), "40")
    counts = tuple({"arm": f"a{at}", "events": number(f"{at}0"), "n": number("200"), "evidence": ()} for at in (1, 2))
    figures = trial(
        estimate("e1", Measure.HAZARD_RATIO, "0.68", interval=interval, arm_results=counts),
        outcomes=(outcome("o1", "relapse"),),
    )
    readers = ("plain.html", "clinician.html")
    worked = {f"worked-{name}": render(worked_example(), worked_caveats(), template=name) for name in readers}
    return worked | {f"figures-{name}": render(figures, (), template=name) for name in readers}


def violations(folder: Path, page: str, scheme: str) -> list[str]:
    file = folder / "page.html"
    script = f"<script>{AXE.read_text('utf-8')}</script><script>{SCRIPT}</script>"
    file.write_text(page.replace("</body>", f"{script}</body>"), "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"]
    options.append(f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}")
    call = [str(CHROMIUM), *options, f"--user-data-dir={folder / 'profile'}", file.as_uri()]
    shown = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    found = re.search(r'<pre id="found">(.*?)</pre>', shown, re.DOTALL)
    assert found, "axe-core has not finished"
    told: list[str] = json.loads(unescape(found[1]))
    return told


@pytest.mark.skipif(not AXE.is_file(), reason="needs axe-core: npm install axe-core, and AXE_CORE names its folder")
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", sorted(pages()))
def test_a_page_breaks_no_rule_of_accessibility(tmp_path: Path, name: str, scheme: str) -> None:
    assert violations(tmp_path, pages()[name], scheme) == []


@pytest.mark.skipif(not AXE.is_file(), reason="needs axe-core: npm install axe-core, and AXE_CORE names its folder")
def test_the_check_can_fail(tmp_path: Path) -> None:
    faint = pages()["worked-plain.html"].replace("--ink: #1c2226", "--ink: #c9ced2")
    assert "color-contrast" in violations(tmp_path, faint, "light")


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_page_asks_nothing_of_anybody(name: str) -> None:
    assert not re.search(r"""(?:src|href)=["'](?!\#)|url\(|@import|<script|<link""", pages()[name])


def test_figures_have_their_words() -> None:
    page = pages()["figures-clinician.html"] + pages()["figures-plain.html"]
    assert "One means no difference" in page
    assert 'aria-labelledby="forest-title forest-text"' in page
    assert 'aria-label="With the study drug: 5 of 100 (10 of 200)"' in page
