import type { ReactNode } from 'react'
import { useMemo } from 'react'
import type { z } from 'zod'
import { DraftNotice } from '#app/ui/form/draft-notice.tsx'
import { EntryForm } from '#app/ui/form/entry-form.tsx'
import type { EntryFormProps } from '#app/ui/form/entry-form.tsx'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import type { FormDesign } from '#app/ui/form/design.ts'
import { textToObject } from '#app/ui/form/form-data.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { textAt } from '#app/ui/form/values.ts'
import { IdentityBar } from '#app/ui/frame/identity-bar.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { InWords, sayOf } from './in-words.tsx'
import type { CaseFormView } from './case-form-page.query.server.ts'
import { RefusedAnswer } from './refused-answer.tsx'

export interface CaseFormProps {
  design: FormDesign
  schema: z.ZodType
  page: CaseFormView
  answer?: FormAnswer
  /** The page shows what is on record since the answer: only then can somebody go on after reading it. */
  fresh?: boolean
  /** What the page's address says: the server adds it to what is sent. */
  known?: Readonly<Record<string, string | undefined>>
  /** The person chose to begin anew instead of with their draft. */
  afresh?: boolean
  send?: EntryFormProps['send']
  busy?: boolean
  /** Controls of the page's own for some fields, by name. */
  controls?: EntryFormProps['controls']
  /** Where it is posted; this page, unless said. */
  action?: string
  /** What was typed already, where another button of the form brought the person here. */
  typed?: FormObject
  /** What stands above the form: words for this folder, links to its other parts. */
  before?: ReactNode
  /** What stands below the form, or beside it where there is room. */
  after?: ReactNode
  /** What stands between the last question and the button. */
  children?: ReactNode
}

const noErrors = {}

/** A form of a case on its page: whom it is about, what was refused and why, the person's draft, and the form. */
export function CaseForm(props: CaseFormProps) {
  const { design, schema, page, answer, afresh, typed, send, busy, before, children } = props
  const draft = afresh || answer || typed ? null : page.draft
  const drafted = useMemo(() => (draft && !draft.unreadable ? textToObject(draft.body) : null), [draft])
  const values = answer?.values ?? typed ?? drafted ?? page.values
  const known = useMemo(() => ({ caseId: page.caseId, ...props.known }), [page.caseId, props.known])
  const { zone, today } = page
  const say = sayOf(page.identity)
  const autosave = useMemo(
    () => ({ url: '/drafts', form: design.id, caseId: page.caseId, zone }),
    [design.id, page.caseId, zone],
  )
  return (
    <InWords of={page.identity}>
      <div className="case-form">
        <IdentityBar identity={page.identity} to={`/cases/${page.caseId}`} />
        <PageHead lead={design.lead && say(design.lead)}>{say(design.title)}</PageHead>
        {before}
        {answer ? <RefusedAnswer answer={answer} page={page} /> : null}
        {draft ? (
          <DraftNotice draft={draft} standing="Nothing of it is on record yet." zone={zone} today={today} />
        ) : null}
        <EntryForm
          key={draft ? 'draft' : afresh ? 'afresh' : 'form'}
          design={design}
          schema={schema}
          values={values}
          errors={answer?.refused === 'input' ? answer.errors : noErrors}
          offers={answer?.refused === 'input' ? answer.offers : undefined}
          choices={page.choices}
          controls={props.controls}
          token={page.token}
          action={props.action}
          basedOn={basedOnOf(answer, values, page.basedOn)}
          known={known}
          hidden={page.hidden}
          autosave={design.sections.length > 0 ? autosave : undefined}
          draft={page.draft ?? undefined}
          submit={answer?.refused === 'stale' && props.fresh ? 'Save anyway after reading' : undefined}
          send={send}
          busy={busy}
        >
          {children}
        </EntryForm>
        {props.after}
      </div>
    </InWords>
  )
}

/**
 * What a judgement rests on: the record as it was when the person began, kept while a form comes back. Only the list of
 * what arrived since moves it on, because then it has been shown.
 */
function basedOnOf(answer: FormAnswer | undefined, values: FormObject, newest: number): number {
  if (answer?.refused === 'stale') return newest
  const kept = textAt(values, 'basedOn')
  return kept === '' ? newest : Number(kept)
}
