"""The registrar at the desk."""

from typing import Any

import pytest
from django.test import Client

from tests.newsroom.admin.forms import boxes


@pytest.fixture
def desk(client, registrar) -> Client:
    client.force_login(registrar)
    return client


class Form:
    """The form of a record as the registrar has it open, and what is answered when it is sent."""

    def __init__(self, client: Client, model: str, key: int | None = None):
        self.client = client
        self.address = f"/admin/exercises/{model}/{f'{key}/change' if key else 'add'}/"
        self.page = client.get(self.address)
        self.boxes = boxes(self.page.content, f"#{model}_form")

    def send(self, **typed: Any):
        return self.client.post(self.address, {**self.boxes, **typed})


@pytest.fixture
def form(desk):
    """Open the form of an exercise, or of another record."""

    def opened(key: int | None = None, model: str = "exercise") -> Form:
        return Form(desk, model, key)

    return opened
