/**
 * A population in bytes: compact, and made into columns without parsing each cell.
 *
 *   8 bytes  "TSCOLS/1"
 *   u32      length of the header (little-endian, like all numbers)
 *   header   JSON: { "rows", "columns": [{ "role", "id"?, "kind", "type", "decimals"?, "at", "dictionary"? }] }
 *   data     each array at its offset `at` from the end of the header's padding to 8 bytes, itself 8-aligned
 *
 * `role` is field or label (then `id` names it), subject, name or previousTier. `kind` is "numbers" or "coded", `type` the
 * array's: i8, i16, i32, f64 for numbers, u8, u16, i32 for codes. A number is the element divided by 10 to the
 * power of `decimals`; the least element of an integer type is missing, as NaN is for f64. A code counts from 1
 * into `dictionary`, a list of JSON values; 0 is missing. The same population gives the same bytes.
 */
import type { Columns, RawColumn, RawValue } from '../columns/table.ts'

/** Subjects as columns, with what people call them. */
export interface PopulationTable {
  columns: Columns
  name: RawColumn | undefined
  /** What is known of subjects beside their fields, to break results down by: no strategy reads it. */
  labels?: Columns['fields']
}

const MAGIC = 'TSCOLS/1'
const PREFIX = MAGIC.length + 4

type NumberType = 'i8' | 'i16' | 'i32' | 'f64'
type CodeType = 'u8' | 'u16' | 'i32'
type Elements = Int8Array | Int16Array | Int32Array | Float64Array | Uint8Array | Uint16Array

interface ColumnHeader {
  role: 'field' | 'label' | 'subject' | 'name' | 'previousTier'
  id?: string
  kind: 'numbers' | 'coded'
  type: NumberType | CodeType
  decimals?: number
  at: number
  dictionary?: RawValue[]
}

interface Header {
  rows: number
  columns: ColumnHeader[]
}

const ARRAYS = {
  i8: Int8Array,
  i16: Int16Array,
  i32: Int32Array,
  f64: Float64Array,
  u8: Uint8Array,
  u16: Uint16Array,
} as const

const LEAST = { i8: -(2 ** 7), i16: -(2 ** 15), i32: -(2 ** 31) } as const
const MOST_DECIMALS = 6

/** @throws TypeError where a subject of the table is no object: an imported one always is */
export function encodePopulation({ columns, name, labels = [] }: PopulationTable): Uint8Array {
  if (columns.notObjects) throw new TypeError('encodePopulation: not every subject has an input')
  const { length, fields, subject, previousTier } = columns
  const arrays: Elements[] = []
  const header: Header = { rows: length, columns: [] }
  let at = 0
  const put = (role: ColumnHeader['role'], column: RawColumn | undefined, id?: string) => {
    if (!column) return
    const { elements, ...rest } = column.kind === 'numbers' ? packNumbers(column.values) : packCodes(column)
    header.columns.push({ role, ...(id === undefined ? {} : { id }), ...rest, at })
    arrays.push(elements)
    at = aligned(at + elements.byteLength)
  }
  for (const { id, column } of fields) put('field', column, id)
  put('subject', subject)
  put('name', name)
  put('previousTier', previousTier)
  for (const { id, column } of labels) put('label', column, id)
  return joined(header, arrays, at)
}

/** @throws RangeError or SyntaxError where the bytes are no such container, or one that was cut off */
export function decodePopulation(bytes: Uint8Array): PopulationTable {
  if (new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) throw new RangeError(`no ${MAGIC} container`)
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true)
  const text = new TextDecoder().decode(bytes.subarray(PREFIX, PREFIX + headerLength))
  const header = JSON.parse(text) as Header
  const data = aligned(PREFIX + headerLength)
  const table: PopulationTable = {
    columns: { length: header.rows, fields: [], subject: undefined, previousTier: undefined, notObjects: undefined },
    name: undefined,
  }
  const labels: Columns['fields'] = []
  for (const column of header.columns) {
    const raw = unpack(column, header.rows, bytes, data)
    if (column.role === 'field') table.columns.fields.push({ id: column.id ?? '', column: raw })
    else if (column.role === 'label') labels.push({ id: column.id ?? '', column: raw })
    else if (column.role === 'name') table.name = raw
    else table.columns[column.role] = raw
  }
  return labels.length > 0 ? { ...table, labels } : table
}

const aligned = (offset: number): number => Math.ceil(offset / 8) * 8

function joined(header: Header, arrays: Elements[], size: number): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header))
  const data = aligned(PREFIX + text.length)
  const bytes = new Uint8Array(data + size)
  bytes.set(new TextEncoder().encode(MAGIC))
  new DataView(bytes.buffer).setUint32(MAGIC.length, text.length, true)
  bytes.set(text, PREFIX)
  for (const [index, array] of arrays.entries()) {
    const at = data + (header.columns[index]?.at ?? 0)
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
  }
  return bytes
}

/** The smallest integers that hold all values exactly, with up to six decimals; else doubles as they are. */
function packNumbers(values: Float64Array): Omit<ColumnHeader, 'role' | 'at'> & { elements: Elements } {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const widest = widestScaled(values, 10 ** decimals)
    if (widest === undefined) continue
    const type = widest < 2 ** 7 ? 'i8' : widest < 2 ** 15 ? 'i16' : widest < 2 ** 31 ? 'i32' : 'f64'
    if (type === 'f64') break
    const elements = new ARRAYS[type](values.length)
    const scale = 10 ** decimals
    for (let row = 0; row < values.length; row++) {
      const value = values[row] as number
      elements[row] = Number.isNaN(value) ? LEAST[type] : Math.round(value * scale)
    }
    return { kind: 'numbers', type, ...(decimals === 0 ? {} : { decimals }), elements }
  }
  return { kind: 'numbers', type: 'f64', elements: values }
}

/** The greatest magnitude in units of 1/scale; undefined where a value isn't a whole number of them. */
function widestScaled(values: Float64Array, scale: number): number | undefined {
  let widest = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    const scaled = Math.round(value * scale)
    if (scaled / scale !== value) return undefined
    widest = Math.max(widest, Math.abs(scaled))
  }
  return widest
}

function packCodes(
  column: Extract<RawColumn, { kind: 'coded' }>,
): Omit<ColumnHeader, 'role' | 'at'> & { elements: Elements } {
  const { codes, dictionary } = column
  const type = dictionary.length <= 2 ** 8 ? 'u8' : dictionary.length <= 2 ** 16 ? 'u16' : 'i32'
  const elements = type === 'i32' ? codes : ARRAYS[type].from(codes)
  return { kind: 'coded', type, dictionary: dictionary.slice(1), elements }
}

function unpack(
  { kind, type, decimals = 0, at, dictionary = [] }: ColumnHeader,
  rows: number,
  bytes: Uint8Array,
  data: number,
): RawColumn {
  const start = data + at
  const end = start + rows * ARRAYS[type].BYTES_PER_ELEMENT
  if (end > bytes.length) throw new RangeError('the container was cut off')
  // A copy is aligned, and doesn't keep the whole container in memory.
  const elements = new ARRAYS[type](new Uint8Array(bytes.subarray(start, end)).buffer)
  if (kind === 'coded') return { kind, codes: Int32Array.from(elements), dictionary: [null, ...dictionary] }
  if (elements instanceof Float64Array) return { kind, values: elements }
  const least = type in LEAST ? LEAST[type as keyof typeof LEAST] : Number.NaN
  const scale = 10 ** decimals
  const values = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    const element = elements[row] as number
    values[row] = element === least ? Number.NaN : element / scale
  }
  return { kind, values }
}
