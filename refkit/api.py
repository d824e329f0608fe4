"""The public verbs, each a few lines."""
