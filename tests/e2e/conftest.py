"""One walk over the demonstration for all who look at what was found."""

import pytest

from tests.walk import Walk


@pytest.fixture(scope="session")
def walk(django_db_setup, django_db_blocker) -> Walk:
    with django_db_blocker.unblock():
        return Walk.over_the_demonstration()
