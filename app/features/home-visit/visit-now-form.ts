import { anotherAddress } from '#app/domain/addresses.ts'
import { accessWords, optionsOf } from '#app/domain/weapon-words.ts'
import type { FormDesign } from '#app/ui/form/design.ts'

/** What the words of the form need to know. Blank paper and the reading view say "the student". */
export interface VisitWords {
  first: string
  /** School Safety's number. */
  phone: string
}

const addressNamed = { field: 'addressId', is: [anotherAddress] }

/** The six things now: what can be filled in on a doorstep. */
export const nowDesign = ({ first, phone }: VisitWords): FormDesign => ({
  id: 'home-visit',
  title: 'Home visit: one address',
  lead: 'Fill in six things now. Finish the rest by noon next school day.',
  submit: 'Save what I have',
  sections: [
    {
      id: 'now',
      fields: [
        { type: 'pick', name: 'addressId', label: 'Address', from: 'addresses' },
        { type: 'text', name: 'label', label: 'Another address: whose home?', optional: true, when: addressNamed },
        { type: 'text', name: 'line', label: 'Street and town', optional: true, when: addressNamed },
        { type: 'moment', name: 'arrived', label: 'Arrived', start: 'now' },
        {
          type: 'choice',
          name: 'basis',
          label: 'Why may you be here?',
          hint: 'School staff never search. Officers decide what they may look at.',
          options: [
            { value: 'consent', label: 'Invited in, by consent' },
            { value: 'officers', label: 'Officers’ decision' },
            { value: 'warrant', label: 'Warrant or court order' },
            { value: 'not-let-in', label: 'Not let in' },
          ],
        },
        {
          type: 'text',
          name: 'consentBy',
          label: 'Consent by',
          optional: true,
          when: { field: 'basis', is: ['consent'] },
        },
        {
          type: 'choice',
          name: 'consentHow',
          label: 'Spoken or written?',
          optional: true,
          options: [
            { value: 'spoken', label: 'Spoken' },
            { value: 'written', label: 'Written' },
          ],
          when: { field: 'basis', is: ['consent'] },
        },
        { type: 'pick', name: 'who', label: 'Who went?', from: 'team', many: true },
        { type: 'text', name: 'whoElse', label: 'Somebody else who went', optional: true },
        {
          type: 'choice',
          name: 'weapons',
          label: 'Weapons here?',
          options: [
            { value: 'none-seen', label: 'None, seen by officers' },
            { value: 'none-told', label: 'None, as told' },
            { value: 'yes', label: 'Yes' },
            { value: 'refused-unknown', label: 'Refused or unknown' },
          ],
        },
        {
          type: 'text',
          name: 'officer',
          label: 'Which officer looked?',
          hint: 'Needed where no officer of this case is ticked under Who went.',
          optional: true,
          when: { field: 'weapons', is: ['none-seen'] },
        },
        {
          type: 'choice',
          name: 'access',
          label: `Can ${first} get to a weapon here right now?`,
          options: optionsOf(accessWords),
        },
        { type: 'words', tone: 'warning', text: leaveIt(phone), when: { field: 'access', is: ['possibly', 'yes'] } },
      ],
    },
  ],
})

/** What stands beside "Yes" and "Possibly". It saves all the same. */
export const leaveIt = (phone: string) =>
  `Don’t leave it at this. Tell the officer with you, or call ${phone}. Then record under Made safe what was done.`
