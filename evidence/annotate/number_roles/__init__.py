"""What each number of a result is, and whose: two small trained models over what the grammars propose."""

from evidence.annotate.number_roles.finder import counts_of, find_number_roles
from evidence.annotate.number_roles.judge import Judgement
from evidence.annotate.number_roles.settle import owner_of, settled

__all__ = ["Judgement", "counts_of", "find_number_roles", "owner_of", "settled"]
