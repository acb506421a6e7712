import { viewOf } from '#app/ui/form/entry-view.tsx'
import type { FormDesign } from '#app/ui/form/design.ts'
import { visitDesign } from './visit-form.tsx'

/** The address as it was named then, in place of the list to choose from. */
const withLabel = (design: FormDesign): FormDesign => ({
  ...design,
  sections: design.sections.map((section) => ({
    ...section,
    fields: section.fields
      .filter((field) => field.type === 'words' || field.name !== 'addressId')
      .map((field) =>
        field.type !== 'words' && field.name === 'label'
          ? { type: 'text' as const, name: 'label', label: 'Address' }
          : field,
      ),
  })),
})

export const HomeVisitView = viewOf(withLabel(visitDesign('now')))
export const VisitPeopleView = viewOf(visitDesign('people'))
export const VisitWeaponsView = viewOf(visitDesign('weapons'))
export const VisitSafeView = viewOf(visitDesign('safe'))
export const VisitSeenView = viewOf(visitDesign('seen'))
export const VisitNextView = viewOf(visitDesign('next'))
