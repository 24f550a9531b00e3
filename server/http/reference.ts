/** /reference: Swagger UI from its package, with a page of ours that has no inline script. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { App } from './context.ts'
import { fileResponse, readFile, type StaticFile } from './static.ts'

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Tiersmith API</title>
    <link rel="icon" href="/reference/favicon-32x32.png">
    <link rel="stylesheet" href="/reference/swagger-ui.css">
  </head>
  <body>
    <main id="reference"></main>
    <script src="/reference/swagger-ui-bundle.js"></script>
    <script src="/reference/start.js"></script>
  </body>
</html>
`

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, validatorUrl: null })
`

const FROM_PACKAGE = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']

const encode = (text: string) => new TextEncoder().encode(text)

export const referenceRoutes = (app: App): void => {
  const own: Record<string, StaticFile> = {
    '/reference': { bytes: encode(PAGE), type: 'text/html; charset=utf-8' },
    '/reference/start.js': { bytes: encode(START), type: 'text/javascript; charset=utf-8' },
  }
  for (const [path, file] of Object.entries(own)) app.get(path, () => fileResponse(file, 'no-cache'))
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  for (const name of FROM_PACKAGE) {
    // The bundle is 1.5 MB: read when somebody looks at the page, not at the start.
    let file: StaticFile | undefined
    app.get(`/reference/${name}`, () => {
      file ??= readFile(join(folder, name))
      return fileResponse(file, 'public, max-age=86400')
    })
  }
}
