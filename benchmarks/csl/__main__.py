"""`oracle` compares with citeproc-js, `speed` with the cost of other engines, `growth` says how the cost grows."""

import argparse

from benchmarks.csl import oracle, speed


def main() -> None:
    """Run one of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.csl", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    oracle.add_options(commands.add_parser("oracle", help="equal to citeproc-js?"))
    speed.add_options(commands.add_parser("speed", help="CPU seconds beside other engines"))
    speed.add_options(commands.add_parser("growth", help="CPU seconds of more and more works"))
    options = parser.parse_args()
    {"oracle": oracle.run, "speed": speed.run, "growth": speed.growth}[options.command](options)


if __name__ == "__main__":
    main()
