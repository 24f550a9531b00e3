/** Whether traces are asked for, and how they go out: by OpenTelemetry's own environment variables. */

export type Protocol = 'http/protobuf' | 'http/json'

/**
 * How traces are sent, where an address for them is given. Where to, how many of them and under which name the SDK reads
 * from the environment itself.
 * @throws Error with a message for people, where the protocol is one that isn't spoken here
 */
export const tracesAsked = (environment: NodeJS.ProcessEnv): Protocol | undefined => {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: all, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: traces } = environment
  if (!all && !traces) return undefined
  if (environment.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || environment.OTEL_TRACES_EXPORTER === 'none')
    return undefined
  const { OTEL_EXPORTER_OTLP_PROTOCOL: general, OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: own } = environment
  const protocol = own || general || 'http/protobuf'
  if (protocol === 'http/protobuf' || protocol === 'http/json') return protocol
  throw new Error(`OTEL_EXPORTER_OTLP_PROTOCOL must be http/protobuf or http/json, not "${protocol}".`)
}
