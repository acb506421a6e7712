import type { FormDesign } from '#app/ui/form/design.ts'

/** The form of one key question. Its number and its words come from the profile. */
export const keyAnswerDesign: FormDesign = {
  id: 'key-answer',
  onPaper: 'Which key question, 1 to 13?',
  title: 'Key question',
  submit: 'Save the answer',
  sections: [
    {
      id: 'answer',
      fields: [
        {
          type: 'choice',
          name: 'how',
          label: 'What do we know?',
          options: [
            { value: 'answered', label: 'We can answer it' },
            { value: 'task', label: 'Not yet: make a task to find out' },
            { value: 'cannot-be-known', label: 'It cannot be known, because …' },
          ],
        },
        { type: 'long', name: 'answer', label: 'Answer', when: { field: 'how', is: ['answered'] } },
        {
          type: 'pick',
          name: 'evidence',
          label: 'What do you rely on?',
          hint: 'Tick at least one entry.',
          from: 'entries',
          many: true,
          when: { field: 'how', is: ['answered'] },
        },
        {
          type: 'choice',
          name: 'direction',
          label: 'What does it say?',
          optional: true,
          when: { field: 'how', is: ['answered'] },
          options: [
            { value: 'raises', label: 'It raises concern' },
            { value: 'lowers', label: 'It helps the student' },
            { value: 'neutral', label: 'Neither' },
          ],
        },
        {
          type: 'choice',
          name: 'strength',
          label: 'How sure is it?',
          optional: true,
          when: { field: 'how', is: ['answered'] },
          options: [
            { value: 'corroborated', label: 'Several sources agree' },
            { value: 'single-source', label: 'One source' },
            { value: 'unknown', label: 'I don’t know' },
          ],
        },
        { type: 'text', name: 'task.what', label: 'What is to be found out?', when: { field: 'how', is: ['task'] } },
        { type: 'pick', name: 'task.owner', label: 'By whom?', from: 'takers', when: { field: 'how', is: ['task'] } },
        { type: 'day', name: 'task.dueOn', label: 'By which day?', when: { field: 'how', is: ['task'] } },
        {
          type: 'long',
          name: 'cannotBeKnown',
          label: 'Why can it not be known?',
          rows: 2,
          when: { field: 'how', is: ['cannot-be-known'] },
        },
      ],
    },
  ],
}

/** The page of all questions. */
export const keyQuestionsDesign: FormDesign = {
  id: 'key-questions',
  title: 'Key questions',
  lead: 'Each is answered on evidence, has a task, or says why it cannot be known. Saved question by question.',
  submit: '',
  sections: [],
}

/** The form of the question that the address names: each keeps a draft of its own. */
export const keyAnswerFor = {
  id: 'key-answer',
  design: ({ question }: Readonly<Record<string, unknown>>): FormDesign | undefined =>
    typeof question === 'string' && /^\d{1,2}$/.test(question)
      ? { ...keyAnswerDesign, id: `key-answer-${question}`, title: `Question ${question}` }
      : undefined,
}
