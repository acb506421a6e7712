import type { VisitPart } from '#app/domain/file/inquiry.ts'
import { ammunitionWords, optionsOf, storageWords, weaponTypeWords } from '#app/domain/weapon-words.ts'
import type { Field, FormDesign } from '#app/ui/form/design.ts'
import { nowDesign } from './visit-now-form.ts'
import type { VisitWords } from './visit-now-form.ts'

export const partTitles: Readonly<Record<VisitPart, string>> = {
  now: 'Now (6)',
  people: 'People',
  weapons: 'Weapons',
  safe: 'Made safe',
  seen: 'Seen and said',
  next: 'Next',
}

const noSecrets = 'No serial numbers, codes or where the key is.'
const people: FormDesign = {
  id: 'home-visit-people',
  onPaper: 'Which address?',
  title: 'Home visit: people',
  submit: 'Save the people',
  sections: [
    {
      id: 'people',
      fields: [
        { type: 'text', name: 'spokeWith', label: 'Who was spoken with?', hint: 'Name and relation.', optional: true },
        { type: 'text', name: 'interpreter', label: 'Language or interpreter', optional: true },
        {
          type: 'choice',
          name: 'purpose',
          label: 'Why the visit?',
          optional: true,
          options: [
            { value: 'weapons', label: 'Weapon access' },
            { value: 'welfare', label: 'Welfare' },
            { value: 'interview', label: 'To talk with a parent' },
            { value: 'notice', label: 'To deliver a notice' },
          ],
        },
        { type: 'text', name: 'decidedBy', label: 'Who decided to visit?', optional: true },
        { type: 'text', name: 'incident', label: 'Incident number', optional: true },
        {
          type: 'choice',
          name: 'bodyCamera',
          label: 'Body camera?',
          hint: 'The recording stays with the police.',
          optional: true,
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
            { value: 'unknown', label: 'I don’t know' },
          ],
        },
        { type: 'time', name: 'leftAt', label: 'Left at', optional: true },
      ],
    },
  ],
}

const weaponFields: readonly Field[] = [
  { type: 'choice', name: 'type', label: 'Type', options: optionsOf(weaponTypeWords) },
  { type: 'number', name: 'count', label: 'How many?', optional: true },
  { type: 'choice', name: 'storage', label: 'Storage seen', options: optionsOf(storageWords) },
  { type: 'choice', name: 'ammunition', label: 'Ammunition', options: optionsOf(ammunitionWords) },
  {
    type: 'choice',
    name: 'loaded',
    label: 'Loaded',
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
      { value: 'unknown', label: 'Unknown' },
    ],
  },
  { type: 'text', name: 'whoCanGet', label: 'Who can get to it', hint: noSecrets, optional: true },
  { type: 'text', name: 'whoSaw', label: 'Who saw it' },
]

const weapons: FormDesign = {
  id: 'home-visit-weapons',
  onPaper: 'Which address?',
  title: 'Home visit: weapons',
  lead: noSecrets,
  submit: 'Save the weapons',
  sections: [
    {
      id: 'weapons',
      fields: [
        {
          type: 'blocks',
          name: 'weapons',
          label: 'Weapon',
          add: 'Add another',
          shown: 1,
          optional: true,
          fields: weaponFields,
        },
        {
          type: 'long',
          name: 'otherMeans',
          label: 'Anything else that could hurt, or "none"',
          hint: noSecrets,
          rows: 2,
          optional: true,
        },
      ],
    },
  ],
}

const safe: FormDesign = {
  id: 'home-visit-safe',
  onPaper: 'Which address?',
  title: 'Home visit: made safe',
  submit: 'Save what was made safe',
  sections: [
    {
      id: 'safe',
      fields: [
        {
          type: 'choice',
          name: 'how',
          label: 'What was done?',
          options: [
            { value: 'removed-by-police', label: 'Removed by police' },
            { value: 'moved', label: 'Moved to somebody' },
            { value: 'locked', label: 'Locked, access changed' },
            { value: 'ammunition-removed', label: 'Ammunition removed' },
            { value: 'nothing', label: 'Nothing, because …' },
          ],
        },
        {
          type: 'text',
          name: 'movedTo',
          label: 'Moved to whom?',
          optional: true,
          when: { field: 'how', is: ['moved'] },
        },
        {
          type: 'text',
          name: 'nothingBecause',
          label: 'Nothing, because',
          optional: true,
          when: { field: 'how', is: ['nothing'] },
        },
        { type: 'moment', name: 'doneAt', label: 'Done at', start: 'now' },
        {
          type: 'text',
          name: 'verifiedBy',
          label: 'Verified by',
          hint: 'Who saw it with their own eyes.',
          optional: true,
        },
        {
          type: 'file',
          name: 'files',
          label: 'Receipt or lock photo',
          hint: 'Of the receipt or the lock only, never of a room.',
          many: true,
          optional: true,
        },
        {
          type: 'day',
          name: 'checkAgainBy',
          label: 'Check again by',
          hint: 'Left empty: 72 hours if told, 30 days if verified.',
          optional: true,
        },
      ],
    },
  ],
}

const seen: FormDesign = {
  id: 'home-visit-seen',
  onPaper: 'Which address?',
  title: 'Home visit: seen and said',
  lead: 'Facts, not impressions. Nothing about immigration status, or private matters that don’t bear on safety.',
  submit: 'Save what was seen and said',
  sections: [
    {
      id: 'seen',
      fields: [
        { type: 'long', name: 'plainView', label: 'What was in plain view?', rows: 4, optional: true },
        { type: 'quote', name: 'exactWords', label: 'Exact words', rows: 4, optional: true },
        { type: 'text', name: 'refused', label: 'Refused: who, and what?', optional: true },
        { type: 'long', name: 'instead', label: 'What we do instead', rows: 3, optional: true },
      ],
    },
  ],
}

const next = ({ first }: VisitWords): FormDesign => ({
  id: 'home-visit-next',
  onPaper: 'Which address?',
  title: 'Home visit: next',
  submit: 'Save what is next',
  sections: [
    {
      id: 'next',
      fields: [
        { type: 'text', name: 'what', label: 'What is to be done?', optional: true },
        { type: 'pick', name: 'owner', label: 'Who does it?', from: 'takers', mine: 'I do', optional: true },
        { type: 'day', name: 'dueOn', label: 'By which day?', optional: true },
        {
          type: 'blocks',
          name: 'others',
          label: `Other places ${first} stays`,
          hint: 'Each is added as "Not asked yet".',
          add: 'Add another place',
          optional: true,
          fields: [
            { type: 'text', name: 'label', label: 'Whose home?', optional: true },
            { type: 'text', name: 'line', label: 'Street and town', optional: true },
          ],
        },
      ],
    },
  ],
})

const plainWords: VisitWords = { first: 'the student', phone: 'School Safety' }

/** The form of one part, in words for this student. */
export const visitDesign = (part: VisitPart, words: VisitWords = plainWords): FormDesign =>
  ({ now: nowDesign(words), people, weapons, safe, seen, next: next(words) })[part]
