import type { SaveState } from './form/use-autosave.ts'
import { timeText } from './when.ts'

/** Whether what was typed is kept. "Saved" only on the server's word. */
export function SaveLine({ state, zone }: { state: SaveState; zone: string }) {
  return (
    <p className="save-line" role="status">
      {state.kind === 'saved'
        ? `Saved ${timeText(state.at, zone)}`
        : state.kind === 'elsewhere'
          ? 'This form is also open somewhere else. What you type here is not saved: send it, or copy it.'
          : state.kind === 'too many'
            ? 'Not saved: you have too many drafts. Keep this page open, and throw away drafts under My work.'
            : 'Not saved yet. Keep this page open.'}
    </p>
  )
}
