export const tour = {
  'tour.menu': 'Tour',
  'tour.welcome': 'Welcome to Tiersmith',
  'tour.text':
    'Say what makes a customer important, see at once whom a change moves, and have it approved. Five steps from a ready-made pack to a decision that everybody can check.',
  'tour.take': 'Take the tour',
  'tour.packs': 'See the packs',
  'tour.skip': 'Not now',
  'tour.step': 'Step {n} of {all}',
  'tour.steps': 'The five steps',
  'tour.back': 'Back',
  'tour.next': 'Next',
  'tour.end': 'Skip the tour',
  'tour.done': 'Done',
  'tour.begin': 'Pick a pack',
  'tour.pack': 'Pick a pack',
  'tour.pack.text':
    'A pack is a ready-made strategy with its source: fields, dimensions, weights, tiers, and a population to try it on. You get a copy of your own.',
  'tour.design': 'Design',
  'tour.design.text':
    'Drag the edges of a band, share out weights, set thresholds. Everything can be typed as well, and undone. You edit a draft; versions stay as they were published.',
  'tour.movement': 'See who moves',
  'tour.movement.text':
    'Every change is scored on a population at once. The line below says who rises and who falls against the version in effect; “Try one” explains a single subject.',
  'tour.compare': 'Compare',
  'tour.compare.text':
    'Two versions or drafts side by side: what changed in words, who moves from which tier to which, and through which change.',
  'tour.approval': 'Request approval',
  'tour.approval.text':
    'Say why and from when. Somebody else approves; then the version takes effect by itself on its day, and each decision can be replayed.',
}
