export const strategy = {
  'kind.bands': 'Score to tiers',
  'kind.matrix': 'Two axes to tiers',
  'kind.table': 'Table to tiers',

  'strategy.broken': 'This draft’s document isn’t a strategy',
  'strategy.noSuchPart': 'This version has no such part.',

  'outline.name': 'Outline',
  'outline.fold': 'List of {name}',

  'tree.title': 'Score tree',
  'tree.inGroup': 'In group',
  'tree.ofTotal': 'Of total',
  'tree.ofTotalText': 'of total',
  'tree.shape': 'Shape',
  'tree.points': 'Points',

  'combine.weighted.long': 'Weighted average of its parts',
  'combine.mean.long': 'Plain average of its parts',
  'combine.sum.long': 'Sum of its parts',
  'combine.min.long': 'The lowest of its parts counts',
  'combine.max.long': 'The highest of its parts counts',
  'combine.mean': 'average',
  'combine.sum': 'sum',
  'combine.min': 'lowest counts',
  'combine.max': 'highest counts',
  'combine.floor': 'at least {n}',
  'combine.cap': 'at most {n}',

  'score.decimals': 'rounded to {n} decimal|rounded to {n} decimals',
  'score.now': 'The subject tried scores',
  'score.toNext': '{points} points to {tier}',
  'score.aboveLower': '{points} above {tier}',

  'points.bands': 'Bands',
  'points.lookup': 'Lookup',
  'points.curve': 'Curve',
  'points.formula': 'Formula',
  'points.table': 'Decision table',

  'chart.steps': 'Points of {name} by band; the table below says the same',
  'chart.curve': 'Points of {name} as a curve; the table below says the same',
  'chart.staircase': 'Contributions adding up to {score}; the table below says the same',

  'band.from': 'From ≥',
  'band.to': 'To <',

  'curve.at': 'At',
  'curve.between': 'Between two points the line is straight; beyond the outer ones it stays level.',

  'lookup.entry': 'Value',
  'lookup.bar': 'Points as a bar',
  'lookup.otherwise': 'Anything else',

  'table.row': 'Row',

  'hit.first': 'The first row that matches decides.',
  'hit.unique': 'Exactly one row may match.',
  'hit.any': 'Several rows may match, but they must agree.',
  'hit.sum': 'The points of all rows that match add up.',
  'hit.min': 'Of the rows that match, the fewest points count.',
  'hit.max': 'Of the rows that match, the most points count.',
  'hit.best': 'Of the rows that match, the best tier counts.',
  'hit.worst': 'Of the rows that match, the worst tier counts.',

  'formula.now': 'The subject tried gets {points} points.',
  'formula.nowWith': 'The subject tried: value {value}, {points} points.',

  'dimension.previous': 'Previous dimension',
  'dimension.next': 'Next dimension',
  'dimension.notActionable': 'never asked for in advice',
  'dimension.reason': 'Reason for lost points',
  'dimension.baseline': 'Measured against',
  'dimension.baselineText': '{points} points, not the best',

  'missing.title': 'Missing value',
  'missing.fail': 'No decision is made.',
  'missing.skip': 'Left out; its weight is shared among the others.',
  'missing.points': 'Scores {points} points.',

  'tiers.byScore': 'The score {score} is cut into tiers at its thresholds. Overrides run after this.',
  'tiers.byMatrix': 'Two scores together name the tier. Overrides run after this.',
  'tiers.byTable': 'A decision table names the tier. Overrides run after this.',
  'tiers.ruler': '{score} as a ruler of tiers; the table below says the same',
  'tiers.matrix': 'Tiers by {x} and {y}',
  'tiers.meaning': 'Meaning',
  'tiers.table': 'Table of tiers',
  'tiers.onThreshold': 'A score exactly on a threshold belongs to the higher tier.',
  'tiers.unordered': 'These tiers are classes without rank.',

  'target.share': '{share} of subjects',
  'target.count': '{n} subject|{n} subjects',
  'target.cumulative': '{share} of {field}, in this tier and better',

  'hold.margin': 'A better tier is kept while the score is at most {margin} points below its threshold.',
  'hold.maxDrop': 'It falls by {n} tier at once at most.|It falls by {n} tiers at once at most.',
  'hold.kept': 'The previous tier is kept.',
  'hold.limited': 'The fall is limited.',
  'hold.noEffect': 'The previous tier changes nothing.',
  'hold.unknown': 'This version doesn’t know the previous tier; it is ignored.',

  'overrides.order': 'run in this order',
  'overrides.about': 'Run after scoring, from top to bottom; later ones see what earlier ones did.',
  'overrides.none': 'This version has no overrides.',

  'treatments.about': 'What a subject gets in its tier.',
  'treatments.none': 'This version has no treatments.',
  'treatments.when': 'only if',

  'type.number': 'number',
  'type.integer': 'whole number',
  'type.string': 'text',
  'type.boolean': 'yes or no',
  'type.date': 'date',

  'derived.value': 'Value',
  'derived.classes': 'by',

  'adds.value': 'Value',
  'adds.adds': 'Adds',
  'adds.most': 'Max',
  'adds.skipped': 'left out',
  'adds.clamp': 'Limit of {name}',
  'adds.add': 'Override {name}',
  'adds.rounding': 'Rounding',

  'status.decision': 'Subject tried: {score}, {tier}',
  'status.tier': 'Subject tried: {tier}',
  'status.refused': 'Subject tried: no decision',
  'status.noDecision': 'Subject tried: a value can’t be read',
  'status.errors': '{n} error|{n} errors',
  'status.warnings': '{n} warning|{n} warnings',
}
