import { useActionData, useLoaderData, useNavigation, useParams, useSearchParams, useSubmit } from '@remix-run/react'
import { useCallback, useMemo } from 'react'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { EntryForm } from '#app/ui/form/entry-form.tsx'
import type { Choices, DraftShown, FormDesign } from '#app/ui/form/design.ts'
import { DraftNotice } from '#app/ui/form/draft-notice.tsx'
import { textToObject } from '#app/ui/form/form-data.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'

/** What the loader of such a page gives. */
export interface HouseFormView {
  values: FormObject
  choices: Choices
  token: string
  back: string
  /** What the row was when the form was opened; sent along, so that nobody saves over somebody else. */
  opened?: string
  /** Said under the heading: whom or what the form is about. */
  about?: string
  draft?: HouseDraft
}

/** What is kept of the form until it is sent: after a session ran out, or while the person confirms that it is them. */
export interface HouseDraft {
  /** Sent along, so that it is kept under this name. */
  name: string
  kept: DraftShown | null
  zone: string
  today: string
}

interface HouseFormShown {
  design: FormDesign
  schema: z.ZodType
  /** What is read before it is answered. */
  before?: ReactNode
  after?: ReactNode
}

/** A form of the house: users, roles, schools, calendar. One page, one command. */
export function HouseFormPage({ design, schema, before, after }: HouseFormShown) {
  const { form } = useLoaderData() as { form: HouseFormView }
  const answer = useActionData() as FormAnswer | undefined
  const { '*': _rest, ...known } = useParams()
  const submit = useSubmit()
  const busy = useNavigation().state === 'submitting'
  const send = useCallback(
    (element: HTMLFormElement, submitter: HTMLElement | null) =>
      submit((submitter as HTMLButtonElement | null) ?? element),
    [submit],
  )
  const errors = answer?.refused === 'input' ? answer.errors : undefined
  // Once it was said that somebody changed it meanwhile, saving again is on purpose.
  const warned = answer?.refused === 'rule' && answer.rule === 'changed since opened'
  const hidden = form.opened && !warned ? { _opened: form.opened } : undefined
  const [search] = useSearchParams()
  const kept = form.draft?.kept
  const offered = answer || search.get('draft') === 'no' ? undefined : kept
  const drafted = useMemo(() => (offered && !offered.unreadable ? textToObject(offered.body) : undefined), [offered])
  return (
    <div className="form-page">
      <PageHead lead={form.about ?? design.lead}>{design.title}</PageHead>
      {answer && answer.refused !== 'input' ? <Notice tone="warning">{answer.message}</Notice> : null}
      {before}
      {form.draft && offered ? (
        <DraftNotice draft={offered} standing="It is not sent yet." zone={form.draft.zone} today={form.draft.today} />
      ) : null}
      <EntryForm
        key={form.token}
        name={form.draft?.name}
        draft={kept ?? undefined}
        design={design}
        schema={schema}
        values={answer?.values ?? drafted ?? form.values}
        errors={errors}
        choices={form.choices}
        token={form.token}
        known={known}
        hidden={hidden}
        send={send}
        busy={busy}
      />
      <p>
        <LinkButton to={form.back} kind="quiet">
          Go back
        </LinkButton>
      </p>
      {after}
    </div>
  )
}
