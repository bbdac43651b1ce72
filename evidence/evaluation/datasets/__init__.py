"""The table of data sets: adding one takes a module with an `ADAPTER`, a gold row in its test, and a line here."""

from evidence.evaluation.adapter import Adapter
from evidence.evaluation.datasets import (
    claim_strength_eureka,
    claim_strength_pubmed,
    consort_terms,
    ctro,
    despin_outcome_similarity,
    despin_primary_secondary,
    despin_significance,
    ebm_nlp,
    evidence_inference,
    evidence_outcomes,
    health_release,
    insciout_pairs,
    insciout_press_releases,
    llm_meta_numeric,
    pico_corpus,
    primary_endpoint_oncology,
    rct_art,
    rct_sentence_roles,
    section_pico,
    trialsieve,
)

ADAPTERS: tuple[Adapter, ...] = (
    health_release.ADAPTER,
    insciout_press_releases.ADAPTER,
    insciout_pairs.ADAPTER,
    claim_strength_eureka.ADAPTER,
    claim_strength_pubmed.ADAPTER,
    primary_endpoint_oncology.ADAPTER,
    evidence_inference.ADAPTER,
    despin_primary_secondary.ADAPTER,
    despin_significance.ADAPTER,
    despin_outcome_similarity.ADAPTER,
    trialsieve.ADAPTER,
    ctro.ADAPTER,
    pico_corpus.ADAPTER,
    ebm_nlp.ADAPTER,
    section_pico.ADAPTER,
    evidence_outcomes.ADAPTER,
    rct_art.ADAPTER,
    llm_meta_numeric.ADAPTER,
    consort_terms.ADAPTER,
    rct_sentence_roles.ADAPTER,
)
"""In the order in which they are reported: releases first, then abstracts, then parts of a text."""

BY_NAME = {adapter.name: adapter for adapter in ADAPTERS}
