/** What checks, compiles and decides: most of the engine, which a page needs only once it is shown. */
export { check, compile, evaluate, isShaped } from '../../engine/index.ts'
