"""The database refuses a cell that is not in the one form in which cells are written."""

from django.db import migrations

from dalel.reference.migrations._forms import forms

TABLES = {
    "proceeding": (
        "key:id,respondent_person_id,respondent_organisation_id,authority_id,requested_by_id "
        "day:opened_earliest,opened_latest,closed_earliest,closed_latest text:label,number,note "
        "code:kind,category,region,opened,closed,outcome,plea,ground boolean:invented"
    ),
    "proceedingact": ("key:id,proceeding_id,act_id boolean:invented"),
    "charge": (
        "key:id,proceeding_id day:date_earliest,date_latest code:provision,outcome,date,as_leader text:note "
        "boolean:invented"
    ),
    "hearing": (
        "key:id,proceeding_id day:date_earliest,date_latest code:date,kind,defendant_present,observed "
        "text:note boolean:invented"
    ),
    "ruling": (
        "key:id,proceeding_id,authority_id,appeal_of_id day:date_earliest,date_latest code:date,kind,result "
        "text:note boolean:invented"
    ),
    "evidencerequest": (
        "key:id,proceeding_id,expert_id day:date_earliest,date_latest,decided_earliest,decided_latest "
        "code:type,party,date,decision,decided text:number,reason boolean:invented"
    ),
    "sanction": (
        "key:id,proceeding_id,ruling_id,changed_by_id,replaces_id "
        "day:rate_date,starts_earliest,starts_latest "
        "day:ends_earliest,ends_latest,status_date_earliest,status_date_latest "
        "code:kind,currency,starts,ends,legal_basis,provision,payee,status,status_date text:text "
        "integer:months,days decimal:amount,amount_usd boolean:invented"
    ),
    "safeguardfinding": ("key:id,proceeding_id code:guarantee,finding text:evidence boolean:invented"),
    "remedy": (
        "key:id,act_id,sought_from_id day:filed_earliest,filed_latest,decided_earliest,decided_latest "
        "code:kind,filed,decided,outcome,effective text:note boolean:invented"
    ),
    "communication": (
        "key:id,author_person_id,author_organisation_id,representative_id "
        "day:submitted_earliest,submitted_latest,transmitted_earliest,transmitted_latest "
        "day:decided_earliest,decided_latest,distributed_earliest,distributed_latest "
        "code:body,kind,state,submitted,transmitted,decided,distributed,outcome text:number,symbol,note "
        "integer:session list:invoked,violated,remedies_asked boolean:invented"
    ),
    "followup": (
        "key:id,communication_id day:date_earliest,date_latest,due text:assessor,reason "
        "code:date,grade,implemented boolean:invented"
    ),
}


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_first"), ("reference", "0001_first")]
    operations = forms("cases", TABLES)
