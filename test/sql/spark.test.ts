/** Apache Spark, on a cluster of two workers, gives what rows gives. */
import { describeParity } from './parity.ts'
import { noSpark, startSpark } from './spark.ts'

describeParity('spark', startSpark, noSpark)
