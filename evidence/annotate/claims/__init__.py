"""Claims and how strong they are."""

from evidence.annotate.claims.asserted import asserted_result
from evidence.annotate.claims.find import find_claims
from evidence.annotate.claims.strength import claim_strength

__all__ = ["asserted_result", "claim_strength", "find_claims"]
