"""Runs queries on a Spark cluster: a file of jobs in, a file of answers out, one JSON object a line.

A job is {"table": {"columns": [{"name", "type"}], "rows": [...]}, "name": the table's, "sql": ...}; its
answer is {"rows": [...]} or {"error": ...}, in the order of the jobs.
"""

import datetime
import json
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from pyspark.sql import SparkSession
from pyspark.sql.types import BooleanType, DateType, DoubleType, StringType, StructField, StructType

TYPES = {"number": DoubleType(), "text": StringType(), "boolean": BooleanType(), "date": DateType()}


MANY = 50


def cell(value, kind):
    if value is None:
        return None
    if kind == "number":
        return float(value)
    return datetime.date.fromisoformat(value) if kind == "date" else value


def plain(value):
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


def answer(spark, numbered):
    number, job = numbered
    columns = job["table"]["columns"]
    schema = StructType([StructField(c["name"], TYPES[c["type"]]) for c in columns])
    rows = [tuple(cell(v, c["type"]) for v, c in zip(row, columns)) for row in job["table"]["rows"]]
    try:
        # Several jobs run at once, each over a view of its own.
        view = f"jobs_{number}"
        table = spark.createDataFrame(rows, schema)
        # A few rows are one worker's; which one is the cluster's choice.
        (table if len(rows) > MANY else table.coalesce(1)).createOrReplaceTempView(view)
        sql = job["sql"].replace(f"`{job['name']}`", f"`{view}`")
        found = spark.sql(sql).collect()
        return {"rows": [{key: plain(value) for key, value in row.asDict().items()} for row in found]}
    except Exception as error:
        return {"error": re.sub(r"\s+", " ", str(error))[:2000]}


def main(master, jobs_file, answers_file):
    spark = (
        SparkSession.builder.master(master)
        .appName("tiersmith-tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.default.parallelism", "2")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.executor.memory", "1g")
        .config("spark.cores.max", "2")
        .config("spark.executor.cores", "1")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    with open(jobs_file, encoding="utf-8") as lines:
        jobs = list(enumerate(json.loads(line) for line in lines))
    with ThreadPoolExecutor(max_workers=3) as pool:
        answers = list(pool.map(lambda numbered: answer(spark, numbered), jobs))
    with open(answers_file, "w", encoding="utf-8") as out:
        for one in answers:
            out.write(json.dumps(one) + "\n")
    # How many machines took part.
    print(json.dumps({"executors": spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1}))
    spark.stop()


main(*sys.argv[1:4])
