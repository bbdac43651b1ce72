"""The fourth room: a record goes in, what a sharp medical editor would raise comes out."""

from evidence.appraise.appraisal import appraise, explain, find_rule, rules
from evidence.appraise.rule import Finding, Rule

__all__ = ["Finding", "Rule", "appraise", "explain", "find_rule", "rules"]
