export const editJson = {
  'json.title': 'The document as JSON',
  'json.lead':
    'What the designer writes, as text. Changes are taken over as you type; ⌃Space offers what may stand at a place.',
  'json.leadRead': 'The version as it is stored; versions are never changed.',
  'json.edit': 'the JSON',
  'json.unread': 'Not taken over yet: {message}',
}
