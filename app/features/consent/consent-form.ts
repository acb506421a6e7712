import { matters, recipients } from '#app/domain/sharing-words.ts'
import { consentCovers } from '#app/domain/consents.ts'
import type { FormDesign, Option } from '#app/ui/form/design.ts'
import { consentHows, consentTo, endHows, givers } from './consent.entry.ts'

const options = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const consentDesign: FormDesign = {
  id: 'consent',
  title: 'Written consent to share',
  lead: 'What the signed paper says, as it says it. What is shared later can rest on it, and on no more than it says.',
  submit: 'Put the consent on record',
  sections: [
    {
      id: 'giver',
      heading: 'Who gave it',
      fields: [
        { type: 'text', name: 'name', label: 'Who signed it?' },
        { type: 'choice', name: 'relation', label: 'Who is it?', options: options(givers) },
        {
          type: 'text',
          name: 'identity',
          label: 'How do you know that it is them?',
          hint: 'And that no order takes the right from them. Never a number of a document.',
        },
        { type: 'day', name: 'signedOn', label: 'Signed on' },
        { type: 'choice', name: 'how', label: 'How was it given?', options: options(consentHows) },
        {
          type: 'file',
          name: 'files',
          label: 'The signed paper, as a scan or photo',
          hint: 'Up to 5. Keep the paper too.',
          many: true,
          optional: true,
        },
      ],
    },
    {
      id: 'whom',
      heading: 'To whom',
      fields: [
        {
          type: 'choice',
          name: 'to',
          label: 'To whom may it be given?',
          as: 'select',
          options: consentTo.map((value) => ({ value, label: recipients[value] })),
        },
        { type: 'text', name: 'party', label: 'Which person, if it names one?', optional: true },
        { type: 'text', name: 'organisation', label: 'Which agency, school or office?', optional: true },
        {
          type: 'tick',
          name: 'everybody',
          label: 'It names nobody, and is for all of this kind',
          optional: true,
        },
      ],
    },
    {
      id: 'what',
      heading: 'What, what for and until when',
      fields: [
        {
          type: 'choices',
          name: 'covers',
          label: 'What may be given by it?',
          hint: 'Health notes, police and court records stay sealed whatever it says: whoever wrote them releases them.',
          options: consentCovers.map((value) => ({ value, label: matters[value] })),
        },
        { type: 'long', name: 'records', label: 'Which records, as it says?', rows: 2 },
        { type: 'long', name: 'purpose', label: 'What for, as it says?', rows: 2 },
        {
          type: 'day',
          name: 'until',
          label: 'Until when?',
          hint: 'The last day. If it names none, agree on one with whoever signed it.',
        },
        {
          type: 'pick',
          name: 'replaces',
          label: 'Does it take the place of an earlier one?',
          from: 'consents',
          none: 'No',
          optional: true,
        },
      ],
    },
  ],
}

export const endConsentDesign: FormDesign = {
  id: 'consent-end',
  title: 'A consent was taken back',
  lead: 'From then on nothing more is shared by it. What was shared before stays in the list.',
  asksWhen: true,
  submit: 'Put it on record',
  sections: [
    {
      id: 'end',
      fields: [
        { type: 'pick', name: 'consentId', label: 'Which one?', from: 'consents' },
        { type: 'choice', name: 'how', label: 'What happened?', options: options(endHows) },
        { type: 'text', name: 'by', label: 'Who said so, and how?' },
        { type: 'long', name: 'note', label: 'What else they said', rows: 2, optional: true },
      ],
    },
  ],
}
