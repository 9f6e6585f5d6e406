"""What the tests have workers do."""

import os
import time


def exit_if_three(number):
    return os._exit(9) if number == 3 else number


def pid_after_a_while(number):
    time.sleep(0.01)
    return number, os.getpid()
