import { viewOf } from '#app/ui/form/entry-view.tsx'
import { historyReading } from './history-form.tsx'

/** How a row of the history review reads on the timeline, on its page and in print. */
export const HistoryView = viewOf(historyReading)
