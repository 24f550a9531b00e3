/** Text in an older encoding: there is a decoder for each, so the encoder is the decoder turned round. */
const encoders = new Map<string, Map<string, number[]>>()

function encoderOf(label: string): Map<string, number[]> {
  const known = encoders.get(label)
  if (known) return known
  const decoder = new TextDecoder(label)
  const encoder = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (Array.from(text).length === 1 && text !== '\ufffd' && !encoder.has(text)) encoder.set(text, [lead, trail])
    }
  }
  encoders.set(label, encoder)
  return encoder
}

/** @throws Error where the text has a character that takes more than two bytes */
export function encode(text: string, label: 'gb18030' | 'big5'): Buffer {
  const encoder = encoderOf(label)
  const bytes = Array.from(text).flatMap((character) => {
    if (character.charCodeAt(0) < 0x80) return [character.charCodeAt(0)]
    const pair = encoder.get(character)
    if (!pair) throw new Error(`${character} isn't in ${label}`)
    return pair
  })
  return Buffer.from(bytes)
}

export const gb18030 = (text: string): Buffer => encode(text, 'gb18030')
