import type { z } from 'zod'
import type { CaseFile } from '#app/domain/case-file.ts'
import type { NewEntry } from '#app/domain/entry.ts'
import type { FieldValues } from '#app/domain/form-values.ts'
import type { Creates } from '#app/gates/command.ts'
import type { Choices, FormDesign } from '#app/ui/form/design.ts'

export type Body = Readonly<Record<string, unknown>>

/** How an entry of one kind is corrected: by the form and the rules by which it was recorded. */
export interface Correction {
  command: {
    input: z.ZodType
    load?(work: never): Promise<unknown>
    decide(work: never): { entries: readonly NewEntry[]; creates?: Creates }
  }
  design(body: Body): FormDesign
  /** What the fields hold beyond the body as it stands: sealed parts that may be read, files as ids. */
  values?(body: Body, sealed: Body): FieldValues
  /** Hidden fields of which the form is made, such as the role in an interview. */
  hidden?(body: Body): Readonly<Record<string, string>>
  /** Lists that its form picks from in words of its own. */
  choices?(file: CaseFile, body: Body): Choices
}
export type Corrections = Readonly<Record<string, Correction>>

/** Said where an entry has no form to correct it with. */
export const noForm = 'This entry can’t be corrected here. Record a new entry that says what is different.'

/** Said where a correction would leave out what the person can’t read. */
export const sealedAway =
  'This entry has a sealed part that you can’t read, so a correction would leave it out. Record a new entry that says what is different, or withdraw this one.'
