/** The address of a subject's page: what it was over time under a strategy. */
export const subjectPath = (strategy: string, subject: string): string =>
  `/strategies/${encodeURIComponent(strategy)}/subjects/${encodeURIComponent(subject)}`
