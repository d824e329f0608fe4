"""`oracle` compares with citeproc-js, `speed` with the cost of other engines; `growth` says how the cost grows, and
`startup` what the first entry costs; `every` writes in every style and says which break.
"""

import argparse

from benchmarks.csl import every, oracle, speed, startup


def main() -> None:
    """Run one of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.csl", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    oracle.add_options(commands.add_parser("oracle", help="equal to citeproc-js?"))
    speed.add_options(commands.add_parser("speed", help="CPU seconds beside other engines"))
    speed.add_options(commands.add_parser("growth", help="CPU seconds of more and more works"))
    speed.add_options(commands.add_parser("startup", help="CPU milliseconds until the first entry"), times=9)
    every.add_options(commands.add_parser("every", help="does any style break?"))
    options = parser.parse_args()
    run = {
        "oracle": oracle.run,
        "speed": speed.run,
        "growth": speed.growth,
        "startup": startup.run,
        "every": every.run,
    }
    run[options.command](options)


if __name__ == "__main__":
    main()
