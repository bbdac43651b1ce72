from __future__ import annotations

import pytest

from evidence.ingest.language import is_english


@pytest.mark.parametrize(
    "text",
    [
        "Pill cuts deaths",
        "Drug X: phase 3 success",
        "The pill was given to 40 adults with asthma, and half of them slept better than before.",
        "Los Angeles trial of El Paso patients",
        "",
    ],
)
def test_english_and_short_texts_pass(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Wirkstoff senkte die Sterblichkeit und wurde nach einer Woche mit einem Placebo verglichen.",
        "Les chercheurs ont suivi les malades dans une étude sur le sommeil pour un an.",
        "Los pacientes que tomaron una pastilla para el asma en la clínica mejoraron con el tiempo.",
        "Лекарство снизило смертность в исследовании.",
        "lorem ipsum dolor sit amet " * 20,
    ],
)
def test_other_languages_do_not(text: str) -> None:
    assert not is_english(text)
