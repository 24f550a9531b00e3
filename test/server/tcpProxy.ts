/** Stands between a client and a PostgreSQL server and breaks what passes, at the moment that a test wants. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface TcpProxy {
  /** The server's address, through the proxy. */
  address: string
  /** The next COMMIT loses its connection: before the server has seen it, or before the client has seen the answer. */
  cutNextCommit(when: 'before' | 'after'): void
  /** From now on whoever listens for notifications hears nothing more. */
  muteListeners(): void
  /** From now on nothing passes, and no connection ends: as where the server hangs. */
  freeze(): void
  close(): Promise<void>
}

const COMMIT = Buffer.from('commit\0')
const LISTEN = Buffer.from('listen ')

export async function startProxy(server: string): Promise<TcpProxy> {
  const target = new URL(server)
  const sockets = new Set<Socket>()
  let cut: 'before' | 'after' | undefined
  let muted = false
  let frozen = false
  const proxy = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect(Number(target.port), target.hostname)
    let listens = false
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        sockets.delete(socket)
        end()
      })
    }
    client.on('end', () => {
      if (!frozen) end()
    })
    client.on('data', (bytes) => {
      if (frozen) return
      if (bytes.includes(LISTEN)) listens = true
      const isCut = cut !== undefined && bytes.includes(COMMIT)
      if (!isCut) return upstream.write(bytes)
      const when = cut
      cut = undefined
      if (when === 'before') return end()
      // The server's answer is the proof that it has committed; the client never gets it.
      upstream.removeAllListeners('data')
      upstream.once('data', end)
      upstream.write(bytes)
    })
    upstream.on('data', (bytes) => {
      if (!frozen && !(muted && listens)) client.write(bytes)
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const through = new URL(server)
  through.port = String((proxy.address() as AddressInfo).port)
  return {
    address: through.href,
    cutNextCommit: (when) => {
      cut = when
    },
    muteListeners: () => {
      muted = true
    },
    freeze: () => {
      frozen = true
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}
