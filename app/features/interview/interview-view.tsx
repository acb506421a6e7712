import { interviewRoles } from '#app/domain/file/inquiry.ts'
import { viewOf } from '#app/ui/form/entry-view.tsx'
import type { EntryShown } from '#app/ui/form/entry-view.tsx'
import { interviewDesign } from './interview-form.tsx'

const views = Object.fromEntries(interviewRoles.map((role) => [role, viewOf(interviewDesign(role))]))

/** An interview as it reads: the questions of its role, exact words set apart from impressions. */
export function InterviewView(shown: EntryShown) {
  const base = shown.parts.base as { role?: string } | undefined
  const View = views[base?.role ?? ''] ?? views.witness
  return View ? <View {...shown} /> : null
}

/** Reading holds no words of its own: the sentence on the timeline says it all. */
export const StatementReadView = viewOf({
  id: 'statement-read',
  title: 'Read',
  submit: 'I have read this',
  sections: [],
})
