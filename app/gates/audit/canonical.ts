/** A value that has no canonical text: it must not be hashed or put on record. */
export class NotCanonical extends TypeError {
  override readonly name = 'NotCanonical'
  constructor(path: string, why: string) {
    super(`${path === '' ? 'The value' : path} ${why}`)
  }
}

/** What a text may hold beyond the house's own rules. Only the reference vectors of RFC 8785 need more. */
export interface Profile {
  fractions: boolean
  unnormalized: boolean
}
const strict: Profile = { fractions: false, unnormalized: false }

/**
 * Canonical JSON (RFC 8785) of a plain value: keys sorted by UTF-16 unit, no white space. Stricter than the RFC: whole
 * numbers within ±2^53-1, strings well-formed and in NFC, plain objects and arrays only. Throws `NotCanonical` for
 * anything else (undefined, Map, Date, class instances, holes, lone surrogates), instead of dropping it.
 */
export function canonical(value: unknown, profile: Profile = strict, path = ''): string {
  if (value === null || value === true || value === false) return String(value)
  if (typeof value === 'string') return textOf(value, profile, path)
  if (typeof value === 'number') return numberOf(value, profile, path)
  if (Array.isArray(value)) {
    return `[${Array.from(value, (one: unknown, n) => canonical(one, profile, `${path}[${n}]`)).join(',')}]`
  }
  if (isPlain(value)) {
    const keys = Object.keys(value).sort()
    return `{${keys.map((key) => `${textOf(key, profile, path)}:${canonical(value[key], profile, `${path}.${key}`)}`).join(',')}}`
  }
  throw new NotCanonical(path, `is ${kindOf(value)}, which has no canonical text.`)
}

/** Whether a text is the canonical text of what it says. */
export function isCanonical(text: string): boolean {
  try {
    return canonical(JSON.parse(text)) === text
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof NotCanonical) return false
    throw error
  }
}

/** The value without absent answers: keys whose value is undefined are left out, at every depth of plain objects. */
export function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present)
  if (!isPlain(value)) return value
  const kept: Record<string, unknown> = {}
  for (const [key, one] of Object.entries(value)) if (one !== undefined) kept[key] = present(one)
  return kept
}

/** A row without the columns that are null. What a column holds stays as it is. */
export const filled = (row: unknown): unknown =>
  isPlain(row) ? Object.fromEntries(Object.entries(row).filter(([, one]) => one !== null)) : row

function textOf(text: string, profile: Profile, path: string): string {
  if (!isWellFormed(text)) throw new NotCanonical(path, 'holds a broken character.')
  if (!profile.unnormalized && text !== text.normalize('NFC')) throw new NotCanonical(path, 'is not in Unicode form C.')
  return JSON.stringify(text)
}

function numberOf(number: number, profile: Profile, path: string): string {
  const fits = profile.fractions ? Number.isFinite(number) : Number.isSafeInteger(number)
  if (!fits) throw new NotCanonical(path, `is ${number}, which is not a whole number within reach.`)
  return JSON.stringify(number)
}

const isWellFormed = (text: string) =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && Object.getOwnPropertySymbols(value).length === 0
}

const kindOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? `a ${value.constructor?.name ?? 'strange object'}` : typeof value
