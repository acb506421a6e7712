import { viewOf } from '#app/ui/form/entry-view.tsx'
import { contactDesign } from './contact-form.tsx'

/** How a contact reads on the timeline, on its page and in print. */
export const ContactView = viewOf(contactDesign)
