/**
 * Generated cases are the same in every run, so that a failure is a finding and not an accident; another
 * TIERSMITH_SEED draws others (a number, or `random`).
 */
import fc from 'fast-check'

const asked = process.env.TIERSMITH_SEED

if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked ?? 20_260_401) })
