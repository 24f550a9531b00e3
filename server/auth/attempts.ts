/**
 * How often somebody may try to sign in: counted by login and by address, in memory, over a quarter of an hour.
 *
 * An attempt is counted before its password is looked at, so that many at once are no way around; what succeeds is
 * not counted. Who is signed in already stays so, whatever others try with the same login.
 */
import { Fault } from '../services/fault.ts'
import { Lru } from '../services/lru.ts'

const WINDOW = 15 * 60_000
const MOST = { login: 10, address: 50 }
/** Bounds the memory; whoever would fill it meets the limit of an address first. */
const REMEMBERED = { entries: 10_000 }

interface Count {
  made: number
  /** Milliseconds since 1970. */
  ends: number
}

export class Attempts {
  readonly #counts = new Lru<Count>(REMEMBERED)

  /** @throws Fault too-many-requests */
  begin(login: string, address: string, now: number): void {
    const counts = [this.#count('login', login, now), this.#count('address', address, now)] as const
    const [ofLogin, ofAddress] = counts
    const over = ofLogin.made >= MOST.login ? ofLogin : ofAddress.made >= MOST.address ? ofAddress : undefined
    if (over) throw tooMany(Math.ceil((over.ends - now) / 1000))
    for (const count of counts) count.made++
  }

  /** The attempt begun last was a success: the login's count begins anew, the address gets it back. */
  succeeded(login: string, address: string, now: number): void {
    this.#count('login', login, now).made = 0
    const ofAddress = this.#count('address', address, now)
    ofAddress.made = Math.max(0, ofAddress.made - 1)
  }

  #count(kind: keyof typeof MOST, name: string, now: number): Count {
    const key = `${kind} ${name}`
    const known = this.#counts.get(key)
    if (known && now < known.ends) return known
    const count = { made: 0, ends: now + WINDOW }
    this.#counts.set(key, count)
    return count
  }
}

const tooMany = (seconds: number) =>
  new Fault('too-many-requests', `Too many attempts to sign in: wait ${seconds} seconds.`, [], { retryAfter: seconds })
