/**
 * The address of a page on the way to another, such as signing in: it remembers where to go on as `?next=`. My work, where
 * everybody goes on without it, is not named. `more`: what else the address says.
 */
export function withNext(path: string, next?: string | null, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...(next && next !== '/' ? { next } : {}), ...more }).toString()
  return query ? `${path}?${query}` : path
}
