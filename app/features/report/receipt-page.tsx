import { LinkButton } from '#app/ui/button.tsx'
import { CallBox, CallLink } from '#app/ui/call-link.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'

export interface ReceiptView {
  caseId: string
  reportNumber: string
  received: string
  school: string
  phone: string
  safetyPhone: string
  openedBy: string | null
  named: boolean
  staff: boolean
}

/** After sending: the number, who should open it by when, and where to call. Nothing about the student. */
export function ReceiptPage({ view }: { view: ReceiptView }) {
  const { reportNumber, received, phone } = view
  return (
    <div className="report-page">
      <div className="report-head">
        <PageHead>Sent. Thank you.</PageHead>
      </div>
      <div className="report-calls">
        <CallBox safetyPhone={view.safetyPhone} />
      </div>
      <div className="report-form">
        <p>
          {reportNumber}, received {received}. {whoReads(view)} If anything changes, call <CallLink number={phone} />.
          Please talk about this only with the team.
        </p>
        <p className="button-row">
          <LinkButton to={view.named ? `/refer?about=${view.caseId}` : '/refer'}>
            {view.named ? 'Add another about the same person' : 'Add another report'}
          </LinkButton>
          <LinkButton to="/reports" kind="quiet">
            My reports
          </LinkButton>
        </p>
      </div>
    </div>
  )
}

/** Who reads it, by when. About a member of staff: nobody at a school. */
function whoReads({ school, openedBy, staff }: ReceiptView): string {
  if (staff) {
    const readers = 'Only human resources and the district leads read it, nobody at your school.'
    return openedBy ? `${readers} One of them should open it by ${openedBy}.` : `${readers} One of them has opened it.`
  }
  return openedBy ? `Someone at ${school} should open it by ${openedBy}.` : `Someone at ${school} has opened it.`
}
