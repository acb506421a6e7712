import { useLoaderData } from '@remix-run/react'
import { blankForm } from '#app/features/case/blank-forms.query.server.ts'
import { designById } from '#app/features/case/form-designs.ts'
import { inWordsOf } from '#app/domain/concern-words.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { BlankForm } from '#app/ui/form/blank-form.tsx'

export const loader = pageLoader(blankForm)

export default function Blank() {
  const { id, levels, district, about } = useLoaderData<typeof loader>()
  const design = designById(id, levels)
  return design ? <BlankForm design={inWordsOf(about ?? 'student', design)} district={district} /> : null
}
