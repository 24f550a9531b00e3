/** What /metrics shows, in Prometheus' text format. */
import { Counter, collectDefaultMetrics, Gauge, type Metric, Registry } from 'prom-client'
import { Durations } from './durations.ts'

export class Metrics {
  readonly registry = new Registry()
  readonly #durations = new Durations()
  /** Counted here and handed to the counter when somebody looks. */
  readonly #results = new Map<string, number>()

  /** @param compiledStrategies how many compiled strategies are held at the moment */
  constructor(compiledStrategies: () => number) {
    collectDefaultMetrics({ register: this.registry })
    this.registry.registerMetric(this.#durations as unknown as Metric)
    const results = this.#results
    new Counter({
      name: 'tiersmith_evaluations_total',
      help: 'Evaluations by result: a decision, or the code of a refusal',
      labelNames: ['result'] as const,
      registers: [this.registry],
      collect() {
        for (const [result, times] of results) this.inc({ result }, times)
        results.clear()
      },
    })
    new Gauge({
      name: 'tiersmith_compiled_strategies',
      help: 'Compiled strategies held in memory',
      registers: [this.registry],
      collect() {
        this.set(compiledStrategies())
      },
    })
  }

  request(method: string, route: string, status: number, seconds: number): void {
    this.#durations.observe(method, route, status, seconds)
  }

  evaluations(result: string, times = 1): void {
    this.#results.set(result, (this.#results.get(result) ?? 0) + times)
  }
}
