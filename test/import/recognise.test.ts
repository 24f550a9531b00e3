// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openSource } from '../../server/import/source.ts'
import { recogniseDelimiter } from '../../server/import/text/delimiter.ts'
import { AmbiguousEncoding, recogniseEncoding } from '../../server/import/text/recognise.ts'
import { encode } from './encode.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiersmith-recognise-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(content: Uint8Array | string): string {
  const path = join(folder, 'x.csv')
  writeFileSync(path, content)
  return path
}

const SIMPLE = '编号,客户名称\n1,上海化妆品有限公司\n2,广州日化贸易公司\n'
const TRADITIONAL = '編號,客戶名稱\n1,台北化妝品有限公司\n2,高雄貿易股份公司\n'
const utf16 = (text: string) => Buffer.from(text, 'utf16le')

describe('recogniseEncoding', () => {
  it.each<[string, Uint8Array | string, string, string]>([
    ['UTF-8', SIMPLE, 'utf-8', 'utf-8'],
    ['ASCII', 'a,b\n', 'utf-8', 'ascii'],
    ['a byte order mark', `\ufeff${SIMPLE}`, 'utf-8', 'mark'],
    ['UTF-16 LE without a mark', utf16(SIMPLE), 'utf-16le', 'zero-bytes'],
    ['UTF-16 BE without a mark', utf16(SIMPLE).swap16(), 'utf-16be', 'zero-bytes'],
    ['UTF-16 LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(SIMPLE)]), 'utf-16le', 'mark'],
    ['GB18030', encode(SIMPLE, 'gb18030'), 'gb18030', 'frequent-characters'],
    ['Big5', encode(TRADITIONAL, 'big5'), 'big5', 'frequent-characters'],
  ])('%s', async (_, content, label, by) => {
    expect(await recogniseEncoding(file(content))).toMatchObject({ label, by })
  })

  it.each<[string, Uint8Array]>([
    ['few characters', encode('1,客户\n', 'gb18030')],
    ['traditional characters in GB18030', encode(TRADITIONAL, 'gb18030')],
    ['Western text', Buffer.from('name\nMüller\nGenève\nFrança\n', 'latin1')],
  ])('asks by name, with the readings, for %s', async (_, content) => {
    const asked = await recogniseEncoding(file(content)).catch((error) => error)
    expect(asked).toBeInstanceOf(AmbiguousEncoding)
    expect(asked.choices.length).toBeGreaterThan(0)
  })

  it('takes a name where nothing else says it, but never against valid UTF-8', async () => {
    expect(await recogniseEncoding(file(encode('1,客户\n', 'gb18030')), 'gbk')).toMatchObject({
      label: 'gbk',
      by: 'named',
    })
    expect(await recogniseEncoding(file(SIMPLE), 'big5')).toMatchObject({ label: 'utf-8', by: 'utf-8' })
  })
})

describe('recogniseDelimiter', () => {
  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n1,5;2,5;3\n4;5,25;6\n', ';'],
    ['a\tb\n1,5\t2\n', '\t'],
    ['Title, of the list\n\na;b\n"x;y";2\n3;4\n', ';'],
    ['a\n1\n2\n', ','],
  ])('%j', async (text, delimiter) => {
    expect(await recogniseDelimiter(file(text), 'utf-8')).toBe(delimiter)
  })
})

describe('openSource', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /is empty/],
    ['a binary one', Buffer.from([0, 1, 2, 3, 0, 0]), /x\.csv/],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /old Excel workbook/],
    ['an archive that is no workbook', Buffer.from('PK\u0003\u0004xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'), /can't be read/],
  ])('refuses %s by name', async (_, content, reason) => {
    await expect(openSource(file(content))).rejects.toThrow(reason)
  })
})
