"""The history of the registry is only ever added to."""

from django.db import migrations

from exercises.guards import install


class Migration(migrations.Migration):
    dependencies = [("exercises", "0009_history_of_topics"), ("newsroom", "0009_section_managers")]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
