interface Matched {
  data?: unknown
  handle?: unknown
}

const titleIn = (thing: unknown): string | undefined => {
  const title = (thing as { title?: unknown } | null | undefined)?.title
  return typeof title === 'string' && title !== '' ? title : undefined
}

/**
 * The title of the browser's window: what the page's loader says (`title`: page and number, never a child's name), or
 * else the `handle` of its route. The innermost that says something counts. `wrong` stands in for a page that failed.
 */
export function pageTitle(matches: readonly Matched[], wrong?: string): string {
  const said =
    wrong ??
    [...matches]
      .reverse()
      .map(({ data, handle }) => titleIn(data) ?? titleIn(handle))
      .find((title) => title !== undefined)
  return said ? `${said} · Offramp` : 'Offramp'
}
