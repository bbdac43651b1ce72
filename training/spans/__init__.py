"""Train the network that marks participants, treatments, comparators and outcomes; see `__main__`."""
