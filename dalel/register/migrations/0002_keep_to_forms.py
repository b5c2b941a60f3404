"""The database refuses a cell that is not in the one form in which cells are written."""

from django.db import migrations

from dalel.reference.migrations._forms import forms

TABLES = {
    "organisation": (
        "key:id,parent_id day:founded_earliest,founded_latest,dissolved_earliest,dissolved_latest "
        "text:label,short,mandate,website,note code:kind,country,founded,dissolved boolean:invented"
    ),
    "organisationname": (
        "key:id,organisation_id day:valid_earliest,valid_latest text:text,source_note "
        "code:language,kind,valid boolean:invented"
    ),
    "person": (
        "key:id day:born_earliest,born_latest,naming_date_earliest "
        "day:naming_date_latest,naming_review_by_earliest,naming_review_by_latest "
        "text:label,naming_ground,note "
        "code:sex,born,deceased,naming_status,naming_scope,naming_date,naming_review_by boolean:invented"
    ),
    "personname": ("key:id,person_id text:text,family,given,source_note code:language,script,kind boolean:invented"),
    "personcontact": ("key:id,person_id code:kind text:text,safety_note boolean:invented"),
    "place": ("key:id text:label code:country,region,precision decimal:latitude,longitude boolean:invented"),
    "placename": (
        "key:id,place_id day:valid_earliest,valid_latest text:text,source_note code:language,valid boolean:invented"
    ),
    "source": ("key:id,organisation_id text:label,method code:kind,reliability list:languages boolean:invented"),
    "sourcecoverage": (
        "key:id,source_id day:period_earliest,period_latest code:period,basis text:note boolean:invented"
    ),
    "report": (
        "key:id,source_id day:received_earliest,received_latest code:received,status,language "
        "text:reason,summary,link,sha256 boolean:invented"
    ),
    "testimony": (
        "key:id,report_id,person_id day:taken_earliest,taken_latest code:taken,language text:text boolean:invented"
    ),
    "incident": (
        "key:id,place_id day:date_earliest,date_latest text:title,summary,compartment "
        "code:date,region,verification,access boolean:invented"
    ),
    "exactplace": ("key:id,incident_id text:address decimal:latitude,longitude boolean:invented"),
    "incidentreport": ("key:id,incident_id,report_id boolean:invented"),
    "incidentlink": ("key:id,incident_id,to_incident_id code:relation boolean:invented"),
    "act": (
        "key:id,incident_id,victim_person_id,victim_organisation_id day:date_earliest,date_latest "
        "code:kind,category,date,region,harm list:targets,rights text:note boolean:invented"
    ),
    "involvement": ("key:id,act_id,person_id,organisation_id text:described code:degree boolean:invented"),
}


class Migration(migrations.Migration):
    dependencies = [("register", "0001_first"), ("reference", "0001_first")]
    operations = forms("register", TABLES)
