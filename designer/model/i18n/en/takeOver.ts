export const takeOver = {
  'takeOver.or': 'Or take over a population of another strategy',
  'takeOver.choose': 'Choose one',
  'takeOver.fitting': 'Its fields fit',
  'takeOver.lacking': 'Needed fields are missing',
  'takeOver.option': '{name} · {strategy} · {n} subject|{name} · {strategy} · {n} subjects',
  'takeOver.fits':
    '{shared} of {all} fields are there, all that are needed among them. What can’t be read is shown before anything is imported.',
  'takeOver.lacks':
    '{shared} of {all} fields are there, but needed ones aren’t: {fields}. Without them nobody could be scored.',
  'takeOver.none': 'No population of another strategy has fields of this one.',
  'takeOver.do': 'Take over',
  'takeOver.busy': 'Fetching it…',
  'takeOver.failed': 'It could not be fetched. Try again.',
  'takeOver.notAllowed': 'It holds sensitive data that your roles don’t show.',
}
