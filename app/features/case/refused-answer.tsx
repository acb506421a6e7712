import { stepWords } from '#app/domain/gate-check.ts'
import type { Step } from '#app/domain/gate.ts'
import { GateCard } from '#app/ui/gate-card.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { OverridePage } from '#app/ui/override.tsx'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import { useWords } from '#app/ui/words.ts'
import { instantText } from '#app/ui/when.ts'

/** What the answer needs to know of the page it stands on. */
export interface AnswerPage {
  caseId: string
  zone: string
  today: string
  token: string
  /** As what this person may go on without something. */
  mayOverride: readonly string[]
}

/** Why nothing was saved, other than a field to put right: a rule, a gate, or something that arrived meanwhile. */
export function RefusedAnswer({ answer, page }: { answer: FormAnswer; page: AnswerPage }) {
  const say = useWords()
  if (answer.refused === 'input') return null
  if (answer.refused === 'stale') return <Arrived answer={answer} page={page} />
  if (answer.refused === 'sent before') return <Notice tone="warning">{say(answer.message)}</Notice>
  if (answer.missing.length === 0) return <Notice tone="warning">{say(answer.message)}</Notice>
  return <Gate answer={answer} page={page} />
}

type Answer<R extends FormAnswer['refused']> = Extract<FormAnswer, { refused: R }>

function Gate({ answer, page }: { answer: Answer<'rule'>; page: AnswerPage }) {
  const step = answer.step && answer.step in stepWords ? stepWords[answer.step as Step] : 'this step'
  const mayGoOn = answer.missing.every((one) => one.overridableBy.some((role) => page.mayOverride.includes(role)))
  const at = (place: string) => `/cases/${page.caseId}/${place}`
  return (
    <div className="gate-answer" role="alert">
      <GateCard
        step={step}
        missing={answer.missing.map((one) => ({
          ...one,
          href: at(one.href),
          instead: one.instead && { ...one.instead, href: at(one.instead.href) },
        }))}
      />
      {mayGoOn ? (
        <details className="override-fold" open={answer.reasonAsked}>
          <summary className="button button-second">Go on without it</summary>
          <OverridePage
            token={page.token}
            values={answer.values}
            without={['override']}
            reasonName="override.reason"
            error={answer.reasonAsked ? 'Give your reason.' : undefined}
            back=""
          />
        </details>
      ) : null}
    </div>
  )
}

function Arrived({ answer, page }: { answer: Answer<'stale'>; page: AnswerPage }) {
  return (
    <div className="gate-answer" role="alert">
      <Notice tone="warning" heading={answer.message}>
        <ul className="plain-list">
          {answer.arrived.map(({ entryId, sentence, recordedAt, by }) => (
            <li key={entryId}>
              <a href={`/cases/${page.caseId}#${entryId}`}>{sentence}</a> {by},{' '}
              {instantText(recordedAt, page.zone, page.today)}
            </li>
          ))}
        </ul>
        <p>What you typed is still here. Read what arrived, then decide.</p>
      </Notice>
    </div>
  )
}
