"""How static files are stored in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Names with a hash of the content, compressed once, imports between modules rewritten too."""

    support_js_module_import_aggregation = True
