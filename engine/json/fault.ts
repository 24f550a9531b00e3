/**
 * The slow, exact reading of a JSON text (RFC 8259): it finds the first thing that is refused and
 * says where. It runs only where the quick look or JSON.parse had doubts.
 *
 * Iterative: the containers that are open stand in a list of their own, never on the call stack.
 */
import { pointerOf } from './place.ts'

export type JsonProblemCode = 'json-syntax' | 'duplicate-key' | 'too-deep' | 'invalid-text'

export interface Fault {
  code: JsonProblemCode
  message: string
  /** Offset in the text, in UTF-16 units. */
  offset: number
  pointer: string
}

/** An object or array that is open; `keys` only in objects, `step` undefined while a key is read. */
interface Container {
  keys: Set<string> | undefined
  step: string | number | undefined
}

interface Reader {
  readonly text: string
  readonly maxDepth: number
  readonly open: Container[]
  at: number
  fault: Fault | undefined
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /true|false|null/y
const SPACE = /[ \t\n\r]*/y
/** What can stand in a string as it is: from the space on, all but the quote and the backslash. */
const PLAIN = /[ !#-[\]-\uffff]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** U+0000, and surrogates that are not two halves of one character. */
const NO_TEXT = /[\0\p{Surrogate}]/u

/** The first fault of a JSON text, or undefined where all of it is accepted. */
export function findFault(text: string, maxDepth: number): Fault | undefined {
  const reader: Reader = { text, maxDepth, open: [], at: 0, fault: undefined }
  let more = true
  while (more) {
    const opened = readValue(reader)
    more = reader.fault === undefined && (opened || goOn(reader))
  }
  return reader.fault
}

/** Reads a scalar, an empty container, or the start of a container: then true, its first value is next. */
function readValue(reader: Reader): boolean {
  skip(reader, SPACE)
  const character = reader.text[reader.at]
  if (character === '{' || character === '[') return openContainer(reader, character)
  if (character === '"') readString(reader)
  else if (!skip(reader, NUMBER) && !skip(reader, WORD)) refuse(reader, 'json-syntax', expected(reader, 'a value'))
  return false
}

function openContainer(reader: Reader, character: '{' | '['): boolean {
  if (reader.open.length === reader.maxDepth) {
    const message = `Objects and arrays nest more than ${reader.maxDepth} deep. Make the document flatter.`
    return refuse(reader, 'too-deep', message)
  }
  reader.at++
  skip(reader, SPACE)
  if (reader.text[reader.at] === closerOf(character)) {
    reader.at++
    return false
  }
  reader.open.push(character === '{' ? { keys: new Set(), step: undefined } : { keys: undefined, step: 0 })
  return character === '[' || readKey(reader)
}

/** After a value: closes what closes here; true where a comma (and a key) lead to another value. */
function goOn(reader: Reader): boolean {
  for (;;) {
    skip(reader, SPACE)
    const container = reader.open.at(-1)
    const character = reader.text[reader.at]
    if (container === undefined) {
      return character !== undefined && refuse(reader, 'json-syntax', expected(reader, 'the end of the text'))
    }
    const closer = closerOf(container.keys === undefined ? '[' : '{')
    if (character === ',') {
      reader.at++
      if (container.keys !== undefined) return readKey(reader)
      container.step = Number(container.step) + 1
      return true
    }
    if (character !== closer) return refuse(reader, 'json-syntax', expected(reader, `a comma or ${closer}`))
    reader.at++
    reader.open.pop()
  }
}

/** Reads `"key" :` and notes the key. */
function readKey(reader: Reader): boolean {
  const container = reader.open.at(-1)
  if (container?.keys === undefined) return false
  container.step = undefined
  skip(reader, SPACE)
  const start = reader.at
  if (reader.text[start] !== '"') return refuse(reader, 'json-syntax', expected(reader, 'a key in double quotes'))
  const key = readString(reader)
  if (key === undefined) return false
  container.step = key
  if (container.keys.has(key)) {
    reader.at = start
    return refuse(reader, 'duplicate-key', `The key ${shown(key)} stands twice in one object. Keep one of them.`)
  }
  container.keys.add(key)
  skip(reader, SPACE)
  if (reader.text[reader.at] !== ':') return refuse(reader, 'json-syntax', expected(reader, 'a colon after the key'))
  reader.at++
  return true
}

/** Reads a string from its opening quote; undefined where it is refused. */
function readString(reader: Reader): string | undefined {
  const start = reader.at
  reader.at++
  skip(reader, PLAIN)
  while (skip(reader, ESCAPE)) skip(reader, PLAIN)
  if (reader.text[reader.at] !== '"') {
    const broken = reader.text[reader.at] === '\\' ? 'a valid escape such as \\" or \\u00e9' : 'the closing quote'
    refuse(reader, 'json-syntax', expected(reader, broken))
    return undefined
  }
  reader.at++
  const written = reader.text.slice(start, reader.at)
  const value = written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1)
  const wrong = NO_TEXT.exec(value)?.[0]
  if (wrong === undefined) return value
  reader.at = start
  const what = wrong === '\0' ? 'the character U+0000' : `half of a surrogate pair (${unicode(wrong)})`
  refuse(reader, 'invalid-text', `The string holds ${what}, which is no text. Remove it.`)
  return undefined
}

function unicode(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase()}`
}

/** Moves past what the pattern matches here; false where it matches nothing. */
function skip(reader: Reader, pattern: RegExp): boolean {
  pattern.lastIndex = reader.at
  if (!pattern.test(reader.text)) return false
  const moved = pattern.lastIndex > reader.at
  reader.at = pattern.lastIndex
  return moved
}

function closerOf(opener: '{' | '['): '}' | ']' {
  return opener === '{' ? '}' : ']'
}

function expected(reader: Reader, what: string): string {
  const found = reader.text.codePointAt(reader.at)
  const seen = found === undefined ? 'the text ends' : `found ${shown(String.fromCodePoint(found))}`
  return `Expected ${what}, but ${seen} here.`
}

/** A key or character for a message, in quotes, shortened and with control characters escaped. */
function shown(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return JSON.stringify(short)
}

/** Notes the fault; false, as what was to be read has not been. */
function refuse(reader: Reader, code: JsonProblemCode, message: string): false {
  const steps = reader.open.map((container) => container.step)
  const pointer = pointerOf(steps.filter((step) => step !== undefined))
  reader.fault = { code, message, offset: reader.at, pointer }
  return false
}
