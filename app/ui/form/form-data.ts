/** A value of a form once read: a text, a file, a list or a block. Never an object with a prototype. */
export type FormValue = string | File | FormObject | readonly FormValue[] | undefined
export interface FormObject {
  readonly [name: string]: FormValue
}

/** A form whose field names can't be read: no page of ours sends one. Answered 400. */
export class UnreadableForm extends Error {
  override readonly name = 'UnreadableForm'
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])
const deepest = 4
/** Highest number that a block may have. */
export const lastIndex = 50
/** What a form may hold: no page of ours comes near. More is refused before it is looked at. */
export const formLimits = { mostFields: 1000, longestName: 200 } as const
const longestList = 200

interface Branch {
  kind: 'object' | 'list'
  children: Map<string, Node>
}
type Node = { kind: 'leaf'; value: string | File } | { kind: 'many'; values: (string | File)[] } | Branch

/**
 * Reads a sent form into nested objects by its dotted names, without guessing: `arrived.day`, blocks by index
 * (`weapons.0.type`), lists by repeated names that end in `[]` (the ending is left out). Gaps between indexes are
 * closed. Empty file inputs are left out. Objects have no prototype. Throws `UnreadableForm` for names that are
 * deeper than four, too long, forbidden, numbered above 50, repeated without `[]`, or at odds with each other, and for
 * more fields than `formLimits` says.
 */
export function formToObject(pairs: Iterable<readonly [string, string | File]>): FormObject {
  const root: Branch = { kind: 'object', children: new Map() }
  let fields = 0
  for (const [name, value] of pairs) {
    fields += 1
    if (fields > formLimits.mostFields) throw new UnreadableForm('The form has too many fields.')
    if (name.length > formLimits.longestName) throw new UnreadableForm('A field has too long a name.')
    if (typeof value !== 'string' && value.size === 0 && value.name === '') continue
    put(root, name, value)
  }
  return built(root) as FormObject
}

function put(root: Branch, name: string, value: string | File): void {
  const many = name.endsWith('[]')
  const path = (many ? name.slice(0, -2) : name).split('.')
  if (path.length > deepest) throw new UnreadableForm('A field is nested too deeply.')
  let at = root
  path.forEach((key, depth) => {
    checkKey(key)
    const last = depth === path.length - 1
    const there = at.children.get(key)
    if (last) {
      at.children.set(key, many ? added(there, value) : leaf(there, value))
      return
    }
    const kind = isIndex(path[depth + 1] ?? '') ? 'list' : 'object'
    const branch = there ?? ({ kind, children: new Map() } satisfies Branch)
    if (branch.kind !== kind) throw new UnreadableForm('Two fields have names at odds with each other.')
    at.children.set(key, branch)
    at = branch
  })
}

function checkKey(key: string): void {
  if (key === '' || forbidden.has(key) || /[[\]]/.test(key))
    throw new UnreadableForm('A field has a name that is not allowed.')
  if (isIndex(key) && Number(key) > lastIndex) throw new UnreadableForm('A list is too long.')
}

function leaf(there: Node | undefined, value: string | File): Node {
  if (there) throw new UnreadableForm('A field was sent twice.')
  return { kind: 'leaf', value }
}

function added(there: Node | undefined, value: string | File): Node {
  if (!there) return { kind: 'many', values: [value] }
  if (there.kind !== 'many') throw new UnreadableForm('Two fields have names at odds with each other.')
  if (there.values.length >= longestList) throw new UnreadableForm('A list is too long.')
  there.values.push(value)
  return there
}

const isIndex = (key: string) => /^(0|[1-9]\d{0,3})$/.test(key)

function built(node: Node): FormValue {
  if (node.kind === 'leaf') return node.value
  if (node.kind === 'many') return node.values
  if (node.kind === 'list') {
    if (![...node.children.keys()].every(isIndex))
      throw new UnreadableForm('Two fields have names at odds with each other.')
    return [...node.children.entries()].sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => built(child))
  }
  const object = Object.create(null) as Record<string, FormValue>
  for (const [key, child] of node.children) object[key] = built(child)
  return object
}

/**
 * The fields of an urlencoded text. They are counted before they are read: a hundred thousand of them cost nothing.
 * Throws `UnreadableForm` where there are more than a form may hold.
 */
export function pairsOf(text: string): [string, string][] {
  let at = -1
  for (let fields = 1; (at = text.indexOf('&', at + 1)) !== -1; fields += 1) {
    if (fields >= formLimits.mostFields) throw new UnreadableForm('The form has too many fields.')
  }
  return [...new URLSearchParams(text)]
}

/** The form as one line of text, as drafts keep it: urlencoded, without files and without names that begin with `_`. */
export function formToText(pairs: Iterable<readonly [string, string | File]>): string {
  const text = new URLSearchParams()
  for (const [name, value] of pairs) {
    if (typeof value === 'string' && !name.startsWith('_')) text.append(name, value)
  }
  return text.toString()
}

/** What `formToText` made, read again. A draft that can't be read gives an empty form. */
export function textToObject(text: string): FormObject {
  try {
    return formToObject(pairsOf(text))
  } catch (error) {
    if (error instanceof UnreadableForm) return {}
    throw error
  }
}
