"""The Content-Security-Policy allows a page what we wrote, and nothing else."""

import pytest

STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def policy(client, address: str) -> dict[str, str]:
    """The policy sent with the answer, by directive."""
    header = client.get(address).headers["Content-Security-Policy"]
    return dict(directive.strip().split(" ", 1) for directive in header.split(";"))


@pytest.mark.django_db
def test_the_public_is_served_under_the_strict_policy(client):
    assert policy(client, "/en/") == STRICT


@pytest.mark.django_db
def test_an_unknown_address_is_too(client):
    assert policy(client, "/en/no-such-page/") == STRICT


@pytest.mark.django_db
def test_the_desk_may_also_draw_the_editors_own_images(client):
    assert policy(client, "/admin/login/") == STRICT | {"img-src": "'self' data:"}
