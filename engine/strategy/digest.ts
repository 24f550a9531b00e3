import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'

/** The document as canonical JSON (RFC 8785). It must be plain JSON data, as `check` accepts it. */
export function canonicalJson(document: unknown): string {
  const text = canonicalize(document)
  if (text === undefined) throw new TypeError('canonicalJson: not JSON data')
  return text
}

/** A version's fingerprint: `sha256:` and the hex SHA-256 of the canonical JSON in UTF-8. */
export const digestOf = (document: unknown): string =>
  `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson(document))))}`
