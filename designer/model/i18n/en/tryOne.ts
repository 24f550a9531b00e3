export const tryOne = {
  'fields.about': 'What a subject must bring to be scored.',
  'fields.type': 'Type',
  'fields.values': 'Values',
  'fields.needed': 'Needed',
  'fields.required': 'required',
  'fields.optional': 'optional',
  'fields.sensitive': 'sensitive',
  'fields.measure': 'summed up in impact',

  'try.title': 'Try one',
  'try.reset': 'Example',
  'try.close': 'Close',
  'try.form': 'The subject’s values',
  'try.here': 'here',
  'try.previousTier': 'Tier until now',
  'try.undecided': 'No decision',
  'try.refused': 'No decision until this is right:',

  'form.range': 'From {min} to {max}.',
  'form.min': 'At least {min}.',
  'form.max': 'At most {max}.',

  'fault.number': '{name} is not a number',
  'fault.integer': '{name} must be a whole number',
  'fault.range': '{name} must lie within {min} to {max}',
  'fault.date': '{name} is not a date',
  'fault.choice': '{name} must be yes or no',

  'refusal.required': '{name} is missing',
  'refusal.missingFor': '{name} is missing; {part} needs it',
  'refusal.missing': '{name} has no value',
  'refusal.invalid': '{name} is not a valid value',
  'refusal.outOfRange': '{name} is out of range',
  'refusal.noHit': '{name} has no rule for these values',
  'refusal.ambiguous': '{name} has several rules for these values',
  'refusal.noVersion': 'No version is in effect',

  'hint.name': 'Way to the next tier',
  'hint.none': 'No change of the dimensions that can be acted on reaches it.',
  'hint.blocked': 'Would be held back by: {names}',

  'advice.gain': 'adds {gains}, total {total}',

  'strength.best': 'at its best',

  'outcome.applied': 'Applied',
  'outcome.noEffect': 'Matches, changes nothing',
  'outcome.notMatched': 'Doesn’t match',
  'outcome.unknown': 'Can’t be told without',
  'outcome.notInForce': 'Not in force on this date',
  'outcome.afterFinal': 'After a final override',
  'outcome.to': 'to',
}
