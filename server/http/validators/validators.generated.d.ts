import type { Validator } from './validate.ts'

export const EvaluateBody: Validator
export const EvaluateUnsavedBody: Validator
export const BatchLine: Validator
export const CheckBody: Validator
export const CreateBody: Validator
export const PublishBody: Validator
export const PageQuery: Validator
export const AsOfQuery: Validator
export const BatchQuery: Validator
export const NoQuery: Validator
