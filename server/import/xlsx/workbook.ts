/** What a workbook says of itself before its cells: its sheets, its shared strings and its number formats. */
import type { Archive } from './archive.ts'
import { type CellFormat, formatOfCode, formatOfId } from './numberFormats.ts'
import { type Listener, listenToAll, type Tag } from './xml.ts'

export interface Sheet {
  name: string
  hidden: boolean
  /** Its entry in the archive. */
  entry: string
}

export interface Workbook {
  sheets: Sheet[]
  strings: string[]
  /** By a cell's style. */
  formats: CellFormat[]
  /** Days count from 1904, as old Macs have it. */
  is1904: boolean
}

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const main =
    (await relationsOf(archive, '')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const relations = await relationsOf(archive, main)
  const entryOf = (type: string) => relations.find((relation) => relation.type === type)?.target
  const { sheets, is1904 } = await readMain(archive, main, relations)
  const [strings, styles] = [entryOf('sharedStrings'), entryOf('styles')]
  return {
    sheets,
    is1904,
    strings: strings === undefined ? [] : await readStrings(archive, strings),
    formats: styles === undefined ? [] : await readFormats(archive, styles),
  }
}

interface Relation {
  id: string
  /** The last part of its name. */
  type: string
  target: string
}

async function relationsOf(archive: Archive, entry: string): Promise<Relation[]> {
  const [folder, file] = [entry.slice(0, entry.lastIndexOf('/') + 1), entry.slice(entry.lastIndexOf('/') + 1)]
  const name = `${folder}_rels/${file}.rels`
  const relations: Relation[] = []
  if (!archive.has(name)) return relations
  await read(archive, name, ({ name: tag, attributes }) => {
    if (tag !== 'Relationship') return
    const { Id: id = '', Type = '', Target = '' } = attributes
    relations.push({ id, type: Type.slice(Type.lastIndexOf('/') + 1), target: resolved(folder, Target) })
  })
  return relations
}

/** A target is relative to its document's folder, or absolute in the archive. */
const resolved = (folder: string, target: string): string =>
  decodeURI(new URL(target.replaceAll('\\', '/'), `file:///${folder}`).pathname).slice(1)

async function readMain(archive: Archive, entry: string, relations: Relation[]) {
  const sheets: Sheet[] = []
  let is1904 = false
  await read(archive, entry, ({ name, attributes }) => {
    if (name === 'workbookPr') is1904 = isTrue(attributes.date1904)
    if (name !== 'sheet') return
    const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1]
    const relation = relations.find((one) => one.id === id)
    // Charts have sheets of their own, without cells.
    if (relation?.type !== 'worksheet') return
    const hidden = attributes.state !== undefined && attributes.state !== 'visible'
    sheets.push({ name: attributes.name ?? '', hidden, entry: relation.target })
  })
  return { sheets, is1904 }
}

/** The strings that cells refer to; of formatted text its characters, without the readings above them. */
async function readStrings(archive: Archive, entry: string): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let [taking, reading] = [false, false]
  await listenToAll(entry, archive.read(entry), {
    open({ name }) {
      if (name === 'si') text = ''
      if (name === 'rPh') reading = true
      taking = name === 't' && !reading
    },
    text(part) {
      if (taking) text += part
    },
    close(name) {
      if (name === 'si') strings.push(text)
      if (name === 'rPh') reading = false
      taking = false
    },
  })
  return strings
}

async function readFormats(archive: Archive, entry: string): Promise<CellFormat[]> {
  const codes = new Map<number, CellFormat>()
  const formats: CellFormat[] = []
  let inCells = false
  const listener: Listener = {
    open({ name, attributes }) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), formatOfCode(attributes.formatCode ?? ''))
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0)
        formats.push(codes.get(id) ?? formatOfId(id))
      }
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  }
  await listenToAll(entry, archive.read(entry), listener)
  return formats
}

const read = (archive: Archive, entry: string, open: (tag: Tag) => void): Promise<void> =>
  listenToAll(entry, archive.read(entry), { open, text() {}, close() {} })

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true'
