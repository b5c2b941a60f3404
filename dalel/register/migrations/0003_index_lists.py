"""Lists of a million records come from their indexes alone."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0002_keep_to_forms'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='incident',
            index=models.Index(fields=['-date_earliest', 'id', 'compartment', 'access', 'date_latest', 'verification'], name='register_incident_listed_ix'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['invented', 'label', 'id'], name='register_person_listed_ix'),
        ),
    ]
