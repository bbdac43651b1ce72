"""Which kind of study a release tells of, where no words name it or words in passing name another."""

import pytest

from evidence.annotate.design.kind_of_study import CLASSES, kinds_of_study
from evidence.annotate.pipeline import annotate_doc
from evidence.ingest import read
from evidence.pipeline import extract
from evidence.vocabulary import StudyType, Subjects

FILLING = (
    "The institute was founded to improve the health of the region and works with hospitals in many countries. "
    "Its staff of several hundred includes physicians, nurses and engineers, who share one building near the river. "
)
MICE = (
    "A plant extract rebuilt damaged nerves, researchers report today. "
    "The team fed the extract to mice whose nerves had been injured and compared them with mice on ordinary chow. "
    "After four weeks the treated animals walked better, and their nerve cells had grown back under the microscope. "
    "Genes that guide growth were switched on in the cells. The mice showed no signs of illness. "
    "Whether the extract helps people with neuropathy is not known; millions of patients live with the condition. "
)
PATIENTS = (
    "An injection made from patients' own white cells may hold back relapse, doctors report today. "
    "Twelve patients with leukaemia received the modified cells after their transplant, and ten of them stayed in remission. "
    "Earlier work in mice had shown that such cells find tumour cells. "
    "Patients were followed for a year, and the treatment caused fever in three of the participants. "
    "The doctors now plan to treat more patients, at two doses. "
)
DIARIES = (
    "People who eat late sleep badly, a new analysis suggests. "
    "The researchers looked at the diaries of 4,000 adults who had noted meals and sleep for a week each year. "
    "Those who ate after nine had a 20 per cent higher risk of broken sleep than those who ate before seven. "
    "The link held when age, weight and smoking were taken into account, although the study cannot show cause. "
    "Experiments with rats have pointed the same way. "
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (MICE, StudyType.PRECLINICAL),
        (PATIENTS, StudyType.INTERVENTIONAL),
        (DIARIES, StudyType.OBSERVATIONAL),
    ],
)
def test_the_whole_release_tells_the_kind(text: str, kind: StudyType) -> None:
    stated = extract(text + FILLING, kind="press_release").study.study_type
    assert stated is not None
    assert stated.value is kind
    assert stated.evidence[0].quote in text


@pytest.mark.parametrize("text", [PATIENTS, DIARIES])
def test_animals_named_in_passing_are_not_who_was_studied(text: str) -> None:
    subjects = extract(text + FILLING, kind="press_release").study.subjects
    assert subjects is None or subjects.value is Subjects.PEOPLE


def test_a_release_without_a_study_gets_no_kind() -> None:
    assert extract(FILLING * 4, kind="press_release").study.study_type is None


def test_a_few_words_are_not_weighed() -> None:
    assert extract("The findings should be confirmed by a randomised trial in patients.", kind="news").study.study_type is None


def test_probabilities_are_of_the_known_kinds() -> None:
    weighed = kinds_of_study(annotate_doc(read(MICE, kind="press_release")))
    assert tuple(weighed) == CLASSES
    assert sum(weighed.values()) == pytest.approx(1)
