import { useActionData, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { FormDesign } from '#app/ui/form/design.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { CaseFormPage } from './case-form-page.tsx'
import type { CaseFormView } from './case-form-page.query.server.ts'

/** What a form would make, with the hash that it would have. */
interface Made {
  sha256: string
}

interface Page<Shown extends Made> {
  design: FormDesign
  schema: z.ZodType
  /** Where the form is sent and previewed, relative to the case. */
  make: string
  preview: string
  /** Draws the preview; null before there is one. */
  draw(shown: Shown | null, zone: string): ReactNode
}

/**
 * A form that makes a file, with the preview of it: the one that the page began with, or of what was typed since. Where
 * the form came back, what was typed may be other than what was shown, and the preview is asked for anew. The form sends
 * the hash of what was shown: nothing else is made.
 */
export function PreviewedFormPage<Shown extends Made>({ design, schema, make, preview, draw }: Page<Shown>) {
  const { caseId, zone, extra } = useLoaderData() as CaseFormView<Shown | null | undefined>
  const sent = useActionData() as { refused: string } | { found: Shown & { typed: FormObject } } | undefined
  const found = sent && 'found' in sent ? sent.found : undefined
  const shown = sent && 'refused' in sent ? null : (found ?? extra ?? null)
  const here = `/cases/${caseId}`
  return (
    <CaseFormPage
      design={design}
      schema={schema}
      action={`${here}/${make}`}
      typed={found?.typed}
      after={draw(shown, zone)}
    >
      {shown ? <input type="hidden" name="seen" value={shown.sha256} /> : null}
      <p className="button-row">
        <button
          type="submit"
          className="button button-second"
          formAction={`${here}/${preview}#preview`}
          formMethod="post"
        >
          Show the preview
        </button>
        <span className="quiet">Only what the preview shows is made.</span>
      </p>
    </CaseFormPage>
  )
}
