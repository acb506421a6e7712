import { useCallback, useEffect, useMemo, useState } from 'react'
import type { RefObject } from 'react'
import { useForm } from 'react-hook-form'
import type { FieldErrors, Resolver } from 'react-hook-form'
import { zodResolver } from '@hookform/resolvers/zod'
import type { z } from 'zod'
import { inputWords } from '#app/domain/input-words.ts'
import type { Field } from './design.ts'
import { formToObject } from './form-data.ts'
import type { FormObject, FormValue } from './form-data.ts'
import { isAsking, isBlank, textsAt } from './values.ts'
import type { Register } from './world.ts'

type Values = Record<string, unknown>
export type Errors = Readonly<Record<string, string>>

/**
 * Checks a form in the browser with the schema the server uses. What is checked is what would be sent: the resolver
 * reads the form in the page, never a copy of it. `known` is what the server adds by itself, such as the case of the URL.
 */
export function useFormChecks(
  form: RefObject<HTMLFormElement | null>,
  fields: readonly Field[],
  schema: z.ZodType,
  refused: Errors,
  known: FormObject,
) {
  const given = useMemo(
    () => atTheirNumbers(fields, form.current ? [...new FormData(form.current)] : [], nested(refused)),
    [form, fields, refused],
  )
  const check = useMemo<Resolver<Values>>(() => {
    const resolve = zodResolver(schema as z.ZodType<Values, Values>, { error: inputWords })
    return async (_values, context, options) => {
      const pairs = form.current ? [...new FormData(form.current)] : []
      const asked = pairs.filter(([name]) => !name.startsWith('_')).flatMap(asStaged)
      const checked = await resolve({ ...formToObject(asked), ...known }, context, options)
      const half = halfTyped(form.current?.elements ?? [])
      const errors = atTheirNumbers(fields, asked, checked.errors)
      if (Object.keys(half).length === 0) return { ...checked, errors } as typeof checked
      return { values: {}, errors: nested({ ...flat(errors), ...half }) }
    }
  }, [form, fields, schema, known])
  const checks = useForm<Values>({
    resolver: check,
    errors: given,
    shouldFocusError: false,
    reValidateMode: 'onChange',
  })
  const { handleSubmit, formState } = checks
  const errors = flat(formState.errors)
  const register: Register = (path) => {
    const { onChange, onBlur } = checks.register(path)
    return { name: path, onChange, onBlur }
  }
  return { register, handleSubmit, errors, tries: formState.submitCount }
}

/** A chosen file stands for the id that it gets once it is staged; an empty file field sends nothing. */
const asStaged = ([name, value]: [string, FormDataEntryValue]): [string, FormDataEntryValue][] =>
  typeof value === 'string' ? [[name, value]] : value.size === 0 && value.name === '' ? [] : [[name, 'chosen']]

/**
 * Dates and times of which only a part was typed, by name: a browser sends them as if nothing had been, and what was
 * typed would be lost without a word.
 */
export function halfTyped(controls: Iterable<unknown>): Errors {
  const half = ([...controls] as HTMLInputElement[]).filter(({ validity }) => validity?.badInput)
  return Object.fromEntries(
    half.map(({ name, type }) => [name, type === 'time' ? 'Give the whole time.' : 'Give the whole date.']),
  )
}

/** Errors by dotted name as react-hook-form nests them. */
function nested(errors: Errors): FieldErrors<Values> {
  const result: Values = {}
  for (const [path, message] of Object.entries(errors)) {
    if (path === '') continue
    const keys = path.split('.')
    let at = result
    keys.forEach((key, n) => {
      if (n === keys.length - 1) at[key] = { ...(at[key] as object | undefined), type: 'server', message }
      else at = (at[key] ??= {}) as Values
    })
  }
  return result as FieldErrors<Values>
}

/** Messages by dotted name, from nested errors. */
function flat(errors: unknown, path = ''): Errors {
  if (errors === null || typeof errors !== 'object') return {}
  const own = (errors as { message?: unknown }).message
  const found: Record<string, string> = typeof own === 'string' && path ? { [path]: own } : {}
  for (const [key, inner] of Object.entries(errors)) {
    if (['message', 'type', 'types', 'ref', 'root'].includes(key) && typeof own === 'string') continue
    if (key === 'ref') continue
    Object.assign(found, flat(inner, path ? `${path}.${key}` : key))
  }
  return found
}

/**
 * The schema counts only blocks in which something was filled in; the page numbers its blocks as they were added.
 * Moves each block's errors from the first count to the second.
 */
function atTheirNumbers(
  fields: readonly Field[],
  pairs: readonly (readonly [string, FormDataEntryValue])[],
  errors: FieldErrors<Values>,
): FieldErrors<Values> {
  const moved: Values = { ...errors }
  for (const field of fields) {
    if (!isAsking(field) || field.type !== 'blocks') continue
    const wrong = errors[field.name]
    if (!wrong || typeof wrong !== 'object') continue
    const numbers = filledNumbers(field.name, pairs)
    moved[field.name] = Object.fromEntries(
      Object.entries(wrong).map(([key, error]) => [
        /^\d+$/.test(key) ? String(numbers[Number(key)] ?? key) : key,
        error,
      ]),
    )
  }
  return moved as FieldErrors<Values>
}

function filledNumbers(name: string, pairs: readonly (readonly [string, FormValue])[]): number[] {
  const numbers = new Set<number>()
  for (const [path, value] of pairs) {
    if (!path.startsWith(`${name}.`) || isBlank(value)) continue
    numbers.add(Number(path.slice(name.length + 1).split('.')[0]))
  }
  return [...numbers].sort((a, b) => a - b)
}

/**
 * What fields hold at present, by their names in the page, for questions that depend on them. Follows the form while
 * script runs; before that, what it was drawn with.
 */
export function useAnswers(form: RefObject<HTMLFormElement | null>, values: FormObject) {
  const [present, setPresent] = useState<ReadonlyMap<string, readonly string[]> | null>(null)
  const follow = useCallback(() => {
    if (form.current) setPresent(textsByName(new FormData(form.current)))
  }, [form])
  useEffect(follow, [follow])
  const answersAt = (path: string) => (present ? (present.get(path) ?? []) : textsAt(values, path))
  return { live: present !== null, answersAt, follow }
}

function textsByName(pairs: Iterable<readonly [string, FormDataEntryValue]>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    if (typeof value !== 'string' || value === '') continue
    const path = name.replace(/\[\]$/, '')
    found.set(path, [...(found.get(path) ?? []), value])
  }
  return found
}
