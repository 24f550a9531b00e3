/** Numbers as they are typed into the cells of an editor. */
import { readField, typeValue } from '../../model/form.ts'
import { t } from '../../model/words.ts'
import type { TypedNumber } from '../../ui/NumberCell.tsx'

/** In percent where the value is shown so. */
export function typedNumber(value: number | undefined, show?: 'percent' | undefined): string {
  if (value === undefined) return ''
  const text = typeValue({ id: 'value', type: 'number', ...(show ? { show } : {}) }, value)
  return show ? `${text}\u202f%` : text
}

/** As the form of a subject reads it: grouped, with full-width digits, in percent where the value is shown so. */
export function readNumberCell(typed: string, show?: 'percent' | undefined): TypedNumber {
  const reading = readField({ id: 'value', type: 'number', ...(show ? { show } : {}) }, typed)
  if (!reading.ok) return { ok: false, complaint: t(reading.fault) }
  return { ok: true, value: reading.value as number | undefined }
}
