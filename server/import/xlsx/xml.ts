/**
 * XML as a stream of what a listener makes of it. Strict, and safe by what it can't do: a document type
 * declaration is refused, so there are no entities but XML's own five, and nothing outside is ever loaded.
 */
import { SaxesParser } from 'saxes'
import { Unreadable } from '../unreadable.ts'

export interface Tag {
  /** Without the prefix of its namespace. */
  name: string
  attributes: Readonly<Record<string, string>>
}

export interface Listener {
  open(tag: Tag): void
  text(text: string): void
  close(name: string): void
}

/**
 * Tells a listener of each element, text and end in order, and hands over control after each piece.
 * @throws Unreadable where it isn't well-formed
 */
export async function* listen(name: string, chunks: AsyncIterable<Buffer>, listener: Listener): AsyncGenerator<void> {
  const parser = new SaxesParser({ fragment: false })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  parser.on('doctype', () => refuse(name, 'it has a document type declaration'))
  parser.on('error', (error) => refuse(name, error.message))
  parser.on('opentag', (tag) =>
    listener.open({ name: localName(tag.name), attributes: tag.attributes as Record<string, string> }),
  )
  parser.on('text', (text) => listener.text(text))
  parser.on('cdata', (text) => listener.text(text))
  parser.on('closetag', (tag) => listener.close(localName(tag.name)))
  for await (const chunk of chunks) {
    parser.write(decoded(name, () => decoder.decode(chunk, { stream: true })))
    yield
  }
  parser.write(decoded(name, () => decoder.decode())).close()
  yield
}

/** Reads a small document to its end. */
export async function listenToAll(name: string, chunks: AsyncIterable<Buffer>, listener: Listener): Promise<void> {
  for await (const _ of listen(name, chunks, listener));
}

function decoded(name: string, decode: () => string): string {
  try {
    return decode()
  } catch {
    return refuse(name, 'it is not UTF-8')
  }
}

function refuse(name: string, reason: string): never {
  throw new Unreadable(`is no whole workbook: ${name} can't be read: ${reason}.`)
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
