/**
 * The names under which this server is reached: this machine's own, and the public one where it has one.
 *
 * A page of another site could point its own name here (DNS rebinding), or send a form: the Host and Origin headers
 * give that away.
 */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

export class Addresses {
  readonly #public: URL | undefined

  /** @param publicUrl an origin, such as https://tiers.example.com */
  constructor(publicUrl: string | undefined) {
    this.#public = publicUrl === undefined ? undefined : new URL(publicUrl)
  }

  /** Whether people come by https, so that cookies go no other way. */
  get secure(): boolean {
    return this.#public?.protocol === 'https:'
  }

  /** Whether a Host header names this server. */
  isOwnHost(host: string): boolean {
    return LOOPBACK.test(host) || host.toLowerCase() === this.#public?.host
  }

  /** Whether a page of this origin is one of ours, for a request to this host. */
  isOwnOrigin(origin: string, host: string): boolean {
    return origin === this.#public?.origin || (LOOPBACK.test(host) && origin === `http://${host}`)
  }

  /** Where links lead, for somebody who came by this host. */
  originFor(host: string | undefined): string {
    return this.#public?.origin ?? `http://${host ?? 'localhost'}`
  }
}
