import { localOf } from './time.ts'
import type { Instant } from './time.ts'

/** What a stored body is in the fields of a form: texts, lists and blocks; moments as local day and time. */
export interface FieldValues {
  readonly [name: string]: FieldValue
}
export type FieldValue = string | undefined | FieldValues | readonly FieldValue[]

const isMoment = (value: object): value is { on: string; at?: Instant } =>
  'on' in value && Object.keys(value).every((key) => key === 'on' || key === 'at')

/** A stored value as a form's field takes it. `zone` is the district's. */
export function fieldValue(value: unknown, zone: string): FieldValue {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) return value.map((one) => fieldValue(one, zone))
  if (typeof value !== 'object') return String(value)
  if (isMoment(value)) return value.at ? { ...localOf(value.at, zone) } : { day: value.on }
  return fieldValues(value, zone)
}

/** A stored body as a form's fields, to be corrected or saved again. */
export const fieldValues = (body: object, zone: string): FieldValues =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, fieldValue(value, zone)]))

/** When an entry happened, as a form's field. */
export const happenedValue = (happened: { on: string; at: Instant | null }, zone: string): FieldValues =>
  happened.at ? { ...localOf(happened.at, zone) } : { day: happened.on }
