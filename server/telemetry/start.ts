/** Loads OpenTelemetry's SDK, where traces are asked for. Without that nothing of it is loaded. */
import type { Logger } from 'pino'
import { ENGINE_VERSION } from '../../engine/index.ts'
import { type Protocol, tracesAsked } from './environment.ts'
import { type Sdk, Tracing } from './tracing.ts'

/** How long a stop waits for a receiver that doesn't answer, in milliseconds. */
const LAST_EXPORT = 2_000

/** @throws Error with a message for people, where what is asked for can't be had */
export const startTracing = async (environment: NodeJS.ProcessEnv, log: Logger): Promise<Tracing | undefined> => {
  const protocol = tracesAsked(environment)
  if (protocol === undefined) return undefined
  return new Tracing(await loadSdk(protocol, log).catch(missing))
}

const missing = (error: NodeJS.ErrnoException): never => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  throw new Error(
    'The environment asks for traces (OTEL_EXPORTER_OTLP_ENDPOINT), but OpenTelemetry’s packages are not installed: ' +
      'npm ci --include=optional installs them.',
  )
}

const loadSdk = async (protocol: Protocol, log: Logger): Promise<Sdk> => {
  const [
    api,
    { setGlobalErrorHandler, W3CTraceContextPropagator },
    { BasicTracerProvider, BatchSpanProcessor },
    resource,
    exporter,
  ] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/core'),
    import('@opentelemetry/sdk-trace-base'),
    loadResource(),
    loadExporter(protocol),
  ])
  const tell = complaints(log)
  setGlobalErrorHandler((error) => tell({ err: error }))
  const warn = (message: string) => tell({ about: message })
  const silent = () => {}
  api.diag.setLogger({ error: warn, warn, info: silent, debug: silent, verbose: silent }, api.DiagLogLevel.WARN)
  const provider = new BasicTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(exporter)] })
  const propagator = new W3CTraceContextPropagator()
  return {
    api,
    tracer: provider.getTracer('tiersmith', ENGINE_VERSION),
    contextOf: (headers) => propagator.extract(api.ROOT_CONTEXT, headers, api.defaultTextMapGetter),
    stop: async () => {
      const patience = new Promise<void>((resolve) => setTimeout(resolve, LAST_EXPORT).unref())
      await Promise.race([provider.shutdown().catch((error) => tell({ err: error })), patience])
    },
  }
}

/** A receiver that is down for a day is one line a minute. */
const complaints = (log: Logger) => {
  let next = 0
  return (about: object) => {
    if (performance.now() < next) return
    next = performance.now() + 60_000
    log.warn(about, 'traces could not all be sent')
  }
}

/** Who sends the spans: OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES go before what is said here. */
const loadResource = async () => {
  const { defaultResource, detectResources, envDetector, resourceFromAttributes, serviceInstanceIdDetector } =
    await import('@opentelemetry/resources')
  return defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'tiersmith', 'service.version': ENGINE_VERSION }))
    .merge(detectResources({ detectors: [serviceInstanceIdDetector, envDetector] }))
}

const loadExporter = async (protocol: Protocol) => {
  const { OTLPTraceExporter } =
    protocol === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto')
  return new OTLPTraceExporter()
}
