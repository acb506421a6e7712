import { Notice } from '../notice.tsx'
import { instantText } from '../when.ts'
import type { DraftShown } from './design.ts'

/** Said above a form that opens with its owner's draft, or with a draft that can't be read any more. */
export function DraftNotice({
  draft: { savedAt, unreadable },
  standing,
  zone,
  today,
}: {
  draft: DraftShown
  /** What has not happened with it yet. */
  standing: string
  zone: string
  today: string
}) {
  const saved = instantText(savedAt, zone, today)
  if (unreadable) {
    return (
      <Notice tone="warning" heading="Your draft can’t be read any more">
        <p>
          You saved it {saved}. What is stored was changed or damaged; tell whoever runs Offramp. The form is empty:
          what you type now takes the draft’s place.
        </p>
      </Notice>
    )
  }
  return (
    <Notice heading="This is your draft">
      <p>
        Saved {saved}. {standing} <a href="?draft=no">Start with an empty form</a>
      </p>
    </Notice>
  )
}
