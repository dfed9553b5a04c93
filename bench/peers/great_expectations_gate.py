"""The fourteen rules of the quality benchmark in Great Expectations, over a folder of Parquet files.

Prints one line of JSON: rows, failed_rules, wall_seconds and cpu_seconds, from the files to the verdicts. Imports and the
set-up of the suite come before the clock starts.
"""

import json
import os
import sys
import time

os.environ["GX_ANALYTICS_ENABLED"] = "false"

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd


def suite():
    countries = ["DE", "FR", "IN", "JP", "US"]
    return gx.ExpectationSuite(
        name="gate",
        expectations=[
            gxe.ExpectTableRowCountToBeBetween(min_value=1001),
            *[gxe.ExpectColumnValuesToNotBeNull(column=c) for c in ("id", "account", "email", "created")],
            gxe.ExpectColumnValuesToNotBeNull(column="phone", mostly=0.8),
            gxe.ExpectColumnValuesToBeUnique(column="id"),
            gxe.ExpectColumnProportionOfUniqueValuesToBeBetween(column="reference", min_value=0.99),
            gxe.ExpectColumnValuesToBeInSet(column="status", value_set=["open", "closed", "frozen"]),
            gxe.ExpectColumnValuesToBeBetween(column="amount", min_value=0),
            gxe.ExpectColumnValuesToBeBetween(column="points", max_value=4999),
            gxe.ExpectColumnValuesToBeInSet(column="country", value_set=countries),
            gxe.ExpectColumnValuesToMatchRegex(column="account", regex="^A[0-9]{9}$"),
            gxe.ExpectColumnValueLengthsToEqual(column="country", value=2),
        ],
    )


def main(folder):
    context = gx.get_context(mode="ephemeral")
    asset = context.data_sources.add_pandas("pandas").add_dataframe_asset("batch")
    definition = asset.add_batch_definition_whole_dataframe("all")
    validation = gx.ValidationDefinition(name="gate", data=definition, suite=context.suites.add(suite()))
    validation = context.validation_definitions.add(validation)
    wall, cpu = time.perf_counter(), time.process_time()
    frame = pd.read_parquet(folder)
    outcome = validation.run(batch_parameters={"dataframe": frame}, result_format="BOOLEAN_ONLY")
    print(
        json.dumps(
            {
                "rows": len(frame),
                "failed_rules": sum(not result.success for result in outcome.results),
                "wall_seconds": time.perf_counter() - wall,
                "cpu_seconds": time.process_time() - cpu,
            }
        )
    )


if __name__ == "__main__":
    if sys.argv[1] == "--version":
        print(json.dumps({"name": f"Great Expectations {gx.__version__} on pandas"}))
    else:
        main(sys.argv[1])
