"""What is on record is never changed: triggers, see ``newsroom.guards``."""

from django.db import migrations

from newsroom.guards import install


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_initial")]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
