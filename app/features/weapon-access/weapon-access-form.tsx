import { anotherAddress } from '#app/domain/addresses.ts'
import { accessWords, optionsOf, storageWords } from '#app/domain/weapon-words.ts'
import type { Field, FormDesign } from '#app/ui/form/design.ts'

const answered = { field: 'answer', is: ['yes'] }

const answerFields: readonly Field[] = [
  {
    type: 'choice',
    name: 'answer',
    label: 'Weapons there?',
    options: [
      { value: 'no', label: 'No' },
      { value: 'yes', label: 'Yes' },
      { value: 'unknown', label: 'Unknown' },
      { value: 'refused', label: 'Refused' },
    ],
  },
  {
    type: 'text',
    name: 'what',
    label: 'What kind, as told?',
    hint: 'No serial numbers, codes or where the key is.',
    optional: true,
    when: answered,
  },
  {
    type: 'choice',
    name: 'storage',
    label: 'Stored how, as told?',
    options: optionsOf(storageWords),
    optional: true,
    when: answered,
  },
  {
    type: 'choice',
    name: 'access',
    label: 'Can the student get to it right now?',
    options: optionsOf(accessWords),
    when: answered,
  },
  {
    type: 'tick',
    name: 'countsAsLocked',
    label: 'Count this as locked',
    hint: 'Being told isn’t being seen: it needs a day on which somebody looks again.',
    optional: true,
    when: answered,
  },
  { type: 'day', name: 'checkAgainBy', label: 'Check again by', optional: true, when: answered },
]

/** The last two sections are the same on the screen and when read. */
const rest: FormDesign['sections'] = [
  {
    id: 'instead',
    heading: 'If it is refused or not known',
    fields: [
      {
        type: 'long',
        name: 'instead',
        label: 'What do we do instead?',
        hint: 'Who watches, where, until when. Counts for the addresses above without an answer: a return, a lowering or a closing needs it for each.',
        rows: 3,
        optional: true,
      },
    ],
  },
]

const who: FormDesign['sections'][number] = {
  id: 'who',
  fields: [
    { type: 'text', name: 'asked', label: 'Who was asked?', hint: 'Name and relation.' },
    {
      type: 'choice',
      name: 'how',
      label: 'How?',
      options: [
        { value: 'in-person', label: 'In person' },
        { value: 'phone', label: 'Phone' },
        { value: 'video', label: 'Video call' },
        { value: 'message', label: 'Message' },
        { value: 'home', label: 'At home' },
      ],
    },
    {
      type: 'quote',
      name: 'said',
      label: 'What did they say?',
      hint: 'Their own words if you can.',
      rows: 3,
      optional: true,
    },
  ],
}

export const weaponAccessDesign: FormDesign = {
  id: 'weapon-access',
  title: 'Weapon access, as told',
  lead: 'Two minutes: who was asked, and the answer for each place where the student lives or stays.',
  asksWhen: true,
  submit: 'Save the answers',
  sections: [
    who,
    {
      id: 'addresses',
      heading: 'Each address',
      lead: 'One home never answers for another.',
      fields: [
        {
          type: 'blocks',
          name: 'addresses',
          label: 'Address',
          add: 'Add another address',
          shown: 1,
          fields: [
            { type: 'pick', name: 'addressId', label: 'Which address?', from: 'addresses' },
            {
              type: 'text',
              name: 'label',
              label: 'Another address: whose home?',
              optional: true,
              when: { field: 'addressId', is: [anotherAddress] },
            },
            {
              type: 'text',
              name: 'line',
              label: 'Street and town',
              optional: true,
              when: { field: 'addressId', is: [anotherAddress] },
            },
            ...answerFields,
          ],
        },
      ],
    },
    {
      id: 'others',
      heading: 'Other places the student stays',
      lead: 'Named here, a place counts as "Not asked yet".',
      fields: [
        {
          type: 'blocks',
          name: 'others',
          label: 'Place',
          add: 'Add another place',
          optional: true,
          fields: [
            { type: 'text', name: 'label', label: 'Whose home?', optional: true },
            { type: 'text', name: 'line', label: 'Street and town', optional: true },
          ],
        },
      ],
    },
    ...rest,
  ],
}

/** How it reads: every address by its name as shown then. */
export const weaponAccessReading: FormDesign = {
  ...weaponAccessDesign,
  sections: [
    who,
    {
      id: 'addresses',
      fields: [
        {
          type: 'blocks',
          name: 'addresses',
          label: 'Each address',
          add: '',
          fields: [{ type: 'text', name: 'label', label: 'Address' }, ...answerFields],
        },
        {
          type: 'blocks',
          name: 'others',
          label: 'Not asked yet',
          add: '',
          fields: [{ type: 'text', name: 'label', label: 'Address' }],
        },
      ],
    },
    ...rest,
  ],
}
