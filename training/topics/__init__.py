"""Remakes `release_topics`: what each sentence of a release speaks of."""
