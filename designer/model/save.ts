/** Saves a value as a JSON file on the reader's machine. */
export function saveJson(value: unknown, fileName: string): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The click has started the download by then; the address may go.
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
