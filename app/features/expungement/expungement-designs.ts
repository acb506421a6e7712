import { z } from 'zod'
import { expungeBases, expungeBasisIds } from '#app/domain/destruction.ts'
import { choice, id, text, ticked } from '#app/domain/fields.ts'
import type { FormDesign } from '#app/ui/form/design.ts'

/** What a case is destroyed on. The reference stays on the certificate. */
export const askExpungementInput = z.object({
  caseId: id('Open the case again.'),
  basis: choice(expungeBasisIds, 'Choose on what basis.'),
  reference: text('Give the number of the order, or the section of the law or policy.', 200),
  withPerson: ticked(),
})

/** Said whatever it is that needs the row, and whether or not whoever reads this sees it. */
export const rosterNeeded =
  'The student can’t be removed from the roster: something else still needs them there. Ask for the case alone.'

/** The number is typed once more, so that nobody destroys another case than they mean. */
export const confirmExpungementInput = z.object({
  caseId: id('Open the case again.'),
  number: text('Type the number of the case.', 40),
})

export const withdrawExpungementInput = z.object({
  caseId: id('Open the case again.'),
  reason: text('Say why it is not destroyed.', 2_000),
})

const daysText = (days: number) => (days === 1 ? '1 day' : `${days} days`)

export const askExpungementDesign: FormDesign = {
  id: 'expunge-ask',
  title: 'Ask for this case to be destroyed',
  submit: 'Ask for it',
  lead: 'Somebody else confirms it, after the days that are named. Nothing is destroyed before. Afterwards nobody can bring it back.',
  sections: [
    {
      id: 'basis',
      fields: [
        {
          type: 'choice',
          name: 'basis',
          label: 'On what basis?',
          options: Object.entries(expungeBases).map(([value, { label, source, coolingDays }]) => ({
            value,
            label,
            hint: `${source}. ${coolingDays === 0 ? 'Confirmed on the same day at the earliest' : `Confirmed after ${daysText(coolingDays)} at the earliest`}.`,
          })),
        },
        {
          type: 'text',
          name: 'reference',
          label: 'Number of the order, or section of the law or policy',
          hint: 'No names: this stays on the certificate when everything else is gone.',
        },
        {
          type: 'tick',
          name: 'withPerson',
          label: 'Remove the student from the roster too',
          hint: 'With guardians and addresses that nobody else needs. Not possible where anything else needs the student there: another case, or that they came or left.',
          optional: true,
        },
      ],
    },
  ],
}

/** The same for a case that was never destroyed before: it can't have come back. */
export const askFirstExpungementDesign: FormDesign = {
  ...askExpungementDesign,
  sections: askExpungementDesign.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) =>
      field.type === 'choice'
        ? { ...field, options: field.options.filter(({ value }) => value !== 'came-back') }
        : field,
    ),
  })),
}

export const confirmExpungementDesign: FormDesign = {
  id: 'expunge-confirm',
  title: 'Destroy this case',
  submit: 'Destroy it now',
  lead: 'Entries, files, drafts, lists and the sealed parts of the log about this case are deleted at once. Nobody can bring them back.',
  sections: [
    {
      id: 'number',
      fields: [
        {
          type: 'text',
          name: 'number',
          label: 'Type the number of the case',
          hint: 'As it stands above, such as RA-26-0101.',
        },
      ],
    },
  ],
}

export const withdrawExpungementDesign: FormDesign = {
  id: 'expunge-keep',
  title: 'Keep this case',
  submit: 'Keep it',
  lead: 'The request to destroy it ends. It can be asked for again.',
  sections: [{ id: 'why', fields: [{ type: 'long', name: 'reason', label: 'Why is it kept?', rows: 3 }] }],
}
