"""Reads the articles of the fixtures."""

from refkit.article import read_article as read

__all__ = ["read"]
