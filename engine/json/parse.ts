/**
 * Strict reading of JSON from outside: strategy documents, subjects, request bodies.
 *
 * RFC 8259 leaves open what duplicate keys, lone surrogates and deep nesting mean; here they are
 * refused, so that what is stored, hashed, shown and evaluated is one and the same value. A byte
 * order mark at the start is skipped.
 */
import { findFault, type JsonProblemCode } from './fault.ts'
import { placeOf } from './place.ts'
import { survey } from './survey.ts'

export type JsonReading = { ok: true; value: unknown } | { ok: false; problem: JsonProblem }

export interface JsonProblem {
  code: JsonProblemCode
  /** What is wrong and what to do about it. */
  message: string
  /** From 1. */
  line: number
  /** From 1, in characters. */
  column: number
  /** JSON pointer of the value or key concerned. */
  pointer: string
}

export interface JsonLimits {
  /** How deep objects and arrays may nest. Default: 100. */
  maxDepth?: number
}

const DEFAULT_MAX_DEPTH = 100
const BYTE_ORDER_MARK = '\ufeff'

/**
 * Reads a JSON text. Refused, with the place of the first fault: syntax errors (`json-syntax`),
 * a key twice in one object (`duplicate-key`), nesting beyond the limit (`too-deep`), lone
 * surrogates and U+0000 in strings and keys (`invalid-text`). Never throws for what a text holds;
 * a key `__proto__` becomes an own property, as JSON.parse makes it.
 */
export function parseJson(text: string, limits: JsonLimits = {}): JsonReading {
  const maxDepth = limits.maxDepth ?? DEFAULT_MAX_DEPTH
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  const { keys, doubtful } = survey(source, maxDepth)
  if (!doubtful && !hostAddsKeys()) {
    try {
      const value: unknown = JSON.parse(source)
      if (countKeys(value) === keys) return { ok: true, value }
    } catch {
      // JSON.parse says too little about where: the exact reading below does.
    }
  }
  const fault = findFault(source, maxDepth)
  if (fault === undefined) return { ok: true, value: JSON.parse(source) }
  const { code, message, offset, pointer } = fault
  return { ok: false, problem: { code, message, ...placeOf(source, offset), pointer } }
}

/** Reads a JSON text from its bytes, which must be UTF-8 (`invalid-text` where they aren't). */
export function parseJsonBytes(bytes: Uint8Array, limits: JsonLimits = {}): JsonReading {
  let text: string
  try {
    text = strictUtf8().decode(bytes)
  } catch {
    return { ok: false, problem: undecodable(bytes) }
  }
  return parseJson(text, limits)
}

/** The byte order mark is kept: parseJson skips it, and only one. */
const strictUtf8 = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function undecodable(bytes: Uint8Array): JsonProblem {
  const readable = decodableStart(bytes).replace(BYTE_ORDER_MARK, '')
  const message = 'The bytes from here on are not UTF-8. Save the text as UTF-8.'
  return { code: 'invalid-text', message, ...placeOf(readable, readable.length), pointer: '' }
}

/** The longest start of the bytes that is UTF-8, found by halving. */
function decodableStart(bytes: Uint8Array): string {
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    // What is known to be good isn't decoded again: the whole costs as much as reading the bytes once or twice.
    if (decodes(bytes.subarray(startOfLastCharacter(bytes, good), middle))) good = middle
    else bad = middle
  }
  return strictUtf8().decode(bytes.subarray(0, good), { stream: true })
}

/** Where the last character begins that the bytes before `end`, which are UTF-8, hold whole or in part. */
function startOfLastCharacter(bytes: Uint8Array, end: number): number {
  let start = Math.max(end - 1, 0)
  while (start > 0 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--
  return start
}

/** Whether the bytes are UTF-8, apart from a character that is cut off at their end. */
function decodes(bytes: Uint8Array): boolean {
  try {
    strictUtf8().decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** How many own keys all objects of a value have together. Iterative, like everything that reads from outside. */
function countKeys(value: unknown): number {
  let keys = 0
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (Array.isArray(next)) for (const child of next) hold(child, open)
    else {
      // Unlike Object.values, this makes no array an object; nothing is inherited (hostAddsKeys).
      for (const key in next as object) {
        keys++
        hold((next as Record<string, unknown>)[key], open)
      }
    }
  }
  return keys
}

const hold = (value: unknown, open: unknown[]) => {
  if (value !== null && typeof value === 'object') open.push(value)
}

/** Whether the host has put keys on Object.prototype, which a for-in of every object would count. */
function hostAddsKeys(): boolean {
  for (const _ in {}) return true
  return false
}
