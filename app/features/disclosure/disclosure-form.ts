import { matters, reasons, recipients } from '#app/domain/sharing-words.ts'
import type { Field, FormDesign, Option } from '#app/ui/form/design.ts'
import { fileFields } from './package-form.ts'
import { hows } from './disclosure.entry.ts'

const options = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const to: Field = { type: 'choice', name: 'to', label: 'Who is it?', as: 'select', options: options(recipients) }
const organisation: Field = {
  type: 'text',
  name: 'organisation',
  label: 'For which agency, school or office?',
  optional: true,
}
const contact: Field = { type: 'text', name: 'contact', label: 'Phone or address', optional: true }

export const disclosureDesign: FormDesign = {
  id: 'disclosure',
  title: 'Record that something was shared',
  lead: 'It stays in the list of what was shared. The parent may ask for that list.',
  asksWhen: true,
  submit: 'Put it on record',
  sections: [
    {
      id: 'who',
      heading: 'To whom and why',
      fields: [
        to,
        { type: 'text', name: 'name', label: 'Name' },
        organisation,
        contact,
        { type: 'choice', name: 'why', label: 'Why?', as: 'select', options: options(reasons) },
        { type: 'choice', name: 'what', label: 'What?', as: 'select', options: options(matters) },
        { type: 'long', name: 'purpose', label: 'What do they need it for?', rows: 2, optional: true },
        {
          type: 'long',
          name: 'threat',
          label: 'What is the threat?',
          hint: 'What was said, done or found, by whom, and why it is serious.',
          rows: 3,
          optional: true,
          when: { field: 'why', is: ['danger'] },
        },
        {
          type: 'day',
          name: 'endsOn',
          label: 'Until when does it count as an emergency?',
          optional: true,
          when: { field: 'why', is: ['danger'] },
        },
        {
          type: 'pick',
          name: 'consentId',
          label: 'On which written consent does it rest?',
          hint: 'It must name whom you name above. Without one it is recorded as not settled.',
          from: 'consents',
          none: 'None that is on record',
          optional: true,
          when: { field: 'why', is: ['consent'] },
        },
        {
          type: 'text',
          name: 'agreed',
          label: 'Who of counsel or the superintendent’s office agreed, and when?',
          hint: 'Only where the answer was to ask counsel, or no.',
          optional: true,
        },
      ],
    },
    {
      id: 'what',
      heading: 'What they got',
      fields: [
        { type: 'long', name: 'told', label: 'What was told, in short', rows: 3, optional: true },
        {
          type: 'pick',
          name: 'entries',
          label: 'Entries to give',
          hint: 'A file is made of them: without who reported, health and police matter, and with other people’s names as initials. It is kept as it was given.',
          from: 'entries',
          many: true,
          optional: true,
        },
        {
          type: 'long',
          name: 'alsoHide',
          label: 'More names to leave out of the file',
          hint: 'One on each line. They become initials.',
          rows: 2,
          optional: true,
        },
        ...fileFields,
        { type: 'choice', name: 'how', label: 'How?', options: options(hows) },
        { type: 'tick', name: 'notice', label: 'They were told that they may not hand it on', optional: true },
        {
          type: 'tick',
          name: 'secret',
          label: 'A court forbids that the parent hears of it',
          optional: true,
          when: { field: 'why', is: ['order'] },
        },
      ],
    },
  ],
}

export const emergencyDesign: FormDesign = {
  id: 'disclosure-emergency',
  title: 'Somebody had to know: an emergency',
  lead: 'Tell them first. Then write it down here; nothing stands in your way.',
  asksWhen: true,
  submit: 'Put it on record',
  sections: [
    {
      id: 'emergency',
      fields: [
        {
          type: 'long',
          name: 'threat',
          label: 'What is the threat?',
          hint: 'What was said, done or found, by whom, and why it is serious. What you knew then is enough.',
          rows: 4,
        },
        to,
        { type: 'text', name: 'name', label: 'Who was told?' },
        organisation,
        contact,
        { type: 'long', name: 'told', label: 'What were they told?', rows: 3 },
        { type: 'long', name: 'purpose', label: 'Why do they need to know it?', rows: 2 },
        {
          type: 'day',
          name: 'endsOn',
          label: 'Until when does it count as an emergency?',
          hint: 'You are asked then whether it goes on.',
        },
        {
          type: 'pick',
          name: 'renews',
          label: 'Does an earlier emergency go on?',
          from: 'disclosures',
          none: 'No, this is a new one',
          optional: true,
        },
      ],
    },
  ],
}

export const endDisclosureDesign: FormDesign = {
  id: 'disclosure-end',
  title: 'The emergency is over',
  lead: 'From then on nothing more is told by it.',
  submit: 'Put it on record',
  sections: [
    {
      id: 'end',
      fields: [
        { type: 'pick', name: 'disclosureId', label: 'Which one?', from: 'disclosures' },
        { type: 'day', name: 'endedOn', label: 'Since when?' },
        { type: 'long', name: 'how', label: 'What made it end?', rows: 2 },
      ],
    },
  ],
}
