from __future__ import annotations

from evidence.annotate.results_table import read_results


def test_values_are_tied_to_their_arms() -> None:
    sentence = "Mean pain was 3.1 points in the ketamine group and 4.2 points in the placebo group."
    spans, relations = read_results(sentence)
    arms = {
        (kind, sentence[slice(*spans[head][:2])], sentence[slice(*spans[tail][:2])])
        for kind, head, tail in relations
        if kind != "OC_RES"
    }
    assert arms == {("A1_RES", "ketamine group", "3.1 points"), ("A2_RES", "placebo group", "4.2 points")}


def test_a_sentence_without_values_has_no_relations() -> None:
    assert read_results("Pain was not measured in the placebo group.")[1] == ()


def test_two_values_set_against_each_other_go_to_different_arms() -> None:
    sentence = "Mean pain was lower with ketamine than with placebo (3.1 vs 4.2 points) at 6 months."
    spans, relations = read_results(sentence)
    arms = [
        (sentence[slice(*spans[head][:2])], sentence[slice(*spans[tail][:2])])
        for kind, head, tail in relations
        if kind != "OC_RES"
    ]
    assert [value[:3] for name, value in arms if name == "ketamine"] == ["3.1"]
    assert [value[:3] for name, value in arms if name == "placebo"] == ["4.2"]
