"""The library's log is never changed: a trigger, see ``newsroom.guards``."""

from django.db import migrations

from newsroom.guards import install_photo_log


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0007_photo_library_indexes")]

    operations = [migrations.RunPython(install_photo_log, migrations.RunPython.noop)]
