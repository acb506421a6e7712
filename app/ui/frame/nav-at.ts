/**
 * Marks the one item of a rail under which an address stands: by the longest of the items' addresses, and of those that
 * stand under them, that it begins with. Pure.
 */
export function navAt<Item extends { to: string; under: readonly string[] }>(
  items: readonly Item[],
  pathname: string,
): (Item & { here: boolean })[] {
  const within = (path: string) => pathname === path || pathname.startsWith(`${path}/`)
  const reach = ({ to, under }: Item) => Math.max(0, ...[to, ...under].filter(within).map((path) => path.length))
  const most = Math.max(0, ...items.map(reach))
  return items.map((item) => ({ ...item, here: most > 0 && reach(item) === most }))
}
