import { useActionData } from '@remix-run/react'
import { caseSearch, caseSearchFrame } from '#app/features/cases/case-list.query.server.ts'
import { SearchPage } from '#app/features/cases/search-page.tsx'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { searchAction } from '#app/http/search-action.server.ts'

export const handle = { title: 'Search cases' }

export const loader = pageLoader(caseSearchFrame)
export const action = searchAction(caseSearch)

export default function Search() {
  const answer = useActionData<typeof action>()
  if (!answer) return <SearchPage />
  if ('found' in answer) return <SearchPage found={answer.found} />
  const words = typeof answer.values.words === 'string' ? answer.values.words : undefined
  return <SearchPage words={words} error={('errors' in answer && answer.errors.words) || answer.message} />
}
