import { useLoaderData } from '@remix-run/react'
import { BlankFormsPage } from '#app/features/case/blank-forms-page.tsx'
import { blankForms } from '#app/features/case/blank-forms.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(blankForms)

export default function Forms() {
  return <BlankFormsPage view={useLoaderData<typeof loader>()} />
}
