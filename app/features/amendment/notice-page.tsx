import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { PrintFrame } from '#app/ui/print-frame.tsx'
import { Quotation } from '#app/ui/quotation.tsx'
import type { NoticeShown } from './notice-shown.ts'

/** The letter to a parent who asked to change the record: the answer, and what they may do where it stays. */
export function NoticePage({ caseId, number, shown }: { caseId: string; number: string; shown: NoticeShown }) {
  const back = <Link to={`/cases/${caseId}/disclosures`}>Back to the list</Link>
  if (!shown) {
    return (
      <>
        <h1 tabIndex={-1}>Letter to the parent</h1>
        <Empty>This request is not decided yet, or is none of this case.</Empty>
        <p>{back}</p>
      </>
    )
  }
  const refused = shown.answer === 'refused'
  return (
    <>
      <div className="screen-only print-options">
        <p>Use your browser’s print. Opening this page was recorded as a print. Sign it, and keep a copy.</p>
        <p>{back}</p>
      </div>
      <PrintFrame
        number={number}
        title={
          refused
            ? 'Your request to change the record, and your right to a hearing'
            : 'Your request to change the record'
        }
        by={shown.by}
        head={`For ${shown.name}`}
      >
        <div className="letter">
          <p>{`On ${shown.asked} you asked us to change this in your child’s record:`}</p>
          <Quotation>{shown.about}</Quotation>
          <p>What you find wrong:</p>
          <Quotation>{shown.wrong}</Quotation>
          <p>{refused ? 'Our answer: it stays as it is.' : 'Our answer: it is changed.'}</p>
          <p className="long-text">{`Why: ${shown.because}`}</p>
          {refused ? <Hearing /> : null}
          <p>Name, office and signature: ____________________________</p>
          <p>Date: ____________________________</p>
        </div>
      </PrintFrame>
    </>
  )
}

/** The rights of 34 CFR 99.21 and 99.22, in plain words. */
const Hearing = () => (
  <>
    <h2>You may ask for a hearing</h2>
    <ul className="plain-list">
      <li>
        Ask us in writing or by phone. We hold it within a reasonable time, and tell you the day, the hour and the place
        before.
      </li>
      <li>Somebody hears it who has no interest of their own in how it ends.</li>
      <li>
        You may say and show whatever speaks for you, and bring people to help you, also a lawyer, at your own cost.
      </li>
      <li>
        You get the decision in writing, with its reasons. It rests only on what was said and shown at the hearing.
      </li>
      <li>
        If it stays after that, you may write what you think of it. We keep your words with the entry as long as we keep
        the entry, and whenever we give it to anybody they go with it.
      </li>
    </ul>
    <p className="quiet">34 CFR 99.20 to 99.22</p>
  </>
)
