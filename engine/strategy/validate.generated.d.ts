import type { ErrorObject } from 'ajv'

declare const validate: { (document: unknown): boolean; errors?: ErrorObject[] | null }
export default validate
