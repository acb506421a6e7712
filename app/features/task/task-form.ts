import type { FormDesign } from '#app/ui/form/design.ts'

export const taskDesign: FormDesign = {
  id: 'task',
  title: 'New task',
  submit: 'Make the task',
  sections: [
    {
      id: 'task',
      fields: [
        { type: 'text', name: 'what', label: 'What is to be done?' },
        { type: 'text', name: 'why', label: 'Why?', optional: true },
        { type: 'pick', name: 'owner', label: 'Who does it?', from: 'takers', as: 'select' },
        {
          type: 'pick',
          name: 'backup',
          label: 'Who steps in?',
          from: 'takers',
          none: 'Nobody',
          as: 'select',
          optional: true,
        },
        { type: 'day', name: 'dueOn', label: 'By when?' },
      ],
    },
  ],
}

export const finishTaskDesign: FormDesign = {
  id: 'task-finished',
  onPaper: 'Which task?',
  title: 'Finish this task',
  submit: 'Record it',
  sections: [
    {
      id: 'result',
      fields: [
        {
          type: 'choice',
          name: 'result',
          label: 'Was it done?',
          options: [
            { value: 'done', label: 'Done' },
            { value: 'dropped', label: 'No longer needed' },
          ],
        },
        { type: 'long', name: 'words', label: 'What came of it?', rows: 3, optional: true },
      ],
    },
  ],
}

export const handOverTaskDesign: FormDesign = {
  id: 'task-handed-over',
  onPaper: 'Which task?',
  title: 'Hand this task over',
  submit: 'Hand it over',
  sections: [
    {
      id: 'to',
      fields: [
        { type: 'pick', name: 'to', label: 'To whom?', from: 'takers', as: 'select' },
        { type: 'text', name: 'reason', label: 'Why?' },
      ],
    },
  ],
}
