"""Strings are read by several threads at once as by one."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from refkit.parsing import parse, parse_list

STRINGS = [
    "Izzo, J. (2009). Pointing out gluteal atrophy. NOAC Newsletter, 9(2), 3-7.",
    "Berg H, Eiken O. Hip atrophy in bed. Eur J Phys. 2007;99(3):283-9.",
    "Adams, Jane. On Sleep. London: Harbour Press, 2001.",
]


@pytest.fixture(autouse=True)
def often() -> Iterator[None]:
    """Threads take turns so often that one is met in the midst of its string."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-4)
    yield
    sys.setswitchinterval(usual)


def test_threads_read_as_one() -> None:
    alone = [*map(parse, STRINGS)], parse_list("\n".join(STRINGS))
    with ThreadPoolExecutor(8) as pool:
        assert [*pool.map(parse, STRINGS * 40)] == alone[0] * 40
        assert [*pool.map(parse_list, ["\n".join(STRINGS)] * 24)] == [alone[1]] * 24
