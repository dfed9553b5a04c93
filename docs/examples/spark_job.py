"""A Spark job that lands a batch and sends it through the gate. Run with: spark-submit --py-files weir_gate.py spark_job.py"""

import datetime

from pyspark.sql import SparkSession
from weir_gate import run_gate

day = datetime.date.today().isoformat()
path = f"landing/crm/contacts/day={day}/"

spark = SparkSession.builder.appName("contacts").getOrCreate()
contacts = spark.read.json("s3a://crm-export/contacts/")
contacts.write.mode("errorifexists").parquet("s3a://lake/" + path)

# The job fails if the batch is kept out: nothing that depends on it runs.
batch = run_gate("crm-contacts", path)
spark.read.parquet("s3a://lake/" + batch["target"]).groupBy("city").count().show()
