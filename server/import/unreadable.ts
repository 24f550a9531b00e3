/** What keeps a file from being read, and the words for what the operating system refuses. */

/** Why a file can't be used. The message names the place; what to mend is the user's. */
export class Unreadable extends Error {
  override readonly name: string = 'Unreadable'
}

/** The words for what the operating system refuses; the file is named by the caller. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  const words: Record<string, string> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EISDIR: 'it is a folder, not a file',
    ENOTDIR: 'a part of the path is not a folder',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
    EMFILE: 'too many files are open',
  }
  return (code !== undefined && words[code]) || (error instanceof Error ? error.message : String(error))
}
