"""Population: who took part, with what condition, of what age and sex, and who could take part."""

from evidence.annotate.population.finder import find_population

__all__ = ["find_population"]
