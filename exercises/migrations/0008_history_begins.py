"""What was in the registry before it kept a history: the history begins with how it stands."""

from django.db import migrations
from django.utils import timezone

MODELS = (
    "Exercise",
    "ExerciseKind",
    "Figure",
    "Measure",
    "MemberState",
    "Participation",
    "Series",
    "TrainingGround",
)


def begin(apps, schema_editor):
    """Nothing in a new database: what migrations put there was there from the beginning."""
    if not apps.get_model("exercises", "Exercise").objects.exists():
        return
    for name in MODELS:
        model = apps.get_model("exercises", name)
        history = apps.get_model("exercises", f"Historical{name}")
        kept = {field.attname for field in history._meta.concrete_fields}
        columns = [f.attname for f in model._meta.concrete_fields if f.attname in kept]
        now = timezone.now()
        history.objects.bulk_create(
            history(
                **{column: getattr(row, column) for column in columns},
                history_date=now,
                history_type="+",
            )
            for row in model.objects.all()
        )


class Migration(migrations.Migration):
    dependencies = [("exercises", "0007_registrar")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
