import type { FormDesign } from '#app/ui/form/design.ts'

/** The page of who is kept out. */
export const keptOutDesign: FormDesign = { id: 'recusals', title: 'Who is kept out', submit: '', sections: [] }
