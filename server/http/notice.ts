/** The header that announces a change of the input contract, for 30 days before the version takes effect. */
export const NOTICE = 'tiersmith-contract-change'

export const NOTICE_HEADER = {
  'Tiersmith-Contract-Change':
    'For 30 days before a version takes effect whose input contract breaks today’s: its date, its number, and where ' +
    'to see what it takes, such as `2026-12-01; version=4; see="/v1/strategies/x/contract?asOf=2026-12-01"`.',
}
