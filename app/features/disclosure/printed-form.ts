import type { CaseFile } from '#app/domain/case-file.ts'
import { longDayWords } from '#app/domain/time.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Choices, FormDesign } from '#app/ui/form/design.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'

export const printedDesign: FormDesign = {
  id: 'disclosure-printed',
  title: 'How many pages it had',
  lead: 'The last sheet says it: “Page 14 of 14”. It stands in the list with what was given.',
  asksWhen: true,
  submit: 'Put it on record',
  sections: [
    {
      id: 'printed',
      fields: [
        { type: 'pick', name: 'disclosureId', label: 'What was printed?', from: 'disclosures' },
        { type: 'number', name: 'pages', label: 'How many pages?' },
      ],
    },
  ],
}

/** What was made for somebody, the newest first, as a form offers it. */
export const madeToPick = (file: CaseFile): Choices => ({
  disclosures: file.shared.disclosures
    .filter(({ files }) => files.length > 0)
    .map(({ root, name, happened }) => ({
      value: root,
      label: `For ${name}`,
      hint: `made on ${longDayWords(happened.on)}`,
    }))
    .reverse(),
})

/** What the page's address names is chosen beforehand. */
export const printedOpening = ({ input }: CaseQueryWork<Readonly<Record<string, unknown>>>): FormObject => ({
  disclosureId: typeof input.which === 'string' ? input.which : undefined,
})
