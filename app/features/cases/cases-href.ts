/** The filters that stand in the list's address. */
export interface CaseFilters {
  school?: string
  stage?: string
  level?: string
  due?: string
  mine?: string
  after?: string
}

/** The list's address with some filters changed; a changed filter starts at the first page. */
export function casesHref(now: CaseFilters, change: Partial<CaseFilters>): string {
  const kept = { ...now, after: undefined, ...change }
  const search = new URLSearchParams(
    Object.entries(kept).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : [])),
  ).toString()
  return search ? `/cases?${search}` : '/cases'
}

/** "1,000+" beyond what is counted. */
export const countWords = (count: number, cap: number): string =>
  count > cap ? `${cap.toLocaleString('en-US')}+` : count.toLocaleString('en-US')
