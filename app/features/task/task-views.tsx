import { viewOf } from '#app/ui/form/entry-view.tsx'
import { finishTaskDesign, handOverTaskDesign, taskDesign } from './task-form.ts'

const [fields] = taskDesign.sections

/** How a task, its end and its handing over read. Names stand as they were that day. */
export const TaskView = viewOf({
  ...taskDesign,
  sections: [
    {
      id: 'task',
      fields: [
        ...(fields?.fields ?? []).filter((field) => field.type !== 'pick'),
        { type: 'text', name: 'ownerName', label: 'Who does it?' },
        { type: 'text', name: 'backupName', label: 'Who steps in?' },
      ],
    },
  ],
})
export const TaskFinishedView = viewOf(finishTaskDesign)
export const TaskHandedOverView = viewOf({
  ...handOverTaskDesign,
  sections: [
    {
      id: 'to',
      fields: [
        { type: 'text', name: 'toName', label: 'To whom?' },
        { type: 'text', name: 'reason', label: 'Why?' },
      ],
    },
  ],
})
