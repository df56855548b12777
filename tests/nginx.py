"""The web server in front, run by tests with the file that is deployed."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.newsroom.buckets import free_port, wait_for

ROOT = Path(__file__).parents[1]
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def configuration(port: int, upstream: str, folder: Path, scratch: Path) -> str:
    """deploy/nginx.conf on a free port, in plain HTTP, with its folders in the test's."""
    text = (ROOT / "deploy/nginx.conf").read_text()
    for old, new in {
        r"listen 443 ssl http2;": f"listen 127.0.0.1:{port};",
        r"\n *ssl_certificate[^\n]*": "",
        r"server 127\.0\.0\.1:8000;": f"server {upstream};",
        r"/var/lib/press-centre/public": str(folder),
        r"/var/lib/press-centre/static": str(scratch / "static"),
        r"/var/lib/press-centre/errors": str(scratch / "errors"),
        r"/etc/nginx/press-centre-proxy\.conf": f'"{ROOT}/deploy/press-centre-proxy.conf"',
    }.items():
        text, times = re.subn(old, new, text)
        assert times, old
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {scratch}/{kind};\n" for kind in kinds)
    own = "user root;\n" if os.geteuid() == 0 else ""
    return (
        f"{own}daemon off; pid {scratch}/pid; error_log {scratch}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off;\n{places}{text}}}\n"
    )


@contextmanager
def nginx(upstream: str, folder: Path, scratch: Path) -> Iterator[str]:
    """The address of an nginx before the upstream; it ends with the block."""
    port = free_port()
    file = scratch / "nginx.conf"
    file.write_text(configuration(port, upstream, folder, scratch))
    server = subprocess.Popen([NGINX, "-p", str(scratch), "-c", str(file)])
    try:
        wait_for(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def fetch(url: str, form: bytes | None = None) -> tuple[int, dict, bytes]:
    """Status, headers and body of an answer, to a GET or to a form that is sent."""
    try:
        with urlopen(url, form) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as refused:
        return refused.code, dict(refused.headers), refused.read()
