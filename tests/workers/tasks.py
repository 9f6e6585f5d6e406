"""The tasks that the tests give to workers."""

import os
import time


def exit_if_three(number):
    return os._exit(9) if number == 3 else number


def pid_after_a_while(number):
    time.sleep(0.01)
    return number, os.getpid()


LONG = 100  # seconds by the clock of ``time_passes``


def time_passes(file):
    """Move the clock that the tests give to the parent: its time is that of the machine and ``LONG`` for each byte."""
    with open(file, "ab") as passed:
        passed.write(b".")


class EndlessIfThree:
    """Does not finish one of its items."""

    def __init__(self, file):
        self.file = file

    def __call__(self, number):
        if number == 3:
            time_passes(self.file)
            time.sleep(600)
        return number


class SlowToLoad:
    """Takes a while to load before its first item, unless it is prepared."""

    is_loaded = False

    def __init__(self, file):
        self.file = file

    def prepare(self):
        time_passes(self.file)
        self.is_loaded = True

    def __call__(self, item):
        self.is_loaded or self.prepare()
        return item


class Unprepared:
    """Cannot be prepared."""

    def prepare(self):
        raise KeyError("mine")

    def __call__(self, item):
        return item


class Unreadable:
    """Can be pickled, but not unpickled."""

    def __reduce__(self):
        return int, ("no number",)


def unreadable_if_three(number):
    return Unreadable() if number == 3 else number
