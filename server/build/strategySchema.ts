/**
 * Writes what the engine ships of its document schema: `strategy.schema.json`, for editors, and the
 * validator that Ajv makes of it, bundled, because a browser under a strict content security policy
 * (and a server that never generates code) can't compile one. Run by `npm run generate`.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { build } from 'esbuild'
import { StrategySchema } from '../../engine/strategy/document.ts'

const folder = new URL('../../engine/strategy/', import.meta.url)

export const schemaFile = new URL('strategy.schema.json', folder)
export const validatorFile = new URL('validate.generated.js', folder)

/** Both files' texts, as they should stand in the project. */
export async function renderStrategySchema(): Promise<{ schema: string; validator: string }> {
  const schema = `${JSON.stringify(StrategySchema, null, 2)}\n`
  const ajv = new Ajv2020({
    allErrors: true,
    ownProperties: true,
    strict: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: false },
  })
  const source = standaloneCode(ajv, ajv.compile(JSON.parse(schema)))
  const bundle = await build({
    stdin: { contents: source, resolveDir: new URL('.', import.meta.url).pathname, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    minify: true,
    banner: { js: '// Made by `npm run generate` from document.ts with ajv standalone; do not edit.' },
  })
  return { schema, validator: bundle.outputFiles[0]?.text ?? '' }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { schema, validator } = await renderStrategySchema()
  await writeFile(schemaFile, schema)
  await writeFile(validatorFile, validator)
  console.error(`${(await readFile(validatorFile)).length} bytes of validator written`)
}
