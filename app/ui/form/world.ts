import { createContext, useContext } from 'react'
import type { ComponentType } from 'react'
import type { Offers } from './answer.ts'
import type { Choices } from './design.ts'
import type { FormObject } from './form-data.ts'
import type { Asking } from './values.ts'

/** A page's own controls, by field name. The field stays in the design, so that paper and the reading view have it. */
export type Controls = Readonly<Record<string, ComponentType<{ field: Asking; path: string }>>>

/**
 * Ties a control to the checks of its form. The control's value stays with the page: nothing typed before script ran,
 * or filled in by the browser, is ever overwritten.
 */
export type Register = (path: string) => {
  name: string
  onChange(event: { target: unknown; type?: unknown }): unknown
  onBlur(event: { target: unknown; type?: unknown }): unknown
}

/** What every field of one form needs to know. */
export interface FormWorld {
  /** What the fields hold when the form is drawn. What is typed afterwards lives in the page. */
  values: FormObject
  /** Messages by dotted name. */
  errors: Readonly<Record<string, string>>
  choices: Choices
  /** Answers offered to put a field right, by its name. */
  offers: Offers
  controls: Controls
  /** Script runs: hidden questions are left out and blocks have buttons. */
  live: boolean
  register: Register
  /** What a field holds at present, for questions that depend on it. */
  answersAt(path: string): readonly string[]
}

export const FormWorldContext = createContext<FormWorld | null>(null)

/** The world of the form around a field. Throws outside an `EntryForm`. */
export function useFormWorld(): FormWorld {
  const world = useContext(FormWorldContext)
  if (!world) throw new Error('A field stands outside a form.')
  return world
}

/** The id of a field's control, which the error summary links to. */
export const idOf = (path: string): string => `f-${path.replaceAll('.', '-')}`

/** The message for a field: at its own path, or the first below it (`arrived.day`, `with.0`). */
export function errorAt(errors: Readonly<Record<string, string>>, path: string): string | undefined {
  const below = Object.keys(errors).find((key) => key.startsWith(`${path}.`))
  return errors[path] ?? (below === undefined ? undefined : errors[below])
}
