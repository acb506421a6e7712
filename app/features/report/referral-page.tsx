import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { CallBox } from '#app/ui/call-link.tsx'
import { useErrorTitle } from '#app/ui/error-title.ts'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import type { Choices, DraftShown, FormDesign } from '#app/ui/form/design.ts'
import { DraftNotice } from '#app/ui/form/draft-notice.tsx'
import { EntryForm } from '#app/ui/form/entry-form.tsx'
import { textToObject } from '#app/ui/form/form-data.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { useSending } from '#app/ui/form/use-sending.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'

export interface ReportFormView {
  safetyPhone: string
  readAt: string | null
  values: FormObject
  choices: Choices
  token: string
  zone: string
  today: string
  draft: DraftShown | null
  /** The form was opened about a student that the person chose. */
  about: boolean
}

/** Page A besides: whether the school is asked, and whether reports may be entered for others. */
export interface ReferralView extends ReportFormView {
  askSchool: boolean
  mayEnter: boolean
}

interface Page {
  design: FormDesign
  schema: z.ZodType
  page: ReportFormView
  answer?: FormAnswer
  /** The person chose to begin anew instead of with their draft. */
  afresh: boolean
  /** What stands under the form: another way in. */
  after?: ReactNode
}

const noErrors = {}
const nothingKnown = {}

/** A report's form: the call box always in sight, one column, one button (pages.md A). */
export function ReportFormPage({ design, schema, page, answer, afresh, after }: Page) {
  const { send, busy } = useSending()
  useErrorTitle(answer !== undefined)
  // A form about somebody chosen never opens with a draft that may be about somebody else, and never saves over it (P10).
  const apart = page.about && page.draft !== null
  const draft = afresh || answer || apart ? null : page.draft
  const drafted = useMemo(() => (draft && !draft.unreadable ? textToObject(draft.body) : null), [draft])
  const autosave = useMemo(() => ({ url: '/drafts', form: design.id, zone: page.zone }), [design.id, page.zone])
  const outside = page.readAt ? `The next person reads this ${page.readAt}. If it can’t wait, call.` : undefined
  return (
    <div className="report-page">
      <div className="report-head">
        <PageHead lead={design.lead}>{design.title}</PageHead>
      </div>
      <div className="report-calls">
        <CallBox safetyPhone={page.safetyPhone} more={outside} />
        <NextSteps />
      </div>
      <div className="report-form">
        {answer && answer.refused !== 'input' ? <Notice tone="warning">{answer.message}</Notice> : null}
        {apart ? (
          <Notice heading="You have a draft of another report">
            <p>
              It is not sent yet, and stays as it is. What you type here is not kept until you send it.{' '}
              <a href="?">Open the draft instead</a>
            </p>
          </Notice>
        ) : null}
        {draft ? (
          <DraftNotice draft={draft} standing="It is not sent yet." zone={page.zone} today={page.today} />
        ) : null}
        <EntryForm
          key={draft ? 'draft' : 'form'}
          design={design}
          schema={schema}
          values={answer?.values ?? drafted ?? page.values}
          errors={answer?.refused === 'input' ? answer.errors : noErrors}
          offers={answer?.refused === 'input' ? answer.offers : undefined}
          choices={page.choices}
          token={page.token}
          known={nothingKnown}
          autosave={apart ? undefined : autosave}
          draft={apart ? undefined : (page.draft ?? undefined)}
          send={send}
          busy={busy}
        />
        {after}
      </div>
    </div>
  )
}

const NextSteps = () => (
  <section className="report-next" aria-labelledby="what-happens-next">
    <h2 id="what-happens-next">What happens next</h2>
    <ol className="plain-list">
      <li>The team reads it.</li>
      <li>Two people look.</li>
      <li>
        You see <em>Received</em>, <em>Being looked at</em>, <em>Finished</em>.
      </li>
    </ol>
  </section>
)
