"""`python -m benchmarks.csl oracle` compares with citeproc-js."""

import argparse

from benchmarks.csl import oracle


def main() -> None:
    """Run one of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.csl", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    oracle.add_options(commands.add_parser("oracle", help=oracle.__doc__))
    options = parser.parse_args()
    oracle.run(options)


if __name__ == "__main__":
    main()
