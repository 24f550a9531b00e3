export const drafts = {
  'drafts.menu': 'Actions of this draft',
  'drafts.delete': 'Delete draft…',
  'drafts.deleteOf': 'Delete draft {name}',
  'drafts.title': 'Delete draft “{name}”?',
  'drafts.text':
    'Everything changed in it since {version} goes, for everybody who works on it. Last saved {date} by {name}.',
  'drafts.textNew': 'All that is written in it goes, for everybody who works on it. Last saved {date} by {name}.',
  'drafts.stays': 'Published versions and proposals made from it stay. The audit log keeps its fingerprint.',
  'drafts.only':
    'It is all that there is of this strategy: no version has been published, and there is no other draft. Without it nothing could be opened any more, so it can’t be deleted.',
  'drafts.do': 'Delete draft',
  'drafts.keep': 'Keep it',
  'drafts.close': 'Close',
  'drafts.changed': 'Somebody has saved it since. Look at it again before deleting it.',
  'drafts.deleted': 'Draft “{name}” deleted.',
  'drafts.undo': 'Undo',
  'drafts.restored': 'Draft “{name}” is back, as a new draft.',
  'drafts.restoreFailed': 'Draft “{name}” could not be put back.',
  'drafts.retry': 'Try again',
  'drafts.dismiss': 'Dismiss',
}
