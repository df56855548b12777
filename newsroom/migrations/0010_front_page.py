import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0009_section_managers'),
    ]

    operations = [
        migrations.CreateModel(
            name='FrontPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='proposed')),
                ('approved_at', models.DateTimeField(null=True, verbose_name='approved')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by')),
            ],
            options={
                'verbose_name': 'front page',
                'verbose_name_plural': 'front pages',
                'ordering': ['-pk'],
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='FrontPagePin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(choices=[('lead', 'Lead'), ('story', 'Story with picture')], default='story', max_length=20, verbose_name='place')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('order', models.PositiveIntegerField(default=0, verbose_name='order')),
                ('front_page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pins', to='newsroom.frontpage')),
            ],
            options={
                'verbose_name': 'pinned release',
                'verbose_name_plural': 'pinned releases',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.AddIndex(
            model_name='frontpage',
            index=models.Index(fields=['language', '-approved_at'], name='front_page'),
        ),
        migrations.AddConstraint(
            model_name='frontpage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_at', None), ('approved_by', None)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='front_page_approved_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='frontpage',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('written_by')), _negated=True), _connector='OR'), name='front_page_four_eyes'),
        ),
        migrations.AddConstraint(
            model_name='frontpagepin',
            constraint=models.UniqueConstraint(fields=('front_page', 'year', 'number'), name='pinned_once_a_front_page'),
        ),
        migrations.AddConstraint(
            model_name='frontpagepin',
            constraint=models.UniqueConstraint(condition=models.Q(('place', 'lead')), fields=('front_page',), name='one_lead'),
        ),
    ]
