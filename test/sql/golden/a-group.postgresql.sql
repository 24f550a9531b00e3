-- A-Group distributor value: scores and tiers in PostgreSQL
-- Points and scores are whole numbers of ten-thousandths (80 points are 800000) until the last SELECT,
-- dates are numbers YYYYMMDD, NULL is missing; a subject that is refused says why in "refusal".
WITH
input AS (
  SELECT
    s."subject" AS "subject",
    NULLIF(NORMALIZE(CAST(s."previousTier" AS text), NFC) COLLATE "C", '') AS "previousTier",
    20260401 AS "asOf",
    CAST(s."tier1_outlets" AS double precision) AS "tier1_outlets",
    CAST(s."annual_sales" AS double precision) AS "annual_sales",
    CAST(s."gross_profit" AS double precision) AS "gross_profit",
    NULLIF(NORMALIZE(CAST(s."payment_term" AS text), NFC) COLLATE "C", '') AS "payment_term",
    CAST(s."first_order" AS DATE) AS "first_order",
    CAST(s."claims" AS double precision) AS "claims"
  FROM "crm"."customers" AS s
),
fields AS (
  SELECT
    "subject",
    "previousTier",
    "asOf",
    CASE WHEN ABS("tier1_outlets") <= 1e15 THEN "tier1_outlets" END AS "tier1_outlets",
    CASE
      WHEN ABS("annual_sales") <= 1e15 AND ("annual_sales" = 0 OR ABS("annual_sales") >= 1e-30) THEN "annual_sales"
    END AS "annual_sales",
    CASE
      WHEN ABS("gross_profit") <= 1e15 AND ("gross_profit" = 0 OR ABS("gross_profit") >= 1e-30) THEN "gross_profit"
    END AS "gross_profit",
    "payment_term",
    CASE
      WHEN "first_order" BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN CAST(EXTRACT(YEAR FROM "first_order") * 10000 + EXTRACT(MONTH FROM "first_order") * 100 + EXTRACT(DAY FROM "first_order") AS INTEGER)
    END AS "first_order",
    CASE WHEN ABS("claims") <= 1e15 THEN "claims" END AS "claims",
    CASE
      WHEN "tier1_outlets" = 'NaN' THEN 'invalid-subject:tier1_outlets'
      WHEN "tier1_outlets" < 0 OR "tier1_outlets" > float8 '9007199254740991' THEN 'out-of-range:tier1_outlets'
      WHEN "tier1_outlets" <> FLOOR("tier1_outlets") THEN 'invalid-subject:tier1_outlets'
      WHEN "annual_sales" IS NULL THEN 'missing-value:annual_sales'
      WHEN "annual_sales" = 'NaN' THEN 'invalid-subject:annual_sales'
      WHEN "annual_sales" < float8 '-9007199254740991' OR "annual_sales" > float8 '9007199254740991' THEN 'out-of-range:annual_sales'
      WHEN "annual_sales" <> 0 AND ABS("annual_sales") < 1e-30 THEN 'out-of-range:annual_sales'
      WHEN "gross_profit" IS NULL THEN 'missing-value:gross_profit'
      WHEN "gross_profit" = 'NaN' THEN 'invalid-subject:gross_profit'
      WHEN "gross_profit" < float8 '-9007199254740991' OR "gross_profit" > float8 '9007199254740991' THEN 'out-of-range:gross_profit'
      WHEN "gross_profit" <> 0 AND ABS("gross_profit") < 1e-30 THEN 'out-of-range:gross_profit'
      WHEN "payment_term" IS NULL THEN 'missing-value:payment_term'
      WHEN "payment_term" NOT IN ('prepaid', 'lc', 'oa30', 'oa60', 'oa90') THEN 'invalid-subject:payment_term'
      WHEN "first_order" IS NULL THEN 'missing-value:first_order'
      WHEN NOT "first_order" BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN 'invalid-subject:first_order'
      WHEN "claims" = 'NaN' THEN 'invalid-subject:claims'
      WHEN "claims" < 0 OR "claims" > float8 '9007199254740991' THEN 'out-of-range:claims'
      WHEN "claims" <> FLOOR("claims") THEN 'invalid-subject:claims'
    END AS "intake"
  FROM input
  OFFSET 0
),
derived AS (
  SELECT
    *,
    "gross_profit" / NULLIF("annual_sales", 0) AS "margin.result"
  FROM fields
  OFFSET 0
),
derived_2 AS (
  SELECT
    *,
    FLOOR(CASE WHEN ABS("margin.result") <= 1e15 THEN "margin.result" END * float8 '1000000' + float8 '0.5') / float8 '1000000' AS "margin"
  FROM derived
  OFFSET 0
),
points AS (
  SELECT
    *,
    -- coverage
    CAST(CASE
      WHEN "tier1_outlets" IS NULL THEN 0
      WHEN "tier1_outlets" >= 20 THEN 1000000
      WHEN "tier1_outlets" >= 5 THEN 500000
      ELSE 0
    END AS bigint) AS "points.coverage",
    -- payment
    CAST(CASE
      WHEN "payment_term" = 'prepaid' THEN 1000000
      WHEN "payment_term" = 'lc' THEN 800000
      WHEN "payment_term" = 'oa30' THEN 600000
      WHEN "payment_term" = 'oa60' THEN 300000
      WHEN "payment_term" = 'oa90' THEN 0
    END AS bigint) AS "points.payment",
    FLOOR(CASE
      WHEN "margin" >= 0.3 THEN float8 '100'
      WHEN "margin" >= 0.15 THEN float8 '60' + ("margin" - float8 '0.15') * float8 '40' / float8 '0.15'
      WHEN "margin" >= 0 THEN float8 '0' + ("margin" - float8 '0') * float8 '60' / float8 '0.15'
      WHEN "margin" IS NOT NULL THEN float8 '0'
    END * float8 '10000' + float8 '0.5') AS "margin_rate.points",
    CAST(("asOf" - "first_order") / 10000 AS double precision) AS "tenure.value"
  FROM derived_2
  OFFSET 0
),
points_2 AS (
  SELECT
    *,
    -- margin_rate
    CAST("margin_rate.points" AS bigint) AS "points.margin_rate",
    FLOOR(LEAST(float8 '100', float8 '10' * "tenure.value") * float8 '10000' + float8 '0.5') AS "tenure.points"
  FROM points
  OFFSET 0
),
points_3 AS (
  SELECT
    *,
    -- tenure
    CAST(CASE WHEN ABS("tenure.points") <= 1000000000 THEN "tenure.points" END AS bigint) AS "points.tenure"
  FROM points_2
  OFFSET 0
),
scores AS (
  SELECT
    *,
    CAST(1 + CASE WHEN "points.margin_rate" IS NULL THEN 0 ELSE 1 END AS bigint) AS "scores.economic.weight",
    -- potential: weighted mean, rounded half up to 4 decimal places
    (2 * (7 * "points.coverage" + 3 * "points.tenure") + 20000000030) / 20 - 1000000001 AS "scores.potential"
  FROM points_3
  OFFSET 0
),
scores_2 AS (
  SELECT
    *,
    -- economic: weighted mean, rounded half up to 4 decimal places
    (2 * ("points.payment" + COALESCE("points.margin_rate", 0)) + "scores.economic.weight") / (2 * "scores.economic.weight") AS "scores.economic"
  FROM scores
  OFFSET 0
),
scores_3 AS (
  SELECT
    *,
    -- value: weighted mean, rounded half up to 2 decimal places
    ((2 * (2 * "scores.economic" + 3 * "scores.potential") + 10000001500) / 1000 - 10000001) * 100 AS "scores.value"
  FROM scores_2
  OFFSET 0
),
tier AS (
  SELECT
    *,
    CASE
      WHEN "scores.value" >= 800000 THEN 'key'
      WHEN "scores.value" >= 600000 THEN 'development'
      WHEN "scores.value" >= 400000 THEN 'maintenance'
      ELSE 'opportunity'
    END AS "tier"
  FROM scores_3
  OFFSET 0
),
hold AS (
  SELECT
    *,
    CASE
      WHEN "previousTier" = 'key' AND "tier" IN ('development', 'maintenance', 'opportunity') AND "scores.value" >= 780000 THEN 'key'
      WHEN "previousTier" = 'key' AND "tier" IN ('maintenance', 'opportunity') THEN 'development'
      WHEN "previousTier" = 'development' AND "tier" IN ('maintenance', 'opportunity') AND "scores.value" >= 580000 THEN 'development'
      WHEN "previousTier" = 'development' AND "tier" IN ('opportunity') THEN 'maintenance'
      WHEN "previousTier" = 'maintenance' AND "tier" IN ('opportunity') AND "scores.value" >= 380000 THEN 'maintenance'
      ELSE "tier"
    END AS "tier.held"
  FROM tier
  OFFSET 0
),
overrides AS (
  SELECT
    *,
    -- More than five claims in a year
    CASE
      WHEN ("claims" > 5) AND "tier.held" IN ('key', 'development') THEN 'maintenance'
      ELSE "tier.held"
    END AS "tier.claims-cap"
  FROM hold
  OFFSET 0
),
refusals AS (
  SELECT
    *,
    CASE
      WHEN "intake" IS NOT NULL THEN "intake"
      WHEN "points.payment" IS NULL THEN 'no-hit:payment'
      WHEN ABS("tenure.points") > 1000000000 THEN 'out-of-range:tenure'
    END AS "refusal"
  FROM overrides
  OFFSET 0
)
SELECT
  "subject" AS "subject",
  CASE WHEN "refusal" IS NULL THEN "tier.claims-cap" END AS "tier",
  CASE WHEN "refusal" IS NULL THEN CAST("scores.value" * 0.0001 AS DECIMAL(10, 4)) END AS "scores.value",
  CASE WHEN "refusal" IS NULL THEN CAST("scores.economic" * 0.0001 AS DECIMAL(10, 4)) END AS "scores.economic",
  CASE WHEN "refusal" IS NULL THEN CAST("scores.potential" * 0.0001 AS DECIMAL(10, 4)) END AS "scores.potential",
  CASE WHEN "refusal" IS NULL THEN CAST("points.coverage" * 0.0001 AS DECIMAL(10, 4)) END AS "points.coverage",
  CASE WHEN "refusal" IS NULL THEN CAST("points.payment" * 0.0001 AS DECIMAL(10, 4)) END AS "points.payment",
  CASE WHEN "refusal" IS NULL THEN CAST("points.margin_rate" * 0.0001 AS DECIMAL(10, 4)) END AS "points.margin_rate",
  CASE WHEN "refusal" IS NULL THEN CAST("points.tenure" * 0.0001 AS DECIMAL(10, 4)) END AS "points.tenure",
  SPLIT_PART("refusal", ':', 1) AS "refusal",
  SPLIT_PART("refusal", ':', 2) AS "refusal_at"
FROM refusals
