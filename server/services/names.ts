/** Names that stand in paths: as an id in a strategy document, at most 128 characters. */
const NAME = /^[\p{L}\p{N}_-][\p{L}\p{M}\p{N}_-]*$/u

export const isName = (text: unknown): text is string =>
  typeof text === 'string' && text.length <= 128 && NAME.test(text)
