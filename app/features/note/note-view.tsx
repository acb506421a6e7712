import { viewOf } from '#app/ui/form/entry-view.tsx'
import { noteDesign } from './note-form.tsx'

/** How this entry reads on the timeline, on its page and in print. */
export const NoteView = viewOf(noteDesign)
