"""Scores a population on a Spark cluster by a strategy's SQL. Submitted by `tiersmith score --engine spark`.

Takes one file: a job as JSON (see sparkJob.ts). The last line of its output is JSON as well: how many subjects each
tier has and how many rows are refused, or a failure in words. Lines of text are read one by one, so that many machines
can; every cell is read as its field's type or its row is refused. Results come under a temporary name first.
"""

import json
import sys
import unicodedata
import uuid

from pyspark.sql import Observation, SparkSession
from pyspark.sql import functions as F

NUMBER = r"^[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?$"
DATE = r"^\\d{4}-\\d{2}-\\d{2}$"
CELL = r'(?:"[^"]*+(?:""[^"]*+)*+"|[^",]*+)'
RECORD = f"^{CELL}(?:,{CELL})*+$"
TYPES = {"number": "DOUBLE", "integer": "DOUBLE", "string": "STRING", "boolean": "BOOLEAN", "date": "DATE"}
NUMERIC = {"tinyint", "smallint", "int", "bigint", "float", "double"}
WHOLE = {"tinyint", "smallint", "int", "bigint"}
PASSED = ["subject", "name", "previousTier"]


class Unusable(Exception):
    """What the user can mend."""


def name(text):
    return "`" + text.replace("`", "``") + "`"


def literal(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def is_of(kind, cell):
    """Whether a text that isn't empty is a value of a field's type."""
    if kind in ("number", "integer"):
        return f"{cell} RLIKE '{NUMBER}'"
    if kind == "boolean":
        return f"{cell} IN ('true', 'TRUE', 'false', 'FALSE')"
    if kind == "date":
        return f"({cell} RLIKE '{DATE}' AND TRY_CAST({cell} AS DATE) IS NOT NULL)"
    return "TRUE"


def table(rows, fields, cells, bad, passed, where):
    """A population's typed columns.

    `cells` has, by field, a value, a test of it and a test of its presence; where the test is None the value has the
    field's type already. `bad` has what makes a whole row none: when, code, at.
    """
    tests = [f"WHEN {when} THEN {literal(f'{code}:{at}')}" for when, code, at in bad]
    columns, shown = [], []
    for field in fields:
        key, kind = field["id"], TYPES[field["type"]]
        value, good, present = cells.get(key, ("NULL", None, "FALSE"))
        cast = f"CAST({value} AS {kind})"
        columns.append(f"{cast if good is None else f'CASE WHEN {good} THEN {cast} END'} AS {name(key)}")
        shown.append(f"CAST({value} AS STRING)")
        if good is not None:
            tests.append(f"WHEN {present} AND NOT {good} THEN {literal('invalid-subject:' + key)}")
    columns += [f"{passed.get(column, 'CAST(NULL AS STRING)')} AS {name('passed.' + column)}" for column in PASSED]
    columns += [
        f"CASE {' '.join(tests)} END AS `row.bad`" if tests else "CAST(NULL AS STRING) AS `row.bad`",
        f"ARRAY({', '.join(shown)}) AS `row.cells`",
        f"{where['file']} AS `row.file`",
        f"{where['line']} AS `row.line`",
    ]
    return rows.selectExpr(*columns)


def matched(names, job):
    """The index of each field and of what passes through. A column is named by the field's id."""
    names = [unicodedata.normalize("NFC", one).strip() for one in names]
    twin = next((one for index, one in enumerate(names) if one and one in names[:index]), None)
    if twin is not None:
        raise Unusable(f"two columns are named {json.dumps(twin, ensure_ascii=False)}. Rename or remove one.")
    if "subject" not in names:
        raise Unusable("there is no column subject, and the rows of a cluster have no order to know them by.")
    missing = [f["id"] for f in job["fields"] if f["required"] and unicodedata.normalize("NFC", f["id"]) not in names]
    if missing:
        raise Unusable("required columns are missing: " + ", ".join(missing) + ".")
    wanted = [f["id"] for f in job["fields"]] + PASSED
    found = {one: unicodedata.normalize("NFC", one) for one in wanted}
    job["passed"] = [column for column in PASSED if column in names]
    return {one: names.index(text) for one, text in found.items() if text in names}


def lines_of(spark, job):
    lines = spark.read.text(job["in"]).selectExpr("value", "_metadata.file_path AS file")
    first = lines.select("value").head()
    if first is None:
        raise Unusable("is empty.")
    return lines, first.value


AT = {"file": "file", "line": "CAST(NULL AS BIGINT)"}


def csv_table(spark, job):
    lines, header = lines_of(spark, job)
    one = spark.createDataFrame([(header.removeprefix("\ufeff"),)], "value STRING")
    cells = one.selectExpr(f"SIZE(SPLIT(value, ',')) AS cells", "value").head()
    options = {"quote": '"', "escape": '"', "mode": "PERMISSIVE", "columnNameOfCorruptRecord": "corrupt",
               "maxCharsPerColumn": "-1", "nullValue": "", "emptyValue": ""}

    def parsed(frame, count):
        schema = ", ".join([f"c{index} STRING" for index in range(count)] + ["corrupt STRING"])
        return frame.select("*", F.from_csv("value", schema, {**options, "maxColumns": str(count + 2)}).alias("cells"))

    # The header has at most as many cells as parts between commas.
    names = [cell for cell in parsed(one, cells.cells).head().cells[:-1] if cell is not None]
    columns = matched(names, job)
    rows = parsed(lines.where((F.col("value") != F.lit(header)) & (F.trim("value") != "")), len(names))
    rows = rows.selectExpr("file", "value", "cells.*")
    read = {}
    for field in job["fields"]:
        if field["id"] in columns:
            cell = f"c{columns[field['id']]}"
            read[field["id"]] = (cell, is_of(field["type"], cell), f"{cell} <> ''")
    bad = [("NOT IS_VALID_UTF8(value)", "invalid-text", "line"),
           (f"CONTAINS(value, '\"') AND NOT value RLIKE {literal(RECORD)}", "misplaced-quote", "line"),
           ("corrupt IS NOT NULL", "ragged-row", "line")]
    passed = {column: f"NULLIF(c{columns[column]}, '')" for column in PASSED if column in columns}
    return table(rows, job["fields"], read, bad, passed, AT)


def ndjson_table(spark, job):
    lines, first = lines_of(spark, job)
    ids = {field["id"] for field in job["fields"]}
    rows = lines.where(F.trim("value") != "").selectExpr(
        "file", "value", "TRY_PARSE_JSON(LTRIM('\ufeff', value)) AS whole")
    kind = lambda at, key: f"COALESCE(SCHEMA_OF_VARIANT(VARIANT_GET({at}, {literal(path(key))}, 'variant')), 'VOID')"
    path = lambda key: f"$['{key}']"
    is_object = "COALESCE(SCHEMA_OF_VARIANT(whole), '') LIKE 'OBJECT<%'"
    wrapped = "FALSE" if "input" in ids else f"({is_object} AND {kind('whole', 'input')} LIKE 'OBJECT<%')"
    rows = rows.selectExpr("file", "value", "whole", f"{is_object} AS is_object", f"{wrapped} AS wrapped")
    rows = rows.selectExpr(
        "*", f"CASE WHEN wrapped THEN VARIANT_GET(whole, '$.input', 'variant') WHEN is_object THEN whole END AS input")
    read = {}
    for field in job["fields"]:
        key, wanted = field["id"], field["type"]
        text = f"TRY_VARIANT_GET(input, {literal(path(key))}, 'string')"
        types = kind("input", key)
        if wanted in ("number", "integer"):
            good = f"({types} RLIKE '^(BIGINT|DOUBLE|DECIMAL.*)$')"
        elif wanted == "boolean":
            good = f"({types} = 'BOOLEAN')"
        else:
            good = f"({types} = 'STRING' AND {is_of(wanted, text)})"
        read[key] = (text, good, f"{types} <> 'VOID' AND COALESCE({text}, '?') <> ''")
    bad = [("NOT IS_VALID_UTF8(value)", "invalid-text", "line"), ("whole IS NULL", "json-syntax", "line"),
           ("NOT is_object", "invalid-subject", "line")]
    known = ", ".join(literal(one) for one in ["input", *PASSED])
    bad.append((f"wrapped AND SIZE(ARRAY_EXCEPT(MAP_KEYS(CAST(whole AS MAP<STRING, VARIANT>)), ARRAY({known}))) > 0",
                "unknown-key", "line"))
    for column in PASSED:
        if column not in ids:
            bad.append((f"{kind('whole', column)} NOT IN ('VOID', 'STRING')", "invalid-subject", column))
    passed = {column: f"CASE WHEN {kind('whole', column)} = 'STRING' THEN "
                      f"NULLIF(VARIANT_GET(whole, {literal(path(column))}, 'string'), '') END" for column in PASSED}
    return table(rows, job["fields"], read, bad, passed, AT)


def parquet_table(spark, job):
    rows = spark.read.option("mergeSchema", "true").parquet(job["in"])
    types = [one.dataType.simpleString() for one in rows.schema.fields]
    columns = matched(rows.columns, job)
    source = lambda one: name(rows.columns[columns[one]])
    read, passed = {}, {}
    for field in job["fields"]:
        key, kind = field["id"], field["type"]
        if key not in columns:
            continue
        found = types[columns[key]]
        if found == "void":
            continue
        is_number = found in NUMERIC or found.startswith("decimal")
        fits = {"number": is_number, "integer": is_number, "boolean": found == "boolean",
                "date": found in ("date", "string")}.get(kind, found == "string")
        if not fits:
            raise Unusable(f"the column {key} is {found}, and the field is {kind}. Write it as that.")
        text = f"CAST({source(key)} AS STRING)"
        is_text_date = kind == "date" and found == "string"
        read[key] = (text, is_of("date", text), f"{text} <> ''") if is_text_date else (source(key), None, "FALSE")
    for column in PASSED:
        if column not in columns:
            continue
        found = types[columns[column]]
        if found not in WHOLE and found != "string":
            raise Unusable(f"the column {column} is {found}, and a text is needed. Write it as that.")
        passed[column] = f"NULLIF(CAST({source(column)} AS STRING), '')"
    where = {"file": "_metadata.file_path", "line": "_metadata.row_index + 1"}
    return table(rows, job["fields"], read, [], passed, where)


class Output:
    """A folder of part files that appears under its name when it is whole."""

    def __init__(self, spark, uri):
        self.jvm = spark._jvm
        self.path = self.jvm.org.apache.hadoop.fs.Path(uri)
        self.temporary = self.jvm.org.apache.hadoop.fs.Path(
            self.path.getParent(), f".{self.path.getName()}.{uuid.uuid4().hex[:8]}.tmp")
        self.system = self.path.getFileSystem(spark._jsc.hadoopConfiguration())
        self.refuse_others()
        # It has to be there to be removed at the end, whatever the end is.
        self.system.mkdirs(self.temporary)
        self.system.deleteOnExit(self.temporary)

    def refuse_others(self):
        if not self.system.exists(self.path) or not self.system.getFileStatus(self.path).isDirectory():
            return
        for found in self.system.listStatus(self.path):
            if not found.getPath().getName().lstrip(".").startswith(("part-", "_SUCCESS")):
                raise Unusable(f"{self.path}: is a folder with other files than results; it isn’t replaced.")

    def write(self, frame, kind):
        writer = frame.write.mode("append")
        if kind == "csv":
            writer.options(header=True, escape='"', emptyValue="", ignoreLeadingWhiteSpace=False,
                           ignoreTrailingWhiteSpace=False).csv(self.temporary.toString())
        elif kind == "ndjson":
            writer.text(self.temporary.toString())
        else:
            writer.parquet(self.temporary.toString())

    def commit(self):
        if self.system.exists(self.path):
            self.system.delete(self.path, True)
        if not self.system.rename(self.temporary, self.path):
            raise Unusable(f"{self.path}: can’t be written.")


TABLES = {"csv": csv_table, "ndjson": ndjson_table, "parquet": parquet_table}


def score(spark, job):
    outputs = [Output(spark, job["out"])] + ([Output(spark, job["rejects"])] if job.get("rejects") else [])
    TABLES[job["format"]](spark, job).createOrReplaceTempView("population")
    result = spark.sql(job["sql"])
    refused = f"({job['refusal']} IS NOT NULL OR `row.bad` IS NOT NULL)"
    result = result.withColumn("refused", F.expr(refused))
    counted = Observation("counts")
    measures = [F.expr("COUNT_IF(refused)").alias("refused")]
    for index, tier in enumerate(job["tiers"]):
        measures.append(F.expr(f"COUNT_IF(NOT refused AND `tier` = {literal(tier)})").alias(f"tier{index}"))
    chosen = [one["sql"] for one in job["results"] if one.get("passed", "subject") in job.get("passed", PASSED)]
    scored = result.observe(counted, *measures).where("NOT refused").selectExpr(*chosen)
    outputs[0].write(scored, job["outFormat"])
    counts = counted.get
    if len(outputs) > 1:
        rows = result.where("refused").selectExpr(*job["refusals"])
        outputs[1].write(rows if counts["refused"] else rows.limit(0), job["rejectsFormat"])
    for output in outputs:
        output.commit()
    return {"tiers": [counts[f"tier{index}"] for index in range(len(job["tiers"]))], "refused": counts["refused"]}


def main(job_file):
    with open(job_file, encoding="utf-8") as file:
        job = json.load(file)
    spark = SparkSession.builder.appName("tiersmith score").config("spark.sql.caseSensitive", "true").getOrCreate()
    try:
        answer = score(spark, job)
    except Unusable as error:
        answer = {"failure": str(error)}
    except Exception as error:
        answer = {"failure": str(error).split("\n")[0][:1000]}
    print(json.dumps(answer), flush=True)
    spark.stop()


main(sys.argv[1])
