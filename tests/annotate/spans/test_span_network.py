import numpy
import pytest

from evidence.annotate.spans.network import GAP, SpanNetwork, load_network
from evidence.annotate.spans.words import WordTable, fold, shape

PASSAGE = [(1, 0, 0, 0, 1), (2, 0, 0, 0, 0), (3, 0, 0, 0, 0), (1, 0, 0, 0, 0), (2, 0, 0, 0, 0)]
OTHER = [(3, 0, 0, 0, 1), (3, 0, 0, 0, 0)]


def small_network(units: int = 6) -> SpanNetwork:
    chance = numpy.random.default_rng(3)
    arrays = {"word": (4, 3), "beginning": (1, 2), "end": (1, 2), "shape": (1, 1), "in.weight": (9, units), "in.bias": (units,)}
    for layer in range(3):
        arrays |= {f"conv{layer}.weight": (3, units, units), f"conv{layer}.bias": (units,)}
        arrays |= {f"norm{layer}.weight": (units,), f"norm{layer}.bias": (units,)}
    for name, width in (("ask", 2), ("offer", 2), ("tell", units)):
        arrays |= {f"{name}.weight": (units, width), f"{name}.bias": (width,)}
    arrays |= {"norm_look.weight": (units,), "norm_look.bias": (units,), "own.weight": (units, 3), "own.bias": (3,)}
    made = {name: chance.normal(size=size).astype(numpy.float32) for name, size in arrays.items()}
    return SpanNetwork("small@1", WordTable({}, (1, 1, 1)), made, (1, 2, 4), {"own": ("outcome",)})


def test_every_word_gets_a_probability_of_every_class() -> None:
    (found,) = small_network().probabilities([PASSAGE], ["own"])["own"]
    assert found.shape == (5, 3)
    assert found.sum(1) == pytest.approx(numpy.ones(5), abs=1e-5)


def test_a_passage_does_not_see_the_one_beside_it() -> None:
    network = small_network()
    alone = network.probabilities([PASSAGE], ["own"])["own"][0]
    beside = network.probabilities([OTHER, PASSAGE, OTHER], ["own"])["own"][1]
    assert beside == pytest.approx(alone, abs=1e-5)


def test_a_word_far_away_is_seen_by_the_look_over_the_passage() -> None:
    network = small_network()
    long = PASSAGE * 6
    changed = [*long[:-1], (3, 0, 0, 0, 0)]
    one, other = (network.probabilities([each], ["own"])["own"][0][0] for each in (long, changed))
    assert len(long) > 4 * GAP
    assert not numpy.allclose(one, other)


@pytest.mark.parametrize(
    ("word", "folded", "drawn"), [("HbA1c", "hba0c", "XxX0x"), ("2,5mg", "0,0mg", "0,0xx"), ("WHO", "who", "XX")]
)
def test_words_are_folded_and_drawn(word: str, folded: str, drawn: str) -> None:
    assert (fold(word), shape(word)) == (folded, drawn)


def test_an_unknown_word_has_row_nought_and_the_rows_of_its_parts() -> None:
    table = WordTable({"placebo": 1}, (50, 60, 70))
    assert table.rows("Placebo")[0] == 1
    assert table.rows("zorbanib")[0] == 0
    assert table.rows("zorbanib")[2] == table.rows("tofanib")[2]


def test_the_weights_that_ship_are_small_and_name_their_version() -> None:
    network = load_network()
    assert network.name.startswith("spans@")
    assert set(network.heads) >= {"own", "eo"}
    assert sum(array.nbytes for array in network.arrays.values()) < 20 * 1024 * 1024
