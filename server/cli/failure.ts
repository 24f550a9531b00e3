/** Exit codes of the command line: done; the answer is no; wrong usage or unreadable input. */
export const DONE = 0
export const ANSWER_IS_NO = 1
export const UNUSABLE = 2

/** Why a command can't go on: wrong usage, or an input that can't be read. It ends the command with exit code 2. */
export class Failure extends Error {
  override readonly name = 'Failure'
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
