/** Lets the tests of the project `postgres` use the server that was started for them (place.ts). */
import { inject } from 'vitest'

process.env.TIERSMITH_TEST_STORE = inject('postgres')
