"""Adapters: the renderer of the blocks inside other people's builds. Each imports its host, and nothing else imports it."""
