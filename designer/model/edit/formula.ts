/** Formulas as they are typed, read into expressions. */
import type { Expression } from '../../../engine/index.ts'
import { FUNCTIONS, formulaText } from './formulaText.ts'

export { formulaText, nameText } from './formulaText.ts'

export type FormulaReading =
  | { ok: true; value: Expression }
  /** At which character it can't be read on. */
  | { ok: false; at: number }

/** Whether a formula says all of the expression: reading it back gives the same, one operand with or without array. */
export function isFormula(expression: Expression): boolean {
  const text = formulaText(expression)
  const reading = text === undefined ? undefined : readFormula(text)
  return reading?.ok === true && JSON.stringify(reading.value) === JSON.stringify(normal(expression))
}

/** With operands in arrays, and names as texts alone: both writings mean the same. */
function normal(expression: unknown): unknown {
  if (Array.isArray(expression)) return expression.map(normal)
  if (typeof expression !== 'object' || expression === null) return expression
  const [[operator, operands] = ['', []]] = Object.entries(expression)
  const all = Array.isArray(operands) ? operands : [operands]
  if (operator === 'var') return { var: all.length === 1 ? all[0] : all }
  return { [operator]: operator === 'in' ? [normal(all[0]), all[1]] : all.map(normal) }
}

interface Token {
  kind: 'number' | 'text' | 'name' | 'quoted' | 'sign' | 'end'
  text: string
  at: number
}

const TOKEN =
  /\s*(?:(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?%?)|(?<text>"(?:[^"\\]|\\.)*")|\[(?<quoted>[^\]]+)\]|(?<name>[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}\p{M}\p{N}_]+)*)|(?<sign>\?\?|<=|>=|==|!=|[-+*/%<>=≤≥≠(),−×÷]))/iuy

class Unreadable extends Error {
  readonly at: number
  constructor(at: number) {
    super(`formula: unreadable at ${at}`)
    this.at = at
  }
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  let at = 0
  while (source.slice(at).trim() !== '') {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(source)
    if (!match?.groups) throw new Unreadable(at + (source.slice(at).length - source.slice(at).trimStart().length))
    const [kind, text] = Object.entries(match.groups).find(([, found]) => found !== undefined) as [
      Token['kind'],
      string,
    ]
    tokens.push({ kind, text: kind === 'sign' ? plainSign(text) : text, at: at + match[0].length - text.length })
    at = TOKEN.lastIndex
  }
  return [...tokens, { kind: 'end', text: '', at: source.length }]
}

const signs: Record<string, string> = { '≤': '<=', '≥': '>=', '≠': '!=', '=': '==', '−': '-', '×': '*', '÷': '/' }
const plainSign = (sign: string): string => signs[sign] ?? sign

/** Reads a formula. Full-width letters, digits and signs are read as their like. */
export function readFormula(typed: string): FormulaReading {
  try {
    const reader = new Reader(tokensOf(typed.replaceAll(/[\uFF01-\uFF5E]/g, (sign) => sign.normalize('NFKC'))))
    return { ok: true, value: reader.whole() }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, at: error.at }
    throw error
  }
}

const MOST_NESTED = 60

/** Descends by how tightly operators bind. */
class Reader {
  private place = 0
  private nested = 0
  private readonly tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Expression {
    const value = this.either()
    if (this.next.kind !== 'end') this.refuse()
    return value
  }

  private get next(): Token {
    return this.tokens[this.place] as Token
  }

  private refuse(): never {
    throw new Unreadable(this.next.at)
  }

  private isNext(text: string): boolean {
    return (this.next.kind === 'sign' || this.next.kind === 'name') && this.next.text === text
  }

  private take(text: string): boolean {
    if (!this.isNext(text)) return false
    this.place++
    return true
  }

  private need(text: string): void {
    if (!this.take(text)) this.refuse()
  }

  private either(): Expression {
    if (++this.nested > MOST_NESTED) this.refuse()
    const value = this.chain('or', () => this.chain('and', () => this.negation()))
    this.nested--
    return value
  }

  /** `a and b and c` is one operation. */
  private chain(operator: string, operand: () => Expression): Expression {
    const operands = [operand()]
    while (this.take(operator)) operands.push(operand())
    return operands.length === 1 ? (operands[0] as Expression) : { [operator]: operands }
  }

  private negation(): Expression {
    if (!this.take('not')) return this.comparison()
    if (++this.nested > MOST_NESTED) this.refuse()
    const value = { '!': [this.negation()] }
    this.nested--
    return value
  }

  private comparison(): Expression {
    const first = this.sum()
    if (this.take('in')) return { in: [first, this.list()] as unknown as Expression }
    const operator = ['<', '<=', '>', '>=', '==', '!='].find((one) => this.isNext(one))
    if (operator === undefined) return first
    const operands = [first]
    while (this.take(operator)) operands.push(this.sum())
    return { [operator]: operands }
  }

  private sum(): Expression {
    return this.row(['+', '-'], () => this.product())
  }

  private product(): Expression {
    return this.row(['*', '/', '%'], () => this.signed())
  }

  /** From the left; a run of + or of * is one operation. */
  private row(operators: readonly string[], operand: () => Expression): Expression {
    let value = operand()
    for (;;) {
      const operator = operators.find((one) => this.isNext(one))
      if (operator === undefined) return value
      const operands = [value]
      const chains = operator === '+' || operator === '*'
      do {
        this.need(operator)
        operands.push(operand())
      } while (chains && this.isNext(operator))
      value = { [operator]: operands }
    }
  }

  private signed(): Expression {
    if (!this.take('-')) return this.primary()
    if (this.next.kind === 'number') return -this.number()
    return { '-': [this.primary()] }
  }

  private primary(): Expression {
    const token = this.next
    if (token.kind === 'number') return this.number()
    if (token.kind === 'text') return this.text()
    if (token.kind === 'quoted') return this.variable()
    if (token.kind === 'name') return this.named(token.text)
    if (!this.take('(')) this.refuse()
    const value = this.either()
    this.need(')')
    return value
  }

  private number(): number {
    const { text } = this.next
    const value = text.endsWith('%') ? Number(`${text.slice(0, -1)}e-2`) : Number(text)
    if (!Number.isFinite(value)) this.refuse()
    this.place++
    return value
  }

  private text(): string {
    try {
      const value: unknown = JSON.parse(this.next.text)
      this.place++
      return String(value)
    } catch {
      return this.refuse()
    }
  }

  private named(name: string): Expression {
    if (name === 'true' || name === 'false' || name === 'null') {
      this.place++
      return name === 'null' ? null : name === 'true'
    }
    if (name === 'missing') return this.missing()
    if (['and', 'or', 'not', 'in'].includes(name)) this.refuse()
    const isCall = this.tokens[this.place + 1]?.text === '(' && this.tokens[this.place + 1]?.kind === 'sign'
    if (!isCall) return this.variable()
    if (!(FUNCTIONS as readonly string[]).includes(name)) this.refuse()
    this.place++
    return { [name]: this.parts(() => this.either()) }
  }

  private missing(): Expression {
    this.place++
    return { missing: this.parts(() => this.name()) }
  }

  /** What stands between parentheses and commas. */
  private parts<T>(part: () => T): T[] {
    this.need('(')
    const parts = [part()]
    while (this.take(',')) parts.push(part())
    this.need(')')
    return parts
  }

  private list(): (string | number)[] {
    return this.parts(() => {
      if (this.next.kind === 'text') return this.text()
      const isNegative = this.take('-')
      if (this.next.kind !== 'number') this.refuse()
      return isNegative ? -this.number() : this.number()
    })
  }

  private name(): string {
    const { kind, text } = this.next
    if (kind !== 'name' && kind !== 'quoted') this.refuse()
    this.place++
    return text
  }

  /** A name, or with a value for where it is missing: `sales ?? 0`. */
  private variable(): Expression {
    const name = this.name()
    if (!this.take('??')) return { var: name }
    const isNegative = this.take('-')
    const { kind } = this.next
    if (kind === 'number') return { var: [name, isNegative ? -this.number() : this.number()] }
    if (isNegative) this.refuse()
    if (kind === 'text') return { var: [name, this.text()] }
    const literal = ['true', 'false', 'null'].find((word) => this.take(word))
    if (literal === undefined) this.refuse()
    return { var: [name, literal === 'null' ? null : literal === 'true'] }
  }
}
