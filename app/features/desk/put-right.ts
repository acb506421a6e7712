import type { Field } from '#app/ui/form/design.ts'

/** How it reads where something was found. */
export const somethingFound = 'Something has to be put right'

/** What a form is refused with whose field of a name doesn't say what was found. */
export const notSaid = (name: string) => ({ path: [name], message: 'Say what has to be put right.' })

/** The field of a form that says what was found. */
export const foundField = (name: string, label: string, more: string): Field => ({
  type: 'long',
  name,
  label,
  hint: `Asked for where something has to be put right. ${more}`,
  optional: true,
})
