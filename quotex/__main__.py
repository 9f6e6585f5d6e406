"""``python -m quotex``: the command, if its script is not on the path."""

from quotex.cli import main

if __name__ == "__main__":
    main()
