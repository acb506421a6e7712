import { LinkButton } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'

/** A reminder that was not put on record, and why. */
export function NotRemindedPage({ refused }: { refused?: { message: string } }) {
  return (
    <>
      <PageHead lead={refused?.message ?? 'There is nothing to remind of here.'}>Not reminded</PageHead>
      <p>
        <LinkButton to="/work">Back to My work</LinkButton>
      </p>
    </>
  )
}
