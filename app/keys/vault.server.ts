import type { KeyPurpose, KeyRow, KeyUse, Place } from '#app/domain/sealing.ts'
import type { Instant } from '#app/domain/time.ts'
import { freshKey, openBytes, openText, sealBytes, sealText } from './envelope.server.ts'
import type { NamedKey, Where } from './envelope.server.ts'
import { KeyRefused, Undecipherable } from './errors.ts'
import type { KeyRing } from './key-folder.server.ts'
import { newId } from './random.server.ts'

/** What the vault asks of the store: key rows, never in clear. `Records` fits. */
export interface KeyReads {
  keys: {
    byId(id: string): Promise<KeyRow | undefined>
    active(purpose: KeyPurpose, scope: string): Promise<KeyRow | undefined>
    tenants(): Promise<KeyRow[]>
    /** The key that wraps those of records that a court sealed. */
    court(): Promise<KeyRow | undefined>
  }
}
export interface KeyWrites extends KeyReads {
  write: {
    addKey(row: KeyRow): Promise<void>
    changeKey(id: string, change: Pick<KeyRow, 'wrapped' | 'wrappedBy' | 'status'>): Promise<void>
  }
}

/** `none`: no key was ever made. `missing`: one was, and this process doesn't hold what opens it. */
export type KeyState = { is: 'ready' | 'none' } | { is: 'missing'; why: string }

export interface Sealed<Content> {
  keyId: string
  body: Content
}

/**
 * Seals and opens. Each key is wrapped by the one above: a key-encryption key in a file wraps the tenant key, which wraps
 * a data key for each use. All calls are made inside a transaction of the store, which hands the key rows.
 */
export interface Vault {
  readonly ring: KeyRing
  state(records: KeyReads): Promise<KeyState>
  /** From now on nothing is written in clear for want of a key: sealing throws `KeyRefused` instead. */
  demand(): void
  /** Seals with the active key of a use, made where there is none yet. Null before the installation has its first key. */
  seal(records: KeyWrites, use: KeyUse, place: Place, text: string): Promise<Sealed<string> | null>
  sealBytes(records: KeyWrites, use: KeyUse, place: Place, bytes: Uint8Array): Promise<Sealed<Uint8Array> | null>
  /** Throws `Undecipherable` where it does not open, `KeyRefused` where the key-encryption key is not there. */
  open(records: KeyReads, keyId: string, place: Place, text: string): Promise<string>
  openBytes(records: KeyReads, keyId: string, place: Place, bytes: Uint8Array): Promise<Uint8Array>
  /** Opens also what a court sealed: for whoever compares the record with the log, and shows it to nobody. */
  evenPutAway: Pick<Vault, 'open' | 'openBytes'>
  /**
   * Puts a key away while a court seals its record: wrapped by the key for those, it opens nothing. Throws `KeyRefused`
   * where the key-encryption key of that is not here.
   */
  putAway(records: KeyWrites, row: KeyRow): Promise<void>
  /** Brings a key back that was put away: it opens again what it sealed. Throws `KeyRefused` as `putAway`. */
  bringBack(records: KeyWrites, row: KeyRow): Promise<void>
  /** Makes a tenant key: the first, with a fresh installation id, or the one that follows the active one. */
  addTenantKey(records: KeyWrites, kekId: string, after?: KeyRow): Promise<KeyRow>
  /** Makes the key for what courts seal under a key-encryption key of its own, which may be kept off this machine. */
  addCourtKey(records: KeyWrites, kekId: string): Promise<KeyRow>
  /** Wraps a key anew: by another key-encryption key, or by the active tenant key. What it seals stays as it is. */
  rewrap(records: KeyWrites, row: KeyRow, by: string): Promise<void>
}

/** A key in clear, with the installation that it belongs to. */
interface Unwrapped extends NamedKey {
  tenant: string
}

/** How many keys in clear one runtime holds at most; the one used longest ago goes first. */
const mostHeld = 2_000

/** Makes the vault of one runtime, the only place that holds keys in clear. */
export function createVault(ring: KeyRing, now: () => Instant): Vault {
  const held = new Map<string, Unwrapped>()
  let demanded = false

  const hold = (one: Unwrapped): Unwrapped => {
    held.delete(one.id)
    held.set(one.id, one)
    const [oldest] = held.keys()
    if (held.size > mostHeld && oldest !== undefined) held.delete(oldest)
    return one
  }

  /** A row's status counts now, whatever is held: a destroyed key opens nothing any more, nor does one put away. */
  const unwrapped = async (records: KeyReads, row: KeyRow, evenPutAway = false): Promise<Unwrapped> => {
    if (row.wrapped === null || row.status === 'destroyed') throw new Undecipherable()
    if (row.status === 'put-away' && !evenPutAway) throw new Undecipherable()
    const known = held.get(row.id)
    if (known) return hold(known)
    const by = await wrapper(records, row)
    const key = Buffer.from(openText(by, placeOf(row, by.tenant), row.wrapped), 'base64url')
    return hold({ id: row.id, key, tenant: by.tenant })
  }

  const wrapper = async (records: KeyReads, row: KeyRow): Promise<Unwrapped> => {
    if (byKek(row)) return kek(row.wrappedBy, row.scope)
    const by = await records.keys.byId(row.wrappedBy)
    if (!by || !byKek(by)) throw new Undecipherable()
    return unwrapped(records, by)
  }

  const find = (id: string) => ring.keys.get(id) ?? ring.again?.().get(id)
  const kek = (id: string, tenant: string): Unwrapped => {
    const key = find(id)
    if (!key) throw new KeyRefused(missing(ring, id))
    return { id, key, tenant }
  }

  const wrap = (by: Unwrapped, row: Omit<KeyRow, 'wrapped'>, key: Uint8Array): string =>
    sealText(by, placeOf(row, by.tenant), Buffer.from(key).toString('base64url'))

  const activeKey = async (records: KeyWrites, use: KeyUse): Promise<Unwrapped | null> => {
    const row = await records.keys.active(use.purpose, use.scope)
    if (row) return unwrapped(records, row)
    const tenant = (await records.keys.tenants()).find(({ status }) => status === 'active')
    if (!tenant) {
      if (demanded) throw new KeyRefused(noKeyYet(ring))
      return null
    }
    const by = await unwrapped(records, tenant)
    const fresh = { id: newId('key'), ...use, wrappedBy: by.id, status: 'active' as const, createdAt: now() }
    const key = freshKey()
    await records.write.addKey({ ...fresh, wrapped: wrap(by, fresh, key) })
    return { id: fresh.id, key, tenant: by.tenant }
  }

  const keyOf = async (records: KeyReads, keyId: string, evenPutAway = false): Promise<Unwrapped> => {
    const row = await records.keys.byId(keyId)
    if (!row || byKek(row)) throw new Undecipherable()
    return unwrapped(records, row, evenPutAway)
  }
  const opens = (evenPutAway: boolean): Pick<Vault, 'open' | 'openBytes'> => ({
    open: async (records, keyId, place, text) => {
      const key = await keyOf(records, keyId, evenPutAway)
      return openText(key, within(key, place), text)
    },
    openBytes: async (records, keyId, place, bytes) => {
      const key = await keyOf(records, keyId, evenPutAway)
      return openBytes(key, within(key, place), bytes)
    },
  })
  const keyByKek = async (
    records: KeyWrites,
    use: { purpose: 'tenant' | 'court'; scope: string },
    kekId: string,
  ): Promise<KeyRow> => {
    const by = kek(kekId, use.scope)
    const row = { id: newId('key'), ...use, wrappedBy: by.id, status: 'active' as const, createdAt: now() }
    const made = { ...row, wrapped: wrap(by, row, freshKey()) }
    await records.write.addKey(made)
    return made
  }
  /** The key that wraps those that are put away, made under the tenant key's own key-encryption key where there is none. */
  const courtKey = async (records: KeyWrites): Promise<Unwrapped> => {
    const row = await records.keys.court()
    if (row) return unwrapped(records, row)
    const tenant = await activeTenant(records)
    return unwrapped(records, await keyByKek(records, { purpose: 'court', scope: tenant.scope }, tenant.wrappedBy))
  }
  const activeTenant = async (records: KeyReads): Promise<KeyRow> => {
    const tenant = (await records.keys.tenants()).find(({ status }) => status === 'active')
    if (!tenant) throw new KeyRefused(noKeyYet(ring))
    return tenant
  }
  const wrapAs = async (records: KeyWrites, row: KeyRow, by: Unwrapped, status: KeyRow['status']): Promise<void> => {
    const { key } = await unwrapped(records, row, true)
    held.delete(row.id)
    await records.write.changeKey(row.id, {
      wrapped: wrap(by, { ...row, wrappedBy: by.id }, key),
      wrappedBy: by.id,
      status,
    })
  }
  const within = ({ tenant }: Unwrapped, place: Place): Where => ({ tenant, ...place })

  return {
    ring,
    state: async (records) => {
      const rows = (await records.keys.tenants()).filter(({ status }) => status !== 'destroyed')
      if (rows.length === 0) return { is: 'none' }
      try {
        for (const row of rows) await unwrapped(records, row)
        return { is: 'ready' }
      } catch (error) {
        if (KeyRefused.is(error)) return { is: 'missing', why: error.message }
        if (Undecipherable.is(error)) return { is: 'missing', why: tenantKeyBroken }
        throw error
      }
    },
    demand: () => {
      demanded = true
    },
    seal: async (records, use, place, text) => {
      const key = await activeKey(records, use)
      return key && { keyId: key.id, body: sealText(key, within(key, place), text) }
    },
    sealBytes: async (records, use, place, bytes) => {
      const key = await activeKey(records, use)
      return key && { keyId: key.id, body: sealBytes(key, within(key, place), bytes) }
    },
    ...opens(false),
    evenPutAway: opens(true),
    putAway: async (records, row) => wrapAs(records, row, await courtKey(records), 'put-away'),
    bringBack: async (records, row) => {
      await wrapAs(records, row, await unwrapped(records, await activeTenant(records)), 'decrypt-only')
    },
    addTenantKey: (records, kekId, after) =>
      keyByKek(records, { purpose: 'tenant', scope: after?.scope ?? newId('installation') }, kekId),
    addCourtKey: async (records, kekId) =>
      keyByKek(records, { purpose: 'court', scope: (await activeTenant(records)).scope }, kekId),
    rewrap: async (records, row, by) => {
      const { key, tenant } = await unwrapped(records, row)
      const wrappedBy = byKek(row) ? kek(by, tenant) : await tenantKey(records, by)
      await records.write.changeKey(row.id, {
        wrapped: wrap(wrappedBy, { ...row, wrappedBy: by }, key),
        wrappedBy: by,
        status: row.status,
      })
    },
  }

  async function tenantKey(records: KeyReads, id: string): Promise<Unwrapped> {
    const row = await records.keys.byId(id)
    if (row?.purpose !== 'tenant' || row.status !== 'active') throw new Undecipherable()
    return unwrapped(records, row)
  }
}

/** Whether a key is wrapped by a key-encryption key, which stands in no database. */
const byKek = ({ purpose }: Pick<KeyRow, 'purpose'>): boolean => purpose === 'tenant' || purpose === 'court'

/** A wrapped key opens only in its own row and for its own use. */
const placeOf = ({ id, purpose, scope }: Omit<KeyRow, 'wrapped'>, tenant: string): Where => ({
  tenant,
  table: 'keys',
  column: 'wrapped',
  row: id,
  section: `${purpose}/${scope}`,
})

const missing = ({ folder, keys }: KeyRing, id: string): string =>
  `The key ${id}, which opens everything sealed in this database, is not in ${folder}` +
  (keys.size === 0 ? '.' : ` (there: ${[...keys.keys()].join(', ')}).`) +
  ` Put the file ${id}.key back there from where it was kept, or set OFFRAMP_KEYS to the folder that holds it.`

const tenantKeyBroken =
  'The tenant key in this database was changed or damaged: nothing sealed opens any more. Put back a backup of the database.'

/** Said where a district has no key yet: it was made by a version that sealed nothing. */
export const noKeyYet = ({ folder }: KeyRing): string =>
  `This database has no key yet to seal health, law and reporter matter with. Run: npm run keys -- create. The key is put in ${folder}.`
