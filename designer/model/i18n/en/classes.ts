export const classes = {
  'classes.type': 'Values are',
  'classes.gives': 'Gives',
  'classes.valueOf': 'Value of {name}',
  'classes.hasOtherwise': 'Values without an entry get that of “Anything else”; empty it to refuse them.',
  'classes.addBands': 'Add class by bands',
  'classes.addLookup': 'Add class by lookup',
  'classes.step.value': 'a value of {name}',
  'classes.step.type': 'the type of {name}',
}
