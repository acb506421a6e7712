import type { FormDesign } from '#app/ui/form/design.ts'
import { caseFormPage } from './case-form-page.query.server.ts'
import { recordShown } from './record-shown.server.ts'

const design: FormDesign = { id: 'record', title: 'Keeping and destroying', submit: '', sections: [] }

/** Until when a case is kept and what was asked, for the records officer and the district leads. */
export const recordPage = caseFormPage({ permission: 'record.read' }, design, { extra: recordShown })
