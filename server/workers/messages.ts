/** What a worker thread answers. */
export type Reply = { ok: true; value: unknown } | { ok: false; error: Error }
