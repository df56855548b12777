"""Where originals and renditions are kept: on a disk, or in a bucket that nobody else can read."""

from typing import Any

from environ import Env


def private_storage(env: Env) -> dict[str, Any]:
    """The entry of STORAGES. ``S3_BUCKET`` names a bucket; without it the files are in VAR_DIR.

    The bucket is private, and stays so: bytes reach the public through this application alone,
    which asks each time whether a photo is in print.
    """
    bucket = env.str("S3_BUCKET", default="")
    if not bucket:
        return {"BACKEND": "config.storage.WholeFileStorage"}
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env.str("S3_ENDPOINT_URL", default="") or None,
            "region_name": env.str("S3_REGION", default="") or None,
            "access_key": env.str("S3_ACCESS_KEY", default="") or None,
            "secret_key": env.str("S3_SECRET_KEY", default="") or None,
            # Names say what is in a file: whoever writes one again changes nothing.
            "file_overwrite": True,
        },
    }
