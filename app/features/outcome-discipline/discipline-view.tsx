import { viewOf } from '#app/ui/form/entry-view.tsx'
import { disciplineDesign } from './discipline-form.tsx'

/** How it reads on the timeline, on its page and in print. */
export const DisciplineView = viewOf(disciplineDesign)
