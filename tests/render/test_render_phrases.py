"""The list of noun phrases that a reader judges: its shape, and how it is drawn."""

from collections import Counter

from tests.render.phrases import KEEP, OF_EACH, SEND_BACK, SENTENCES, draw, read_list


def test_list_has_as_many_phrases_of_each_kind() -> None:
    drawn = read_list()
    assert [each.number for each in drawn] == list(range(1, OF_EACH * len(SENTENCES) + 1))
    assert Counter(each.kind for each in drawn) == dict.fromkeys(SENTENCES, OF_EACH)
    assert len({(each.kind, each.phrase.casefold()) for each in drawn}) == len(drawn)


def test_each_phrase_stands_in_its_sentence_and_has_at_most_one_verdict() -> None:
    for each in read_list():
        assert each.phrase.strip()
        assert each.sentence == SENTENCES[each.kind].format(each.phrase)
        assert each.verdict in {"", KEEP, SEND_BACK}


def test_a_draw_is_the_same_whatever_the_order_and_holds_no_phrase_twice() -> None:
    found = [("arm", f"trial-{number}", f"drug {number % 40}") for number in range(60)]
    assert draw(found) == draw(reversed(found))
    assert len({each.phrase for each in draw(found)}) == len(draw(found)) == OF_EACH


def test_a_phrase_that_goes_leaves_the_others_in_place() -> None:
    found = [("outcome", "trial", f"outcome {number}") for number in range(60)]
    gone = draw(found)[3].phrase
    left = {each.phrase for each in draw(row for row in found if row[2] != gone)}
    assert {each.phrase for each in draw(found)} - left == {gone}
