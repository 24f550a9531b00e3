/**
 * A histogram by method, route and status, as prom-client's registry prints it. prom-client's own
 * hashes the labels at every observation, which a request feels.
 */
const NAME = 'tiersmith_http_request_duration_seconds'
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

interface Series {
  labels: { method: string; route: string; status: string }
  /** Observations by the first bucket that holds them; the last is beyond all. */
  counts: number[]
  sum: number
}

export class Durations {
  readonly name = NAME
  readonly help = 'Time from a request’s headers to the end of its answer'
  readonly type = 'histogram'
  readonly aggregator = 'sum'
  readonly #series = new Map<string, Series>()

  observe(method: string, route: string, status: number, seconds: number): void {
    const key = `${method} ${status} ${route}`
    let series = this.#series.get(key)
    if (!series) {
      series = { labels: { method, route, status: String(status) }, counts: BUCKETS.map(() => 0).concat(0), sum: 0 }
      this.#series.set(key, series)
    }
    const found = BUCKETS.findIndex((edge) => seconds <= edge)
    const bucket = found < 0 ? BUCKETS.length : found
    series.counts[bucket] = (series.counts[bucket] ?? 0) + 1
    series.sum += seconds
  }

  async get() {
    const { name, help, type, aggregator } = this
    return { name, help, type, aggregator, values: [...this.#series.values()].flatMap(valuesOf) }
  }

  reset(): void {
    this.#series.clear()
  }
}

const valuesOf = ({ labels, counts, sum }: Series) => {
  let total = 0
  const buckets = counts.map((count, index) => {
    total += count
    return { metricName: `${NAME}_bucket`, labels: { le: BUCKETS[index] ?? '+Inf', ...labels }, value: total }
  })
  return [
    ...buckets,
    { metricName: `${NAME}_sum`, labels, value: sum },
    { metricName: `${NAME}_count`, labels, value: total },
  ]
}
