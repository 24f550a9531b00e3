/** A request for a decision, as it is written in a few languages. */
import type { Scalar, Strategy } from '../../engine/index.ts'
import { exampleOf, readForm } from './form.ts'

export type Input = Record<string, Scalar>

/** An input that the strategy's fields allow, with every required field in it. */
export function exampleInput(strategy: Strategy, asOf: string): Input {
  const { input } = readForm(strategy, exampleOf(strategy, asOf))
  for (const field of strategy.fields) {
    if (field.type === 'string' && field.required !== false) input[field.id] ??= 'text'
  }
  return input
}

export const snippetKinds = ['curl', 'JavaScript', 'Python'] as const
export type SnippetKind = (typeof snippetKinds)[number]

const SUBJECT = 'C-1042'

/** The snippet in a language; `url` is that of evaluate, the key comes from the environment. */
export function snippetOf(kind: SnippetKind, url: string, input: Input): string {
  return writers[kind](url, { subject: SUBJECT, input })
}

interface Body {
  subject: string
  input: Input
}

const writers: Record<SnippetKind, (url: string, body: Body) => string> = {
  curl: (url, body) =>
    [
      `curl ${url} \\`,
      '  -H "authorization: Bearer $TIERSMITH_KEY" \\',
      '  -H "content-type: application/json" \\',
      // Within single quotes a shell takes all as it stands, except the quote itself.
      `  -d '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'`,
    ].join('\n'),
  JavaScript: (url, body) =>
    `const response = await fetch(${JSON.stringify(url)}, {
  method: "POST",
  headers: {
    authorization: \`Bearer \${process.env.TIERSMITH_KEY}\`,
    "content-type": "application/json",
  },
  body: JSON.stringify(${indented(JSON.stringify(body, null, 2), '  ')}),
})
const decision = await response.json()
if (!response.ok) throw new Error(decision.detail)
console.log(decision.tier.id, decision.scores)`,
  Python: (url, body) =>
    `import json, os, urllib.request

request = urllib.request.Request(
    ${JSON.stringify(url)},
    data=json.dumps(${indented(python(body, 0), '    ')}).encode(),
    headers={
        "authorization": "Bearer " + os.environ["TIERSMITH_KEY"],
        "content-type": "application/json",
    },
)
with urllib.request.urlopen(request) as response:
    decision = json.load(response)
print(decision["tier"]["id"], decision["scores"])`,
}

/** All lines but the first moved in. */
const indented = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`)

/** JSON as Python writes it: the same but for true, false and null. */
function python(value: unknown, depth: number): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (value === null) return 'None'
  if (typeof value !== 'object') return JSON.stringify(value)
  const inner = ' '.repeat(4 * (depth + 1))
  const lines = Object.entries(value as object).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${python(item, depth + 1)},`,
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${' '.repeat(4 * depth)}}`
}
