"""The table of contents: every caveat rule, in the order in which caveats of one severity are listed."""

from evidence.appraise.rule import Rule
from evidence.appraise.rules.advice_from_one_study import advice_from_one_study
from evidence.appraise.rules.animals_or_cells_only import animals_or_cells_only
from evidence.appraise.rules.as_good_as_without_test import as_good_as_without_test
from evidence.appraise.rules.authors_interests import authors_interests
from evidence.appraise.rules.before_after_change_shown_as_effect import before_after_change_shown_as_effect
from evidence.appraise.rules.benefit_in_a_subgroup_only import benefit_in_a_subgroup_only
from evidence.appraise.rules.causal_words_for_observational_study import causal_words_for_observational_study
from evidence.appraise.rules.composite_outcome import composite_outcome
from evidence.appraise.rules.conference_result import conference_result
from evidence.appraise.rules.discontinuations_not_reported import discontinuations_not_reported
from evidence.appraise.rules.early_phase import early_phase
from evidence.appraise.rules.estimate_outside_its_interval import estimate_outside_its_interval
from evidence.appraise.rules.few_participants import few_participants
from evidence.appraise.rules.funding_not_stated import funding_not_stated
from evidence.appraise.rules.harms_not_quantified import harms_not_quantified
from evidence.appraise.rules.harms_not_reported import harms_not_reported
from evidence.appraise.rules.headline_beyond_primary_result import headline_beyond_primary_result
from evidence.appraise.rules.hype_words import hype_words
from evidence.appraise.rules.industry_funded import industry_funded
from evidence.appraise.rules.interim_analysis import interim_analysis
from evidence.appraise.rules.interval_includes_no_effect_while_benefit_claimed import (
    interval_includes_no_effect_while_benefit_claimed,
)
from evidence.appraise.rules.margin_not_stated import margin_not_stated
from evidence.appraise.rules.more_harm_with_intervention import more_harm_with_intervention
from evidence.appraise.rules.no_comparator import no_comparator
from evidence.appraise.rules.no_effect_size import no_effect_size
from evidence.appraise.rules.no_interaction_test import no_interaction_test
from evidence.appraise.rules.no_interval import no_interval
from evidence.appraise.rules.nominal_p_value import nominal_p_value
from evidence.appraise.rules.non_inferiority import non_inferiority
from evidence.appraise.rules.not_peer_reviewed import not_peer_reviewed
from evidence.appraise.rules.not_randomised import not_randomised
from evidence.appraise.rules.nothing_said_of_the_rest import nothing_said_of_the_rest
from evidence.appraise.rules.open_label import open_label
from evidence.appraise.rules.opposite_direction_in_the_rest import opposite_direction_in_the_rest
from evidence.appraise.rules.p_value_disagrees_with_interval import p_value_disagrees_with_interval
from evidence.appraise.rules.percentages_disagree_with_counts import percentages_disagree_with_counts
from evidence.appraise.rules.post_hoc_subgroup import post_hoc_subgroup
from evidence.appraise.rules.preprint import preprint
from evidence.appraise.rules.primary_endpoint_mixed import primary_endpoint_mixed
from evidence.appraise.rules.primary_endpoint_not_met import primary_endpoint_not_met
from evidence.appraise.rules.primary_result_not_stated import primary_result_not_stated
from evidence.appraise.rules.quotation_beyond_results import quotation_beyond_results
from evidence.appraise.rules.registration_not_stated import registration_not_stated
from evidence.appraise.rules.relative_effect_only import relative_effect_only
from evidence.appraise.rules.safety_claimed_without_numbers import safety_claimed_without_numbers
from evidence.appraise.rules.secondary_outcome_promoted import secondary_outcome_promoted
from evidence.appraise.rules.several_primary_outcomes import several_primary_outcomes
from evidence.appraise.rules.short_follow_up import short_follow_up
from evidence.appraise.rules.significance_chasing_words import significance_chasing_words
from evidence.appraise.rules.stopped_early import stopped_early
from evidence.appraise.rules.surrogate_outcome import surrogate_outcome
from evidence.appraise.rules.within_one_arm_only import within_one_arm_only

RULES: tuple[Rule, ...] = (
    primary_endpoint_not_met,
    primary_endpoint_mixed,
    primary_result_not_stated,
    secondary_outcome_promoted,
    composite_outcome,
    surrogate_outcome,
    several_primary_outcomes,
    within_one_arm_only,
    benefit_in_a_subgroup_only,
    nothing_said_of_the_rest,
    post_hoc_subgroup,
    no_interaction_test,
    opposite_direction_in_the_rest,
    relative_effect_only,
    no_effect_size,
    no_interval,
    interval_includes_no_effect_while_benefit_claimed,
    as_good_as_without_test,
    before_after_change_shown_as_effect,
    estimate_outside_its_interval,
    p_value_disagrees_with_interval,
    percentages_disagree_with_counts,
    significance_chasing_words,
    nominal_p_value,
    no_comparator,
    not_randomised,
    open_label,
    few_participants,
    early_phase,
    interim_analysis,
    stopped_early,
    short_follow_up,
    animals_or_cells_only,
    non_inferiority,
    margin_not_stated,
    headline_beyond_primary_result,
    causal_words_for_observational_study,
    safety_claimed_without_numbers,
    advice_from_one_study,
    quotation_beyond_results,
    hype_words,
    harms_not_reported,
    harms_not_quantified,
    more_harm_with_intervention,
    discontinuations_not_reported,
    funding_not_stated,
    industry_funded,
    authors_interests,
    not_peer_reviewed,
    conference_result,
    preprint,
    registration_not_stated,
)
