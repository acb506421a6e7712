import { z } from 'zod'
import { daySchema } from './time.ts'

/**
 * The small vocabulary from which every form's schema is made. Each schema reads what a form sends (strings, or
 * lists of strings) and, unchanged, what was stored: parsing its own output again gives the same value.
 * An empty optional answer is left out, never stored as ''.
 */

/** Removes control characters other than line breaks and tabs, and brings text to NFC, as canonical JSON needs. */
const clean = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .trim()

const wellFormed = (text: string) =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)

/** Longest text of one answer, in characters. */
export const longestAnswer = 20_000

/** A text that must be given. `message` is what the form says when it is empty. */
export const text = (message: string, max = longestAnswer) =>
  z
    .string({ error: message })
    .max(max, `Keep this under ${max.toLocaleString('en-US')} characters.`)
    .refine(wellFormed, 'This text has a broken character. Type it again.')
    .transform(clean)
    .refine((value) => value.length > 0, message)

/** A text that may be left empty; then the key is absent. */
export const optionalText = (max = longestAnswer) =>
  z
    .string({ error: 'Give this as text.' })
    .max(max, `Keep this under ${max.toLocaleString('en-US')} characters.`)
    .refine(wellFormed, 'This text has a broken character. Type it again.')
    .transform((value) => {
      const cleaned = clean(value)
      return cleaned === '' ? undefined : cleaned
    })
    .optional()

/** A number as people write it: digits with spaces, points, dashes and brackets between them, an extension after it. */
const phoneShape = /^(\+?[\d\s().\-/]+)(?:[\s,;]*(?:ext\.?|extension|x)\s*\d{1,6})?$/i

/** Whether somebody can call it; three digits are enough, as 911 is a number. */
const isPhone = (value: string): boolean => (phoneShape.exec(value)?.[1]?.replace(/\D/g, '') ?? '').length >= 3

const phoneHelp = 'Give a number that can be called, such as (555) 010-0142 or 555-0142 ext 3.'

/** A phone number that must be given, since pages make a link of it that calls. `message` is said when it is empty. */
export const phone = (message: string) => text(message, 40).refine((value) => value === '' || isPhone(value), phoneHelp)

/** A phone number that may be left empty; then the key is absent. */
export const optionalPhone = () => optionalText(40).refine((value) => value === undefined || isPhone(value), phoneHelp)

/** One of several answers, which must be chosen. Not knowing is offered as fine only where it is an answer. */
export const choice = <const T extends readonly [string, ...string[]]>(options: T, message = chooseOf(options)) =>
  z.enum(options, { error: message })

const chooseOf = (options: readonly string[]): string =>
  options.includes('unknown') ? 'Choose an answer. ‘I don’t know’ is fine.' : 'Choose an answer.'

/** One of several answers, or none. */
export const optionalChoice = <const T extends readonly [string, ...string[]]>(options: T) =>
  z.union([z.literal('').transform(() => undefined), z.enum(options)], { error: chooseOf(options) }).optional()

/** Any number of several answers, at least `least`. One ticked box may arrive as a bare string. */
export const choices = <const T extends readonly [string, ...string[]]>(
  options: T,
  least = 0,
  message = 'Choose at least one.',
) =>
  z
    .union([z.enum(options).transform((one) => [one] as T[number][]), z.array(z.enum(options))], { error: message })
    .optional()
    .transform((value) => (value ?? []) as T[number][])
    .refine((value) => value.length >= least, message)

/** Any number of ids (people, users, entries, addresses, files), at least `least`. */
export const ids = (least = 0, message = 'Choose at least one.') =>
  z
    .union(
      [
        z.literal('').transform(() => [] as string[]),
        z
          .string()
          .max(60)
          .transform((one) => [one]),
        z.array(z.string().max(60)).max(200),
      ],
      { error: message },
    )
    .optional()
    .transform((value) => (value ?? []).filter((id) => id !== ''))
    .refine((value) => value.length >= least, message)

/** The id of one thing, which must be chosen. */
export const id = (message: string) => z.string({ error: message }).trim().min(1, message).max(60, message)

/** The id of one thing, or none. */
export const optionalId = () =>
  z
    .string({ error: 'Choose from the list.' })
    .trim()
    .max(60, 'Choose from the list.')
    .transform((value) => (value === '' ? undefined : value))
    .optional()

/** A box that is ticked or not. Stored as 'yes' or left out. */
export const ticked = () =>
  z
    .union(
      [z.literal('yes'), z.literal('on').transform(() => 'yes' as const), z.literal('').transform(() => undefined)],
      { error: 'Tick this, or leave it empty.' },
    )
    .optional()

export { daySchema as dayField }

/** An e-mail address that may be left out. */
export const emailField = () =>
  optionalText(120).refine(
    (value) => value === undefined || /^[^\s@]+@[^\s@]+$/.test(value),
    'Give a whole e-mail address.',
  )

/** A day that may be left out. */
export const optionalDay = () =>
  z
    .string({ error: 'Give a date.' })
    .trim()
    .transform((text, context) => {
      if (text === '') return undefined
      const parsed = daySchema.safeParse(text)
      if (parsed.success) return parsed.data
      for (const { message } of parsed.error.issues) context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
    .optional()

/** A whole number within bounds, from a form's text or as stored. */
export const wholeNumber = (least: number, most: number, message = `Give a whole number from ${least} to ${most}.`) =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^-?\d{1,9}$/, message)
          .transform(Number),
      ],
      { error: message },
    )
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, message)

/** The seq of the folder that a person saw while judging; a judging command names what arrived since. */
export const basedOnField = () =>
  z
    .union([z.literal('').transform(() => undefined), wholeNumber(0, 999_999_999)], { error: 'Open this page again.' })
    .optional()

/** Repeated blocks of a form. Blocks in which nothing was filled in are dropped before the others are checked. */
export const blocks = <T extends z.ZodType>(block: T, most = 20) =>
  z.preprocess(
    (value) =>
      Array.isArray(value) ? value.filter((one) => !isBlank(one)) : value === undefined || value === '' ? [] : value,
    z
      .array(block, { error: 'Fill in this list again.' })
      .max(most, `No more than ${most} here. Save, then add the rest.`),
  )

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (Array.isArray(value)) return value.every(isBlank)
  if (typeof value === 'object') return Object.values(value).every(isBlank)
  return false
}

/**
 * For a rule between several answers: `.refine(rule, beside('reporterName', 'Give a name.'))`. Checked together with
 * the fields, so that a person sees everything at once; the rule must bear answers that are missing or wrong.
 */
export const beside = (path: string, message: string) => ({
  path: path.split('.'),
  error: message,
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
})
