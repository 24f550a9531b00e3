// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DateFormat, formatsOf, parseDateAs } from '../../server/import/cells/dates.ts'
import { neutralised, unescaped } from '../../server/import/cells/neutral.ts'
import { parseNumber, powerOfName } from '../../server/import/cells/numbers.ts'
import { dateOfSerial, formatOfCode } from '../../server/import/xlsx/numberFormats.ts'

describe('parseNumber', () => {
  it.each<[string, '.' | ',', number | undefined]>([
    ['1,250.5', '.', 1250.5],
    ['1.250,5', ',', 1250.5],
    ['1 250,5', ',', 1250.5],
    ["1'250.5", '.', 1250.5],
    ['１２．５', '.', 12.5],
    ['1.1万', '.', 11_000],
    ['1.1萬元', '.', 11_000],
    ['0.07億', '.', 7_000_000],
    ['3千', '.', 3000],
    ['2.5 bn', '.', 2_500_000_000],
    ['12K', '.', 12_000],
    ['¥1,000', '.', 1000],
    ['-¥1,000', '.', -1000],
    ['NT$1,000', '.', 1000],
    ['1000元', '.', 1000],
    ['(1,000)', '.', -1000],
    ['−5', '.', -5],
    ['1.5E+3', '.', 1500],
    ['12,34', '.', undefined],
    ['1,2345', '.', undefined],
    ['1.2.3', '.', undefined],
    ['12abc', '.', undefined],
    ['1兆', '.', undefined],
    ['--5', '.', undefined],
    ['', '.', undefined],
  ])('reads %j with %j as %j', (text, decimal, value) => {
    expect(parseNumber(text, decimal)?.value).toBe(value)
  })

  it('tells percentages apart', () => {
    expect(parseNumber('78.5%', '.')).toEqual({ value: 78.5, percent: true, scaled: false })
    expect(parseNumber('７８％', '.')).toMatchObject({ value: 78, percent: true })
  })

  it('reads what it would write, with separators of either kind', () => {
    const property = fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.constantFrom('en', 'de'),
      (cents, language) => {
        const text = (cents / 100).toLocaleString(language, { minimumFractionDigits: 2 })
        return parseNumber(text, language === 'en' ? '.' : ',')?.value === cents / 100 + 0
      },
    )
    fc.assert(property)
  })

  it('finds the unit in a name', () => {
    expect(powerOfName('年銷售額（萬元）')).toBe(4)
    expect(powerOfName('Sales (k EUR)')).toBe(3)
    expect(powerOfName('Sales/千元')).toBe(3)
    expect(powerOfName('毛利率(%)')).toBe(-2)
    expect(powerOfName('年銷售額')).toBe(undefined)
  })
})

describe('dates', () => {
  it.each<[string | number, DateFormat, string | undefined]>([
    ['2024/3/1', 'ymd', '2024-03-01'],
    ['2024年3月1日', 'ymd', '2024-03-01'],
    ['２０２４年 3月 1日', 'ymd', '2024-03-01'],
    ['20240301', 'ymd', '2024-03-01'],
    ['2024-03-01 14:22', 'ymd', '2024-03-01'],
    ['2024-02-30', 'ymd', undefined],
    ['2023/2/29', 'ymd', undefined],
    ['1.3.2024', 'dmy', '2024-03-01'],
    ['1.3.2024', 'mdy', '2024-01-03'],
    ['31/12/2023', 'mdy', undefined],
    ['民國113年3月1日', 'roc', '2024-03-01'],
    ['113/3/1', 'roc', '2024-03-01'],
    ['13/3/1', 'roc', undefined],
    ['1 Mar 2024', 'named', '2024-03-01'],
    ['March 1, 2024', 'named', '2024-03-01'],
    [45352, 'serial', '2024-03-01'],
    ['45352', 'serial', '2024-03-01'],
    [43890, 'serial-1904', '2024-03-01'],
    [7, 'serial', undefined],
  ])('%j as %s is %j', (cell, format, date) => {
    expect(parseDateAs(cell, format)).toBe(date)
  })

  it('shows where day and month could be either', () => {
    expect(formatsOf('01/03/2024')).toEqual(['dmy', 'mdy'])
    expect(formatsOf('13/03/2024')).toEqual(['dmy'])
  })

  it('knows the day that never was', () => {
    expect(dateOfSerial(59, false)).toBe('1900-02-28')
    expect(dateOfSerial(60, false)).toBe(undefined)
    expect(dateOfSerial(61, false)).toBe('1900-03-01')
    expect(dateOfSerial(45352.5, false)).toBe('2024-03-01T12:00:00')
  })

  it.each([
    ['yyyy"年"m"月"', 'date'],
    ['[$-404]e/m/d', 'date'],
    ['0.0%', 'percent'],
    ['#,##0.00"day"', 'number'],
    ['[Red]0.00E+00', 'number'],
    ['General', 'number'],
    ['h:mm', 'number'],
  ])('the number format %s is a %s', (code, format) => {
    expect(formatOfCode(code)).toBe(format)
  })
})

describe('neutralised', () => {
  it('keeps every text from being a formula, and is undone by unescaped', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', '＝') })
    fc.assert(
      fc.property(text, (one) => unescaped(neutralised(one)) === one && !/^[=+\-@\t\r＝＋－＠]/.test(neutralised(one))),
    )
  })
})
