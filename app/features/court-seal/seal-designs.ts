import type { FormDesign } from '#app/ui/form/design.ts'

const orderFields: FormDesign['sections'][number]['fields'] = [
  { type: 'text', name: 'court', label: 'Which court?' },
  { type: 'text', name: 'order', label: 'Number of the order', hint: 'As it stands on the order.' },
  { type: 'day', name: 'orderedOn', label: 'Day of the order' },
]

export const askSealDesign: FormDesign = {
  id: 'seal-ask',
  title: 'Ask for this record to be sealed',
  submit: 'Ask for it',
  lead: 'Only a court’s order seals a record. Somebody else confirms it. From then on nobody sees it, in no list and by no search, not in an emergency either. Whoever searches for the student’s earlier contacts reads that a record exists, and nothing more.',
  sections: [{ id: 'order', fields: orderFields }],
}

export const confirmSealDesign: FormDesign = {
  id: 'seal-confirm',
  title: 'Seal this record',
  submit: 'Seal it now',
  lead: 'From now on nobody sees it: not the team, not a district lead, not an auditor, and not in an emergency. Two people can open it again, on another order.',
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

const because = (label: string): FormDesign['sections'] => [
  { id: 'why', fields: [{ type: 'long', name: 'because', label, rows: 3 }] },
]

export const keepOpenDesign: FormDesign = {
  id: 'seal-keep',
  title: 'Leave this record as it is',
  submit: 'Leave it as it is',
  lead: 'The request to seal it ends. It can be asked for again.',
  sections: because('Why is it not sealed?'),
}

export const askUnsealDesign: FormDesign = {
  id: 'unseal-ask',
  title: 'Ask for a sealed record to be opened again',
  submit: 'Ask for it',
  lead: 'It stays sealed until somebody else confirms it. Then whoever had sight of it has it again.',
  sections: [{ id: 'order', fields: orderFields }],
}

export const confirmUnsealDesign: FormDesign = {
  id: 'unseal-confirm',
  title: 'Open a sealed record again',
  submit: 'Open it again',
  lead: 'The team, and whoever else had sight of it, have it again at once.',
  sections: [
    {
      id: 'order',
      fields: [
        {
          type: 'text',
          name: 'order',
          label: 'Type the number of the order that opens it',
          hint: 'Read it off the order that you have before you.',
        },
      ],
    },
  ],
}

export const keepSealedDesign: FormDesign = {
  id: 'unseal-keep',
  title: 'Leave a record sealed',
  submit: 'Leave it sealed',
  lead: 'The request to open it again ends. It can be asked for again.',
  sections: because('Why does it stay sealed?'),
}
