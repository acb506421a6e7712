import type { FormDesign } from '#app/ui/form/design.ts'
import { caseFormPage } from './case-form-page.query.server.ts'
import { keptOutShown } from './kept-out-shown.ts'

const design: FormDesign = { id: 'recusals', title: 'Who is kept out', submit: '', sections: [] }

/** Who is kept out of a case, and of whom it is asked: for the lead, the district leads and the records officer. */
export const keptOut = caseFormPage({ permission: 'recusal.read' }, design, {
  extra: (work) => Promise.resolve(keptOutShown(work)),
})
