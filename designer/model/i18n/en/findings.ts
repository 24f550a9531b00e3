export const findings = {
  'finding.entry-text': 'Entry {seq} is no longer the text that was written.',
  'finding.entry-content': 'Entry {seq} was changed: its content doesn’t give its hash.',
  'finding.entry-rewritten': 'Entry {seq} was rewritten together with its hash: entry {next} was appended to another.',
  'finding.entries-missing':
    'Entry {entries} is missing: entry {next} follows entry {last}.|Entries {entries} are missing: entry {next} follows entry {last}.',
  'finding.entry-out-of-order': 'Entry {seq} is out of order: it wasn’t appended to the entry before it.',
  'finding.cut-before-head': 'The log was cut after entry {last}: its head stands at entry {head}.',
  'finding.cut-before-exported': 'The log was cut after entry {last}: the head kept earlier stands at entry {head}.',
  'finding.entry-not-covered': 'Entry {seq} was appended without the head: not by this server.',
  'finding.rewritten-since-head':
    'The log up to entry {seq} was rewritten: it isn’t the one that its head was taken from.',
  'finding.rewritten-since-exported':
    'The log up to entry {seq} was rewritten: it isn’t the one that the head kept earlier was taken from.',
  'finding.head-missing': 'The head of the log is missing.',
  'finding.head-without-key': 'The head of the log was not made with this server’s key.',
  'finding.database-unreadable': 'From entry {seq} on the database can’t be read. It says: {reason}',
  'finding.document-changed': 'A document was changed; its fingerprint was {digest}.',
  'finding.version-gone': 'Version {version} of {strategy} is gone; entry {seq} published it.',
  'finding.version-changed': 'Version {version} of {strategy} was changed: not as entry {seq} tells: {names}.',
  'finding.versions-unknown':
    '{strategy} has {n} version that the log doesn’t tell of.|{strategy} has {n} versions that the log doesn’t tell of.',
  'finding.timeline-gone': 'Place {place} on the timeline of {strategy} is gone; entry {seq} recorded it.',
  'finding.timeline-changed':
    'Place {place} on the timeline of {strategy} was changed: not as entry {seq} tells: {names}.',
  'finding.timeline-unknown':
    'The timeline of {strategy} has {n} place that the log doesn’t tell of.|The timeline of {strategy} has {n} places that the log doesn’t tell of.',
  'finding.name.createdAt': 'Created',
  'finding.name.recordedAt': 'Recorded',
  'finding.name.cancels': 'What it cancels',
  'finding.show': 'Show entry {seq}',
  'finding.more': '{n} more|{n} more',
  'finding.gap.key': 'whether the head was made with this server’s key, which isn’t here; a head kept elsewhere tells',
  'finding.gap.end': 'whether the log ends here; a head kept elsewhere tells',
  'finding.near': 'Entries up to {seq}',
  'finding.newest': 'Show the newest',
}
