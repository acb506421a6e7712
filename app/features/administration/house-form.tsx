import { useActionData, useLoaderData, useNavigation, useParams, useSubmit } from '@remix-run/react'
import { useCallback } from 'react'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { EntryForm } from '#app/ui/form/entry-form.tsx'
import type { Choices, FormDesign } from '#app/ui/form/design.ts'
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
  /** The name it is kept by while its person confirms or signs in again; the design's where left out. */
  keptAs?: string
  /** The draft with which the fields are filled, where one was kept. */
  kept?: string
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
  const hidden = {
    ...(form.opened && !warned ? { _opened: form.opened } : {}),
    ...(form.kept ? { _draft: form.kept } : {}),
  }
  const shown = form.keptAs ? { ...design, id: form.keptAs } : design
  return (
    <div className="form-page">
      <PageHead lead={form.about ?? design.lead}>{design.title}</PageHead>
      {answer && answer.refused !== 'input' ? <Notice tone="warning">{answer.message}</Notice> : null}
      {form.kept && !answer ? <Notice>What you had typed is filled in again. It is not saved yet.</Notice> : null}
      {before}
      <EntryForm
        key={form.token}
        design={shown}
        schema={schema}
        values={answer?.values ?? form.values}
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
