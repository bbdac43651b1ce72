"""Labels of passages as tensors of one width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

Part = dict[str, Any]
"""One passage: its words as numbers, and its labels, masks and soft labels by head."""


def padded_labels(parts: Sequence[Part], head: str, width: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Give classes and mask of passages for one head, padded to a width."""
    wanted, mask = torch.zeros(len(parts), width, dtype=torch.long), torch.zeros(len(parts), width)
    for row, part in enumerate(parts):
        length = len(part["labels"][head])
        wanted[row, :length] = torch.tensor(part["labels"][head])
        mask[row, :length] = torch.tensor(part["masks"][head], dtype=torch.float)
    return wanted, mask
