"""The settings of the tests: those of the press centre, on scratch files, fast where it is safe."""

import os
import tempfile

# Removed when the process ends. One for each process: tests run side by side.
SCRATCH = tempfile.TemporaryDirectory(prefix="press-centre-tests-")

os.environ["PRESS_ENV"] = "test"
os.environ["VAR_DIR"] = SCRATCH.name

from config.settings import *  # noqa: E402, F403
from config.settings import ALLOWED_HOSTS, DATABASES  # noqa: E402

ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A thread that a test started takes its connection along when it ends.
DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, because races need connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": f"{SCRATCH.name}/test.sqlite3"}
