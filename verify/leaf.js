// @ts-check
import { createHmac } from 'node:crypto'

/*
 * The text of one event, version 1: docs/audit-format.md. A leaf is printable ASCII, so that its characters are its bytes.
 */

/**
 * @typedef {{ t: string, id: string, b: string, a: string }} Change
 * @typedef {{ seq: number, prev: string, ts: string, act: string, obj: { id: string }, out: string, sc: string, st?: Change[] }} Leaf
 */

/** Stands where there is nothing to commit to, and before the first event. */
export const nothing = '0'.repeat(64)
/** What an event’s text looks like, in every version. */
export const printable = /^[\x20-\x7e]{1,8192}$/

/** HMAC-SHA-256 in hex; the key is the salt’s own text. @param {string} salt @param {string} body */
export const commitment = (salt, body) => createHmac('sha256', salt).update(body).digest('hex')

/** The hash of a redacted event, whose text was destroyed. @param {string} text */
export const redacted = (text) => /^\{"redacted":true,"h":"([0-9a-f]{64})"\}$/.exec(text)?.[1]

/** @param {string} text @returns {unknown} */
export function parsed(text) {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Whether an event says that it was written by a later version. @param {unknown} value */
export const isNewer = (value) => isObject(value) && Number.isSafeInteger(value.v) && Number(value.v) > 1

/** @typedef {(value: unknown) => boolean} Rule */
/** @type {Rule} */
const ascii = (value) => typeof value === 'string' && /^[\x20-\x7e]{0,400}$/.test(value)
/** @type {Rule} */
const hash = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
/** @type {Rule} */
export const whole = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const moment = /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/
/** @param {...unknown} all @returns {Rule} */
const one =
  (...all) =>
  (value) =>
    all.includes(value)
/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object with these fields and no others; a name that ends in “?” may be absent. @param {Record<string, Rule>} fields @returns {Rule} */
function exactly(fields) {
  const rules = Object.entries(fields).map(([name, rule]) => ({
    name: name.replace('?', ''),
    rule,
    may: name.endsWith('?'),
  }))
  return (value) => {
    if (!isObject(value)) return false
    let seen = 0
    for (const { name, rule, may } of rules) {
      if (!Object.hasOwn(value, name)) {
        if (may) continue
        return false
      }
      if (!rule(value[name])) return false
      seen += 1
    }
    return Object.keys(value).length === seen
  }
}

const change = exactly({ t: ascii, id: ascii, b: hash, a: hash })
const isLeaf = exactly({
  v: one(1),
  seq: whole,
  prev: hash,
  ts: (value) => typeof value === 'string' && moment.test(value),
  boot: ascii,
  tenant: ascii,
  scope: ascii,
  actor: exactly({
    k: one('user', 'system', 'job', 'public', 'cli'),
    id: ascii,
    role: ascii,
    aal: one(0, 1, 2, 3),
    'sid?': ascii,
    via: one('web', 'api', 'job', 'cli', 'demo'),
    'obo?': ascii,
  }),
  act: ascii,
  obj: exactly({ t: ascii, id: ascii, 'sec?': ascii, 'n?': whole, 'opn?': ascii }),
  out: one('allow', 'deny', 'error', 'break_glass'),
  why: ascii,
  req: ascii,
  sc: hash,
  'st?': (value) => Array.isArray(value) && value.every(change),
  bld: ascii,
  pol: ascii,
})

/** An event by its schema, or undefined. @param {unknown} value @returns {Leaf | undefined} */
export const asLeaf = (value) => (isLeaf(value) ? /** @type {Leaf} */ (value) : undefined)

/** Whether the keys of all objects stand in order. Names in an event are ASCII. @param {unknown} value @returns {boolean} */
function inOrder(value) {
  if (typeof value !== 'object' || value === null) return true
  const names = Array.isArray(value) ? [] : Object.keys(value)
  for (let n = 1; n < names.length; n += 1) if (String(names[n - 1]) >= String(names[n])) return false
  return Object.values(value).every(inOrder)
}

/** Whether a text is the canonical JSON (RFC 8785) of what an event says. @param {unknown} value @param {string} text */
export const isCanonical = (value, text) => JSON.stringify(value) === text && inOrder(value)
