import { useLoaderData, useNavigation, useParams, useSearchParams, useSubmit } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useCallback } from 'react'
import type { z } from 'zod'
import { useErrorTitle } from '#app/ui/error-title.ts'
import type { FormDesign } from '#app/ui/form/design.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { NotHere } from '#app/ui/not-here.tsx'
import { CaseForm } from './case-form.tsx'
import type { CaseFormProps } from './case-form.tsx'
import type { CaseFormView } from './case-form-page.query.server.ts'
import { CasePageFrame } from './case-page-frame.tsx'
import { useAnswer } from './use-answer.ts'

interface Page {
  design: FormDesign
  schema: z.ZodType
  before?: ReactNode
  /** What stands above the words that say why it can't be filled in here. */
  about?: ReactNode
  /** What stands below the form, or beside it where there is room. */
  after?: ReactNode
  children?: ReactNode
  /** The heading where the form is not to be sent any more; its own unless said. */
  over?: string
  /** Controls of the page's own for some fields, by name. */
  controls?: CaseFormProps['controls']
  /** Where the form is posted, where that is not this page. */
  action?: string
  /** What was typed, where another button of the form brought the person here. */
  typed?: FormObject
}

/** The page of a case's form: reads what `caseFormPage` loaded and what `formAction` answered. */
export function CaseFormPage({ design, schema, before, about, over, after, children, controls, action, typed }: Page) {
  const page = useLoaderData() as CaseFormView
  const { answer, fresh } = useAnswer()
  const [search] = useSearchParams()
  const params = useParams()
  const submit = useSubmit()
  const busy = useNavigation().state === 'submitting'
  const send = useCallback(
    (form: HTMLFormElement, submitter: HTMLElement | null) => submit((submitter as HTMLButtonElement | null) ?? form),
    [submit],
  )
  useErrorTitle(answer !== undefined)
  // Who was writing as it changed keeps what they typed, with the refusal above it.
  if (page.notHere && !answer) {
    return (
      <CasePageFrame page={page} heading={over ?? design.title}>
        {about}
        <NotHere at={`/cases/${page.caseId}`} {...page.notHere} />
      </CasePageFrame>
    )
  }
  return (
    <CaseForm
      design={design}
      schema={schema}
      page={page}
      answer={answer}
      fresh={fresh}
      known={params}
      afresh={search.get('draft') === 'no'}
      send={send}
      busy={busy}
      before={before}
      after={after}
      controls={controls}
      action={action}
      typed={typed}
    >
      {children}
    </CaseForm>
  )
}
