"""Trainers of the shipped weights: each remakes its file by one command and imports the package, never the other way."""
