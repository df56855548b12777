import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exercises', '0005_registry_rows'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='figure',
            name='old_value',
        ),
        migrations.RemoveField(
            model_name='exercise',
            name='old_participants',
        ),
        migrations.RemoveField(
            model_name='exercise',
            name='old_series',
        ),
        migrations.RemoveField(
            model_name='exercise',
            name='old_kind',
        ),
        migrations.RemoveField(
            model_name='exercise',
            name='latitude',
        ),
        migrations.RemoveField(
            model_name='exercise',
            name='longitude',
        ),
        migrations.RemoveField(
            model_name='figure',
            name='unit',
        ),
        migrations.RemoveField(
            model_name='figure',
            name='what',
        ),
        migrations.AlterField(
            model_name='exercise',
            name='kind',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exercises', to='exercises.exercisekind', verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='figure',
            name='measure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='exercises.measure', verbose_name='what is counted'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.UniqueConstraint(fields=('exercise', 'measure', 'as_of', 'kind'), name='one_figure_a_day', violation_error_message='There is such a figure of that day already: change that one.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('source_number', None), ('source_year', None)), models.Q(('source_number__isnull', False), ('source_year__isnull', False)), _connector='OR'), name='figure_source_year_and_number', violation_error_message='Give both the year and the number of the release.'),
        ),
        migrations.AddConstraint(
            model_name='memberstate',
            constraint=models.CheckConstraint(condition=models.Q(('joined', None), ('left', None), ('left__gt', models.F('joined')), _connector='OR'), name='state_leaves_after_it_accedes', violation_error_message='A state leaves after the day on which it acceded.'),
        ),
        migrations.AddConstraint(
            model_name='memberstate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), _connector='OR'), name='capital_on_the_globe', violation_error_message='Give both coordinates: latitude from -90 to 90, longitude from -180 to 180.'),
        ),
        migrations.AddIndex(
            model_name='exercise',
            index=models.Index(fields=['-year', 'start', 'name'], name='exercise_register'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('set_status', ''), models.Q(('status_reason', ''), _negated=True), _connector='OR'), name='called_off_with_a_reason', violation_error_message='Say why it was postponed or cancelled.'),
        ),
        migrations.AddField(
            model_name='exercise',
            name='name_en',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf(django.db.models.fields.json.KeyTextTransform('en', 'names'), models.Value('', models.TextField())), models.F('name'), output_field=models.CharField()), output_field=models.CharField(max_length=200)),
        ),
        migrations.AddField(
            model_name='exercise',
            name='name_ru',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf(django.db.models.fields.json.KeyTextTransform('ru', 'names'), models.Value('', models.TextField())), models.F('name'), output_field=models.CharField()), output_field=models.CharField(max_length=200)),
        ),
        migrations.AddField(
            model_name='memberstate',
            name='name_en',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf(django.db.models.fields.json.KeyTextTransform('en', 'names'), models.Value('', models.TextField())), models.F('name'), output_field=models.CharField()), output_field=models.CharField(max_length=200)),
        ),
        migrations.AddField(
            model_name='memberstate',
            name='name_ru',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf(django.db.models.fields.json.KeyTextTransform('ru', 'names'), models.Value('', models.TextField())), models.F('name'), output_field=models.CharField()), output_field=models.CharField(max_length=200)),
        ),
    ]
