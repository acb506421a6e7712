import type { Field, FormDesign, LocalNow } from './design.ts'
import { lastIndex } from './form-data.ts'
import type { FormObject, FormValue } from './form-data.ts'

/** A field that asks something: all but `words`. */
export type Asking = Exclude<Field, { type: 'words' }>
export const isAsking = (field: Field): field is Asking => field.type !== 'words'

/** Every field of a design in the order of the page, `happened` first where the form asks when. */
export const fieldsOf = (design: FormDesign): readonly Field[] => [
  ...(design.asksWhen ? [happenedField] : []),
  ...design.sections.flatMap((section) => section.fields),
]

/** The question that `asksWhen` adds (P2): filled with now, can be set back. */
export const happenedField: Asking = {
  type: 'moment',
  name: 'happened',
  label: 'When did it happen?',
  hint: 'Set it back if you are writing this down later.',
  start: 'now',
}

/** What stands at a dotted path, or undefined. */
export function valueAt(values: FormValue, path: string): FormValue {
  return path.split('.').reduce<FormValue>((at, key) => {
    if (at === null || typeof at !== 'object' || at instanceof File) return undefined
    return Array.isArray(at) ? (at as readonly FormValue[])[Number(key)] : (at as FormObject)[key]
  }, values)
}

/** A text at a path; '' where there is none. */
export const textAt = (values: FormValue, path: string): string => {
  const value = valueAt(values, path)
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** All texts at a path, whether one or many were sent. */
export const textsAt = (values: FormValue, path: string): readonly string[] => {
  const value = valueAt(values, path)
  if (typeof value === 'string') return value === '' ? [] : [value]
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

/** Whether nothing was filled in. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (value instanceof File) return value.size === 0
  if (Array.isArray(value)) return value.every(isBlank)
  return typeof value === 'object' && Object.values(value).every(isBlank)
}

/** The values without blocks in which nothing was filled in, so that errors and blocks are counted alike. */
export function withoutBlankBlocks(fields: readonly Field[], values: FormObject): FormObject {
  const blocks = fields.filter((field) => field.type === 'blocks')
  return { ...values, ...Object.fromEntries(blocks.map(({ name }) => [name, filledBlocks(values, name)])) }
}

/** The blocks that were filled in: errors name blocks by their place among these. */
export const filledBlocks = (values: FormValue, name: string): readonly FormValue[] => {
  const blocks = valueAt(values, name)
  return Array.isArray(blocks) ? blocks.filter((block) => !isBlank(block)) : []
}

/**
 * What a form holds when it opens: what the page fills in beforehand, and the present in every moment that starts
 * with now. Moments inside blocks stay empty, because a filled-in time would make a blank block look answered.
 */
export function openingValues(design: FormDesign, now: LocalNow, prefill: FormObject = {}): FormObject {
  const values: Record<string, FormValue> = { ...prefill }
  for (const field of fieldsOf(design)) {
    if (field.type === 'moment' && field.start === 'now' && values[field.name] === undefined)
      values[field.name] = { ...now }
  }
  return values
}

/** How far down the page the field of an error stands: the field, then its block, then the field within it. */
export function placeOf(fields: readonly Field[], errorPath: string): number {
  const at = fields.findIndex(
    (field) => isAsking(field) && (errorPath === field.name || errorPath.startsWith(`${field.name}.`)),
  )
  const field = fields[at]
  if (!field || field.type !== 'blocks') return at < 0 ? fields.length : at
  const [index = '0', ...inner] = errorPath.slice(field.name.length + 1).split('.')
  const within = placeOf(field.fields, inner.join('.')) / (field.fields.length + 1)
  return at + (Number(index) + within) / (lastIndex + 2)
}

/** The question that an error belongs to; within a block, the block's number first. */
export function labelOf(fields: readonly Field[], errorPath: string): string | undefined {
  const field = fields.filter(isAsking).find(({ name }) => errorPath === name || errorPath.startsWith(`${name}.`))
  if (field?.type !== 'blocks' || errorPath === field.name) return field?.label
  const [index = '0', ...inner] = errorPath.slice(field.name.length + 1).split('.')
  const within = labelOf(field.fields, inner.join('.'))
  return `${field.label} ${Number(index) + 1}${within ? `, ${within}` : ''}`
}

/** The control that an error belongs to, as a dotted path; undefined where no field of the design has it. */
export function controlOf(fields: readonly Field[], errorPath: string): string | undefined {
  for (const field of fields) {
    if (!isAsking(field)) continue
    if (errorPath !== field.name && !errorPath.startsWith(`${field.name}.`)) continue
    const rest = errorPath.slice(field.name.length + 1)
    if (field.type === 'moment') return `${field.name}.${rest === 'time' ? 'time' : 'day'}`
    if (field.type !== 'blocks' || rest === '') return field.name
    const [index = '0', ...inner] = rest.split('.')
    const within = controlOf(field.fields, inner.join('.'))
    return within === undefined ? field.name : `${field.name}.${index}.${within}`
  }
  return undefined
}
