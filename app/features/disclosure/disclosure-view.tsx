import { bases, withheldReasons } from '#app/domain/sharing-bases.ts'
import { reasons, recipients } from '#app/domain/sharing-words.ts'
import { viewOf } from '#app/ui/form/entry-view.tsx'
import type { Option } from '#app/ui/form/design.ts'
import { endDisclosureDesign } from './disclosure-form.ts'
import { printedDesign } from './printed-form.ts'
import { hows } from './disclosure.entry.ts'

const options = (words: Readonly<Record<string, string | { label: string }>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label: typeof label === 'string' ? label : label.label }))

/** How it reads that something was shared: to whom, by which law, what, what not, and the hash of what was made. */
export const DisclosureView = viewOf({
  id: 'disclosure-read',
  title: 'Shared',
  submit: '',
  sections: [
    {
      id: 'who',
      fields: [
        { type: 'choice', name: 'to', label: 'With', options: options(recipients) },
        { type: 'text', name: 'name', label: 'Name' },
        { type: 'text', name: 'organisation', label: 'For' },
        { type: 'text', name: 'contact', label: 'Phone or address' },
        { type: 'choice', name: 'why', label: 'Why', options: options(reasons) },
        { type: 'choice', name: 'basis', label: 'By which law', options: lawOptions() },
        { type: 'long', name: 'threat', label: 'The threat' },
        { type: 'long', name: 'purpose', label: 'What they need it for' },
        { type: 'long', name: 'consent', label: 'The written consent' },
        { type: 'day', name: 'consentOn', label: 'The agreement was signed on' },
        { type: 'text', name: 'agreed', label: 'Who agreed' },
        { type: 'day', name: 'endsOn', label: 'Counts as an emergency until' },
        { type: 'pick', name: 'renews', label: 'Goes on with', from: 'disclosures' },
        { type: 'pick', name: 'requestId', label: 'Answers', from: 'requests' },
      ],
    },
    {
      id: 'what',
      fields: [
        { type: 'long', name: 'told', label: 'What was told' },
        {
          type: 'blocks',
          name: 'given',
          label: 'Entries given',
          add: '',
          fields: [{ type: 'text', name: 'sentence', label: 'Entry' }],
        },
        {
          type: 'blocks',
          name: 'withheld',
          label: 'Left out',
          add: '',
          fields: [
            { type: 'choice', name: 'reason', label: 'What', options: options(withheldReasons) },
            { type: 'number', name: 'count', label: 'Parts' },
          ],
        },
        {
          type: 'blocks',
          name: 'files',
          label: 'The file as it was given',
          add: '',
          fields: [
            { type: 'text', name: 'name', label: 'Name' },
            { type: 'text', name: 'sha256', label: 'SHA-256' },
          ],
        },
        {
          type: 'blocks',
          name: 'attached',
          label: 'Files of the case given with it',
          add: '',
          fields: [
            { type: 'text', name: 'name', label: 'Name' },
            { type: 'text', name: 'sha256', label: 'SHA-256' },
          ],
        },
        { type: 'choice', name: 'how', label: 'How', options: options(hows) },
        {
          type: 'choice',
          name: 'notice',
          label: 'Told that they may not hand it on',
          options: options({ yes: 'Yes', no: 'No' }),
        },
      ],
    },
  ],
})

export const DisclosureEndedView = viewOf(endDisclosureDesign)
export const DisclosurePrintedView = viewOf(printedDesign)

function lawOptions(): Option[] {
  return Object.entries(bases).map(([value, { label, cite }]) => ({ value, label: `${label}, ${cite}` }))
}
