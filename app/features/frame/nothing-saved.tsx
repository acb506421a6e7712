import { Notice } from '#app/ui/notice.tsx'

/** Says that the log can't be written: cases can be read, and nothing can be saved. */
export const NothingSaved = () => (
  <Notice tone="warning" heading="Nothing can be saved just now">
    <p>
      You can read cases; that you did is kept and put on record later. Write on paper what can’t wait, and tell whoever
      runs Offramp.
    </p>
  </Notice>
)
