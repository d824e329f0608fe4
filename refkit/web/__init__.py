"""One page for editors, served on their own machine: paste an article, see what is wrong, take the list away mended."""

from refkit.web.server import serve

__all__ = ["serve"]
