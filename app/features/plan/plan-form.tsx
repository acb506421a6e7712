import type { FormDesign } from '#app/ui/form/design.ts'
import { actionKindWords } from './plan-action.entry.ts'

export const planActionDesign: FormDesign = {
  id: 'plan-action',
  title: 'Plan: one action',
  lead: 'What is done, by whom, how often. Nothing is saved without an owner.',
  submit: 'Save the action',
  sections: [
    {
      id: 'action',
      fields: [
        { type: 'text', name: 'what', label: 'What is done?' },
        {
          type: 'choice',
          name: 'kind',
          label: 'What kind of action?',
          as: 'select',
          options: Object.entries(actionKindWords).map(([value, label]) => ({ value, label })),
        },
        { type: 'text', name: 'place', label: 'Where?', optional: true },
        {
          type: 'pick',
          name: 'owner',
          label: 'Who does it?',
          hint: 'A campus monitor reads the student’s name, this action and where, and nothing else of the case.',
          from: 'team',
          as: 'select',
        },
        {
          type: 'pick',
          name: 'backup',
          label: 'Backup',
          from: 'team',
          as: 'select',
          none: 'Nobody yet',
          optional: true,
        },
        {
          type: 'choice',
          name: 'frequency',
          label: 'How often?',
          options: [
            { value: 'each-arrival', label: 'At each arrival at school' },
            { value: 'each-school-day', label: 'Each school day' },
            { value: 'weekly', label: 'Each week' },
            { value: 'monthly', label: 'Each month' },
            { value: 'once', label: 'Once' },
          ],
        },
        { type: 'day', name: 'firstDue', label: 'First due' },
        { type: 'time', name: 'dueTime', label: 'At what time?', optional: true },
        { type: 'text', name: 'verification', label: 'How do we know it was done?', optional: true },
        { type: 'text', name: 'endRule', label: 'When does it end?', optional: true },
        {
          type: 'long',
          name: 'ifNot',
          label: 'What if it can’t be done?',
          hint: 'For a search: the searcher is absent, or the person searched refuses, comes late or leaves.',
          rows: 2,
          optional: true,
        },
      ],
    },
  ],
}

export const startPlanDesign: FormDesign = {
  id: 'plan-start',
  title: 'Start a plan',
  lead: 'An interim plan can start at once, with or without actions. The plan follows the level.',
  submit: 'Start it',
  sections: [
    {
      id: 'plan',
      fields: [
        {
          type: 'choice',
          name: 'plan',
          label: 'Which?',
          options: [
            { value: 'interim', label: 'Interim plan', hint: 'Until the team has met.' },
            { value: 'plan', label: 'The plan', hint: 'Each action has an owner, a backup, a check and an end.' },
          ],
        },
        { type: 'day', name: 'startsOn', label: 'From' },
        { type: 'day', name: 'reviewOn', label: 'Review on' },
        { type: 'long', name: 'goals', label: 'What should it bring about?', rows: 3, optional: true },
        { type: 'text', name: 'endRule', label: 'When does it end?', optional: true },
        { type: 'long', name: 'studentVoice', label: 'What does the student say about it?', rows: 2, optional: true },
        { type: 'long', name: 'parentPart', label: 'What do the parents say, and do?', rows: 2, optional: true },
      ],
    },
  ],
}

export const endActionDesign: FormDesign = {
  id: 'plan-action-end',
  onPaper: 'Which action of the plan?',
  title: 'End an action of the plan',
  submit: 'End the action',
  sections: [{ id: 'end', fields: [{ type: 'long', name: 'reason', label: 'Why does it end?', rows: 3 }] }],
}

/** The page of the whole plan. */
export const planDesign: FormDesign = {
  id: 'plan',
  title: 'Plan',
  lead: 'What is done each day, by whom, and until when.',
  submit: '',
  sections: [],
}

const ofAction =
  (design: FormDesign) =>
  ({ actionId }: Readonly<Record<string, unknown>>): FormDesign | undefined =>
    typeof actionId === 'string' ? { ...design, id: `${design.id}.${actionId}` } : undefined

/** Forms about one action of the plan: each keeps a draft of its own. */
export const changeActionFor = { id: 'plan-action', design: ofAction(planActionDesign) }
export const endActionFor = { id: 'plan-action-end', design: ofAction(endActionDesign) }
