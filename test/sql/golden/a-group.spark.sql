-- A-Group distributor value: scores and tiers in Spark SQL
-- Points and scores are whole numbers of ten-thousandths (80 points are 800000) until the last SELECT,
-- dates are numbers YYYYMMDD, NULL is missing; a subject that is refused says why in "refusal".
WITH
input AS (
  SELECT
    s.`subject` AS `subject`,
    NULLIF(CASE WHEN CAST(s.`previousTier` AS STRING) IS NULL OR CAST(s.`previousTier` AS STRING) RLIKE '^[\\u0001-\\u02FF\\u3041-\\u3096\\u30A1-\\u30FA\\u4E00-\\u9FFF]*$' THEN CAST(s.`previousTier` AS STRING) ELSE REFLECT('com.ibm.icu.text.Normalizer', 'compose', CAST(s.`previousTier` AS STRING), FALSE) END COLLATE UTF8_BINARY, '') AS `previousTier`,
    20260401 AS `asOf`,
    CAST(s.`tier1_outlets` AS DOUBLE) AS `tier1_outlets`,
    CAST(s.`annual_sales` AS DOUBLE) AS `annual_sales`,
    CAST(s.`gross_profit` AS DOUBLE) AS `gross_profit`,
    NULLIF(CASE WHEN CAST(s.`payment_term` AS STRING) IS NULL OR CAST(s.`payment_term` AS STRING) RLIKE '^[\\u0001-\\u02FF\\u3041-\\u3096\\u30A1-\\u30FA\\u4E00-\\u9FFF]*$' THEN CAST(s.`payment_term` AS STRING) ELSE REFLECT('com.ibm.icu.text.Normalizer', 'compose', CAST(s.`payment_term` AS STRING), FALSE) END COLLATE UTF8_BINARY, '') AS `payment_term`,
    CAST(s.`first_order` AS DATE) AS `first_order`,
    CAST(s.`claims` AS DOUBLE) AS `claims`
  FROM `crm`.`customers` AS s
),
fields AS (
  SELECT
    `subject`,
    `previousTier`,
    `asOf`,
    CASE WHEN ABS(`tier1_outlets`) <= 1e15 THEN `tier1_outlets` END AS `tier1_outlets`,
    CASE WHEN ABS(`annual_sales`) <= 1e15 THEN `annual_sales` END AS `annual_sales`,
    CASE WHEN ABS(`gross_profit`) <= 1e15 THEN `gross_profit` END AS `gross_profit`,
    `payment_term`,
    CASE
      WHEN `first_order` BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN CAST(EXTRACT(YEAR FROM `first_order`) * 10000 + EXTRACT(MONTH FROM `first_order`) * 100 + EXTRACT(DAY FROM `first_order`) AS INTEGER)
    END AS `first_order`,
    CASE WHEN ABS(`claims`) <= 1e15 THEN `claims` END AS `claims`,
    CASE
      WHEN ISNAN(`tier1_outlets`) THEN 'invalid-subject:tier1_outlets'
      WHEN `tier1_outlets` < 0 OR `tier1_outlets` > 9007199254740991D THEN 'out-of-range:tier1_outlets'
      WHEN `tier1_outlets` <> FLOOR(`tier1_outlets`) THEN 'invalid-subject:tier1_outlets'
      WHEN `annual_sales` IS NULL THEN 'missing-value:annual_sales'
      WHEN ISNAN(`annual_sales`) THEN 'invalid-subject:annual_sales'
      WHEN `annual_sales` < -9007199254740991D OR `annual_sales` > 9007199254740991D THEN 'out-of-range:annual_sales'
      WHEN `gross_profit` IS NULL THEN 'missing-value:gross_profit'
      WHEN ISNAN(`gross_profit`) THEN 'invalid-subject:gross_profit'
      WHEN `gross_profit` < -9007199254740991D OR `gross_profit` > 9007199254740991D THEN 'out-of-range:gross_profit'
      WHEN `payment_term` IS NULL THEN 'missing-value:payment_term'
      WHEN `payment_term` NOT IN ('prepaid', 'lc', 'oa30', 'oa60', 'oa90') THEN 'invalid-subject:payment_term'
      WHEN `first_order` IS NULL THEN 'missing-value:first_order'
      WHEN NOT `first_order` BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN 'invalid-subject:first_order'
      WHEN ISNAN(`claims`) THEN 'invalid-subject:claims'
      WHEN `claims` < 0 OR `claims` > 9007199254740991D THEN 'out-of-range:claims'
      WHEN `claims` <> FLOOR(`claims`) THEN 'invalid-subject:claims'
    END AS `intake`
  FROM input
),
derived AS (
  SELECT
    *,
    `gross_profit` / NULLIF(`annual_sales`, 0) AS `margin.result`
  FROM fields
),
derived_2 AS (
  SELECT
    *,
    CASE WHEN ABS(`margin.result`) <= 1e15 THEN `margin.result` END * 1000000D + 0.5D AS `margin.scaled`
  FROM derived
),
derived_3 AS (
  SELECT
    *,
    (CASE WHEN ABS(`margin.scaled`) < 4503599627370496D THEN CAST(FLOOR(`margin.scaled`) AS DOUBLE) ELSE `margin.scaled` END) / 1000000D AS `margin`
  FROM derived_2
),
points AS (
  SELECT
    *,
    -- coverage
    CAST(CASE
      WHEN `tier1_outlets` IS NULL THEN 0
      WHEN `tier1_outlets` >= 20 THEN 1000000
      WHEN `tier1_outlets` >= 5 THEN 500000
      ELSE 0
    END AS BIGINT) AS `points.coverage`,
    -- payment
    CAST(CASE
      WHEN `payment_term` = 'prepaid' THEN 1000000
      WHEN `payment_term` = 'lc' THEN 800000
      WHEN `payment_term` = 'oa30' THEN 600000
      WHEN `payment_term` = 'oa60' THEN 300000
      WHEN `payment_term` = 'oa90' THEN 0
    END AS BIGINT) AS `points.payment`,
    CASE
      WHEN `margin` >= 0.3 THEN 100D
      WHEN `margin` >= 0.15 THEN 60D + (`margin` - 0.15D) * 40D / 0.15D
      WHEN `margin` >= 0 THEN 0D + (`margin` - 0D) * 60D / 0.15D
      WHEN `margin` IS NOT NULL THEN 0D
    END * 10000D + 0.5D AS `margin_rate.scaled`,
    CAST((`asOf` - `first_order`) DIV 10000 AS DOUBLE) AS `tenure.value`
  FROM derived_3
),
points_2 AS (
  SELECT
    *,
    (CASE WHEN ABS(`margin_rate.scaled`) < 4503599627370496D THEN CAST(FLOOR(`margin_rate.scaled`) AS DOUBLE) ELSE `margin_rate.scaled` END) AS `margin_rate.points`,
    LEAST(100D, 10D * `tenure.value`) * 10000D + 0.5D AS `tenure.scaled`
  FROM points
),
points_3 AS (
  SELECT
    *,
    -- margin_rate
    CAST(`margin_rate.points` AS BIGINT) AS `points.margin_rate`,
    (CASE WHEN ABS(`tenure.scaled`) < 4503599627370496D THEN CAST(FLOOR(`tenure.scaled`) AS DOUBLE) ELSE `tenure.scaled` END) AS `tenure.points`
  FROM points_2
),
points_4 AS (
  SELECT
    *,
    -- tenure
    CAST(CASE WHEN ABS(`tenure.points`) <= 1000000000 THEN `tenure.points` END AS BIGINT) AS `points.tenure`
  FROM points_3
),
scores AS (
  SELECT
    *,
    CAST(1 + CASE WHEN `points.margin_rate` IS NULL THEN 0 ELSE 1 END AS BIGINT) AS `scores.economic.weight`,
    -- potential: weighted mean, rounded half up to 4 decimal places
    (2 * (7 * `points.coverage` + 3 * `points.tenure`) + 20000000030) DIV 20 - 1000000001 AS `scores.potential`
  FROM points_4
),
scores_2 AS (
  SELECT
    *,
    -- economic: weighted mean, rounded half up to 4 decimal places
    (2 * (`points.payment` + COALESCE(`points.margin_rate`, 0)) + `scores.economic.weight`) DIV (2 * `scores.economic.weight`) AS `scores.economic`
  FROM scores
),
scores_3 AS (
  SELECT
    *,
    -- value: weighted mean, rounded half up to 2 decimal places
    ((2 * (2 * `scores.economic` + 3 * `scores.potential`) + 10000001500) DIV 1000 - 10000001) * 100 AS `scores.value`
  FROM scores_2
),
tier AS (
  SELECT
    *,
    CASE
      WHEN `scores.value` >= 800000 THEN 'key'
      WHEN `scores.value` >= 600000 THEN 'development'
      WHEN `scores.value` >= 400000 THEN 'maintenance'
      ELSE 'opportunity'
    END AS `tier`
  FROM scores_3
),
hold AS (
  SELECT
    *,
    CASE
      WHEN `previousTier` = 'key' AND `tier` IN ('development', 'maintenance', 'opportunity') AND `scores.value` >= 780000 THEN 'key'
      WHEN `previousTier` = 'key' AND `tier` IN ('maintenance', 'opportunity') THEN 'development'
      WHEN `previousTier` = 'development' AND `tier` IN ('maintenance', 'opportunity') AND `scores.value` >= 580000 THEN 'development'
      WHEN `previousTier` = 'development' AND `tier` IN ('opportunity') THEN 'maintenance'
      WHEN `previousTier` = 'maintenance' AND `tier` IN ('opportunity') AND `scores.value` >= 380000 THEN 'maintenance'
      ELSE `tier`
    END AS `tier.held`
  FROM tier
),
overrides AS (
  SELECT
    *,
    -- More than five claims in a year
    CASE
      WHEN (`claims` > 5) AND `tier.held` IN ('key', 'development') THEN 'maintenance'
      ELSE `tier.held`
    END AS `tier.claims-cap`
  FROM hold
),
refusals AS (
  SELECT
    *,
    CASE
      WHEN `intake` IS NOT NULL THEN `intake`
      WHEN `points.payment` IS NULL THEN 'no-hit:payment'
      WHEN ABS(`tenure.points`) > 1000000000 THEN 'out-of-range:tenure'
    END AS `refusal`
  FROM overrides
)
SELECT
  `subject` AS `subject`,
  CASE WHEN `refusal` IS NULL THEN `tier.claims-cap` END AS `tier`,
  CASE WHEN `refusal` IS NULL THEN CAST(`scores.value` * 0.0001 AS DECIMAL(10, 4)) END AS `scores.value`,
  CASE WHEN `refusal` IS NULL THEN CAST(`scores.economic` * 0.0001 AS DECIMAL(10, 4)) END AS `scores.economic`,
  CASE WHEN `refusal` IS NULL THEN CAST(`scores.potential` * 0.0001 AS DECIMAL(10, 4)) END AS `scores.potential`,
  CASE WHEN `refusal` IS NULL THEN CAST(`points.coverage` * 0.0001 AS DECIMAL(10, 4)) END AS `points.coverage`,
  CASE WHEN `refusal` IS NULL THEN CAST(`points.payment` * 0.0001 AS DECIMAL(10, 4)) END AS `points.payment`,
  CASE WHEN `refusal` IS NULL THEN CAST(`points.margin_rate` * 0.0001 AS DECIMAL(10, 4)) END AS `points.margin_rate`,
  CASE WHEN `refusal` IS NULL THEN CAST(`points.tenure` * 0.0001 AS DECIMAL(10, 4)) END AS `points.tenure`,
  SPLIT_PART(`refusal`, ':', 1) AS `refusal`,
  SPLIT_PART(`refusal`, ':', 2) AS `refusal_at`
FROM refusals
