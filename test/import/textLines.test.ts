// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readLines } from '../../server/import/text/textLines.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiersmith-text-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(bytes: number[] | Uint8Array, encoding?: string): Promise<string> {
  const path = join(folder, 'x.csv')
  writeFileSync(path, Uint8Array.from(bytes))
  let text = ''
  for await (const piece of readLines(path, { encoding })) text += piece
  return text
}

const utf8 = (text: string) => [...new TextEncoder().encode(text)]
const utf16le = (text: string) => [...Buffer.from(text, 'utf16le')]
const utf16be = (text: string) => [...Buffer.from(text, 'utf16le').swap16()]
/** 客户 in GB18030, 客戶 in Big5. */
const GB = [0xbf, 0xcd, 0xbb, 0xa7]
const BIG5 = [0xab, 0xc8, 0xa4, 0xe1]
const TEXT = 'a,b\r\n客戶,😀\n'

describe('readLines', () => {
  it.each<[string, number[], string | undefined, string]>([
    ['UTF-8', utf8(TEXT), undefined, TEXT],
    ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, ...utf8(TEXT)], undefined, TEXT],
    ['UTF-16 LE by its mark', [0xff, 0xfe, ...utf16le(TEXT)], undefined, TEXT],
    ['UTF-16 BE by its mark', [0xfe, 0xff, ...utf16be(TEXT)], undefined, TEXT],
    ['UTF-16 LE by name', utf16le(TEXT), 'utf-16le', TEXT],
    ['UTF-16 BE by name', utf16be(TEXT), 'UTF-16BE', TEXT],
    [
      'UTF-16 with U+0A0A and U+0D0A beside line ends',
      [0xff, 0xfe, ...utf16le('\u0a0a\u0d0a\n\u0a00\n')],
      undefined,
      '\u0a0a\u0d0a\n\u0a00\n',
    ],
    ['GB18030 by name', [...utf8('x\n'), ...GB], 'gb18030', 'x\n客户'],
    ['GB18030 by its mark', [0x84, 0x31, 0x95, 0x33, ...GB], undefined, '客户'],
    ['GB2312 by one of its names', GB, 'gb2312', '客户'],
    ['Big5 by name', BIG5, 'big5', '客戶'],
    ['a mark that agrees with the name', [0xff, 0xfe, ...utf16le('é')], 'utf-16le', 'é'],
  ])('reads %s', async (_, bytes, encoding, text) => {
    expect(await read(bytes, encoding)).toBe(text)
  })

  it.each<[string, number[], string | undefined, string]>([
    ['an empty file', [], undefined, 'is empty'],
    [
      'GB18030 or Big5 without a name',
      [...utf8('id\r\n1,'), ...GB, 0x0a],
      undefined,
      ':2:3: The bytes are not UTF-8. Add --encoding gb18030 if it should read "客户"',
    ],
    [
      'Big5 without a name, naming it',
      [...utf8('id\n'), ...BIG5, 0x0a],
      undefined,
      '--encoding big5 if it should read "客戶"',
    ],
    ['Latin-1', utf8('caf').concat(0xe9, 0x0a), undefined, ':1:4: The bytes are not UTF-8.'],
    ['UTF-8 cut off', utf8('a\n客').slice(0, -1), undefined, ':2:1: The bytes are not UTF-8'],
    ['bytes that are not Big5', [0x41, 0xa4, 0x20, 0x41], 'big5', ':1:2: The bytes are not big5'],
    [
      'a byte that Big5 leaves undefined',
      [0x41, 0xff, 0x41],
      'big5',
      ':1:2: the character U+F8F8, which stands in no text',
    ],
    ['GB18030 read as Big5', [0xbf, 0xcd, 0x94, 0x39, 0xda, 0x33, 0x0a], 'big5', ':1:'],
    ['half a UTF-16 character', [0xff, 0xfe, 0x41, 0, 0x42], undefined, ':1:2: The bytes are not utf-16le'],
    [
      'a lone surrogate in UTF-16',
      [0xff, 0xfe, 0x41, 0, 0x0a, 0, 0, 0xd8, 0x41, 0],
      undefined,
      ':2:1: The bytes are not utf-16le',
    ],
    ['UTF-16 LE without a mark', utf16le('id,name\n'), undefined, 'Add --encoding utf-16le'],
    ['UTF-16 BE without a mark', utf16be('id,name\n'), undefined, 'Add --encoding utf-16be'],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x41, 0, 0, 0], undefined, 'is UTF-32'],
    ['U+0000', utf8('a,b\n1,\0'), undefined, ':2:3: the character U+0000'],
    ['a workbook', [...utf8('PK\u0003\u0004'), 0, 0], undefined, 'is a zip archive, as .xlsx files are'],
    ['a Parquet file', utf8('PAR1\u0015'), undefined, 'is a Parquet file'],
    ['bytes without meaning', [0x61, 0x0a, 0xff, 0xfd, 0xfc], undefined, ':2:1: The bytes are not UTF-8'],
    ['an unknown encoding', utf8('a'), 'klingon', 'no such encoding'],
    ['a name against the mark', [0xef, 0xbb, 0xbf, 0x41], 'big5', 'byte order mark of utf-8, but --encoding says big5'],
  ])('refuses %s', async (_, bytes, encoding, message) => {
    await expect(read(bytes, encoding)).rejects.toThrow(message)
  })

  it.each([
    ['utf-8', (text: string) => utf8(text)],
    ['utf-16le', utf16le],
    ['utf-16be', utf16be],
  ])(
    'reads %s across the borders of its chunks, and names a late wrong byte by line and column',
    async (label, encode) => {
      const line = '客戶😀é,1\r\n'
      const good = encode(line.repeat(60_000))
      expect(await read(good, label)).toBe(line.repeat(60_000))
      const wrong = label === 'utf-8' ? [0xff] : [0xd8, 0xd8]
      await expect(read([...good, ...encode('ab'), ...wrong, ...encode('\n')], label)).rejects.toThrow(':60001:3: ')
    },
  )

  it('refuses a line that would fill the memory', async () => {
    await expect(read(new Uint8Array(5_000_000).fill(0x61))).rejects.toThrow('line 1 is longer than 4 MB')
  })

  it('says why a file cannot be read', async () => {
    const reading = (path: string) => readLines(path).next()
    await expect(reading(join(folder, 'none.csv'))).rejects.toThrow("none.csv: can't be read: there is no such file")
    await expect(reading(folder)).rejects.toThrow('it is a folder')
  })
})
