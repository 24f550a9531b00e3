import type { CompiledStrategy } from '../compile.ts'
import { composed, isText } from '../strategy/text.ts'

/**
 * What is worth keeping of an input: the strategy's fields that bring a value, in document order.
 *
 * Of an input that intake accepts (`accepted`) the values as evaluation sees them: texts in NFC, −0 as 0. Of
 * any other the values as they came, because its refusal quotes them; only a list or an object shrinks to an
 * empty one, of which a refusal says no more. Either evaluates to what the input itself does.
 */
export function normaliseInput(
  { plan }: Pick<CompiledStrategy, 'plan'>,
  input: object,
  accepted: boolean,
): Record<string, unknown> {
  const kept: [string, unknown][] = []
  for (const { id } of plan.fields) {
    const raw = Object.hasOwn(input, id) ? (input as Record<string, unknown>)[id] : undefined
    if (raw === undefined || raw === null || raw === '') continue
    kept.push([id, accepted ? seen(raw) : shrunk(raw)])
  }
  return Object.fromEntries(kept)
}

const seen = (raw: unknown): unknown => (typeof raw === 'string' ? normalText(raw) : raw === 0 ? 0 : raw)

const normalText = (raw: string): string => (isText(raw) ? composed(raw) : raw)

const shrunk = (raw: unknown): unknown => (typeof raw !== 'object' ? raw : Array.isArray(raw) ? [] : {})
