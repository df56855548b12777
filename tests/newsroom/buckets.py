"""A real S3 server on this machine, for tests: moto, in a process of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

BUCKET = "press-centre"
KEYS = {"S3_ACCESS_KEY": "test", "S3_SECRET_KEY": "test", "S3_REGION": "us-east-1"}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def s3_server() -> Iterator[str]:
    """The address of a server that answers; it ends with the block."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, *, seconds: float = 30) -> None:
    """Until something listens there. Raises TimeoutError."""
    place = urlsplit(address)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            socket.create_connection((place.hostname, place.port)).close()
        except ConnectionError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)
