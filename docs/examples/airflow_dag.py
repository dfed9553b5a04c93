"""A day's contacts: landed, then through the gate, then whatever reads them. Put weir_gate.py beside it."""

import pendulum
from airflow.decorators import dag, task
from airflow.exceptions import AirflowFailException
from weir_gate import KeptOut, run_gate


@dag(schedule="@daily", start_date=pendulum.datetime(2026, 10, 1, tz="UTC"), catchup=False)
def contacts():
    @task
    def land(ds=None):
        # ... writes s3://lake/landing/crm/contacts/day=<ds>/ ...
        return f"landing/crm/contacts/day={ds}/"

    # What is held or unreachable is tried again, and is the same batch then. Bad data fail at once.
    @task(retries=5, retry_delay=pendulum.duration(minutes=2))
    def gate(path):
        try:
            return run_gate("crm-contacts", path)["target"]
        except KeptOut as bad:
            raise AirflowFailException(str(bad)) from bad

    @task
    def report(published):
        print("reads", published)

    report(gate(land()))


contacts()
