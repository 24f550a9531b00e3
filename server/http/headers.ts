/**
 * Headers that every answer carries, by what it is.
 *
 * They are plain objects that whoever makes an answer puts into it: headers set afterwards, on
 * Node's response or through web Headers, cost a request more than its evaluation.
 */

/** JSON and the like: nothing that a browser should run, frame, guess or give to other sites. */
export const DATA_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const

const POLICY = [
  "default-src 'self'",
  // The arrows that the reference page's style sheet carries.
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ')

/** Pages and what they load: from this server only, no inline script or style, no evaluation. */
export const PAGE_HEADERS = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

/** Pages that stand by themselves: nothing is loaded or run, and the one style is known by its hash (SHA-256, base64). */
export const printableHeaders = (styleHash: string): Record<string, string> => ({
  ...PAGE_HEADERS,
  'cache-control': 'no-store',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
})
