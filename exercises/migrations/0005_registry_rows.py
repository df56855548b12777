"""Kinds, series, measures, forces and training grounds become rows of their own."""

import re

from django.db import migrations

from newsroom.slugs import latin_slug

# slug, drawn as, English, Russian
KINDS = [
    (
        "strategic",
        "umbrella",
        "Joint operational-strategic training",
        "Совместное оперативно-стратегическое учение",
    ),
    ("joint", "joint", "Joint training", "Совместное учение"),
    (
        "intelligence",
        "special",
        "Special training with intelligence forces",
        "Специальное учение с силами и средствами разведки",
    ),
    (
        "logistics",
        "special",
        "Special training with logistic forces",
        "Специальное учение с силами и средствами материально-технического обеспечения",
    ),
    (
        "protection",
        "special",
        "Special training with NBC protection and medical forces",
        "Специальное учение с подразделениями РХБ защиты и медицинского обеспечения",
    ),
    ("command", "joint", "Command-post training", "Командно-штабное учение"),
    ("other", "special", "Training", "Учение"),
]
# slug, name in English and Russian, unit in English and Russian, words in releases
MEASURES = [
    (
        "personnel",
        ("Personnel", "Личный состав"),
        ("personnel", "военнослужащих"),
        "personnel\nservicem\ntroops\nsoldiers\nвоеннослуж\nчеловек\nличного состава",
    ),
    (
        "equipment",
        ("Equipment", "Техника"),
        ("units of equipment", "единиц техники"),
        "units of equipment\nunits of military\npieces of equipment\nvehicles\nединиц техники\n"
        "единиц вооружен\nединиц военной",
    ),
    (
        "aircraft",
        ("Aircraft", "Авиация"),
        ("aircraft and helicopters", "самолётов и вертолётов"),
        "aircraft\nhelicopters\nсамолёт\nвертолёт\nлетательных аппарат",
    ),
]


def make_rows(apps, schema_editor):
    make_kinds(apps)
    make_measures(apps)
    for exercise in apps.get_model("exercises", "Exercise").objects.all():
        move_exercise(apps, exercise)
    for figure in apps.get_model("exercises", "Figure").objects.all():
        move_figure(apps, figure)


def make_kinds(apps):
    ExerciseKind = apps.get_model("exercises", "ExerciseKind")
    for order, (slug, drawn_as, english, russian) in enumerate(KINDS, start=1):
        names = {"en": english, "ru": russian}
        ExerciseKind.objects.create(
            slug=slug, drawn_as=drawn_as, name=english, names=names, order=order
        )


def make_measures(apps):
    Measure = apps.get_model("exercises", "Measure")
    for order, (slug, names, units, words) in enumerate(MEASURES, start=1):
        Measure.objects.create(
            slug=slug,
            name=names[0],
            names=dict(zip(("en", "ru"), names)),
            unit=units[0],
            units=dict(zip(("en", "ru"), units)),
            words=words,
            order=order,
        )


def move_exercise(apps, exercise):
    ExerciseKind, Series, Participation, TrainingGround = (
        apps.get_model("exercises", name)
        for name in ("ExerciseKind", "Series", "Participation", "TrainingGround")
    )
    kind = ExerciseKind.objects.filter(slug=exercise.old_kind).first()
    exercise.kind = kind or ExerciseKind.objects.get(slug="other")
    if exercise.old_series:
        slug = latin_slug(exercise.old_series, limit=100) or "series"
        exercise.series, _created = Series.objects.get_or_create(
            slug=slug, defaults={"name": exercise.old_series}
        )
    exercise.save(update_fields=["kind", "series"])
    # Read from the table itself: the old relation and the new one are called alike from states.
    old = type(exercise).old_participants.through.objects.filter(exercise=exercise)
    Participation.objects.bulk_create(
        Participation(exercise=exercise, state_id=state)
        for state in old.values_list("memberstate", flat=True)
    )
    if exercise.latitude is not None and exercise.longitude is not None:
        name = exercise.place or exercise.name
        ground, _created = TrainingGround.objects.get_or_create(
            slug=latin_slug(name, limit=100) or exercise.slug,
            defaults={
                "name": name,
                "state": exercise.host,
                "latitude": exercise.latitude,
                "longitude": exercise.longitude,
            },
        )
        exercise.grounds.add(ground)


def move_figure(apps, figure):
    """Its number; the words around it, where it has any, stay beside it as its qualification."""
    Measure = apps.get_model("exercises", "Measure")
    unit = figure.unit or figure.what
    figure.measure, _created = Measure.objects.get_or_create(
        slug=latin_slug(figure.what, limit=50) or "figure",
        defaults={"name": figure.what, "unit": unit, "order": Measure.objects.count() + 1},
    )
    digits = re.findall(r"\d[\d\s,.\u202f]*\d|\d", figure.old_value)
    figure.value = int(re.sub(r"\D", "", digits[0])) if digits else 0
    figure.bound = "over" if "+" in figure.old_value else "exact"
    if not re.fullmatch(r"[\d\s,.\u202f+]+", figure.old_value):
        figure.note = figure.old_value
    figure.save(update_fields=["measure", "value", "bound", "note"])


class Migration(migrations.Migration):
    dependencies = [("exercises", "0004_registry_tables")]

    operations = [migrations.RunPython(make_rows, migrations.RunPython.noop)]
