"""A page that has no end is ended, and nothing else is."""

import cProfile
import time

import pytest

from backstory.render.deadline import Deadline, EndlessTemplate


def test_what_has_no_end_is_ended_and_the_next_is_not() -> None:
    deadline = Deadline()
    deadline.seconds = 0.2
    for _ in range(2):
        with pytest.raises(EndlessTemplate), deadline.watching():
            while True:
                pass
    with deadline.watching():
        pass
    time.sleep(0.3)


def test_waiting_takes_no_time_of_the_processor() -> None:
    deadline = Deadline()
    deadline.seconds = 0.2
    with deadline.watching():
        time.sleep(0.6)


def test_each_page_has_the_whole_time() -> None:
    deadline = Deadline()
    deadline.seconds = 1.0
    for _ in range(5):
        with deadline.watching():
            began = time.process_time()
            while time.process_time() - began < 0.3:
                pass


def test_pages_with_an_end_can_be_profiled() -> None:
    deadline = Deadline()
    with deadline.watching():
        pass
    with cProfile.Profile() as profile:
        time.monotonic()
    assert profile.getstats()
