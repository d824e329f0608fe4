"""`python -m refkit`, the same as `refkit`."""

from refkit.cli import main

if __name__ == "__main__":
    main()
