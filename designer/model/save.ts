/** Saves a value as a JSON file on the reader's machine. */
export const saveJson = (value: unknown, fileName: string): void =>
  saveFile(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }), fileName)

/** Saves what has been fetched or made as a file on the reader's machine. */
export function saveFile(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The click has started the download by then; the address may go.
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
