"""The command line: bytes in, bytes out, exit codes. One file per command; each calls the verbs of `api`."""

from refkit.cli.main import main

__all__ = ["main"]
