/** What an address asked for that can't be used: what is wrong, by field, and what stood there. */
export interface RefusedFilter {
  errors: Readonly<Record<string, string>>
  typed: Readonly<Record<string, string>>
}

/**
 * The fields of a form that is its page's address: each holds what counts, or what can't be used, beside its message.
 * `errors` are for the summary above them.
 */
export function filterFields<Values extends object>(values: Values, refused: RefusedFilter | null) {
  const wrong: Readonly<Record<string, string | undefined>> = refused?.errors ?? {}
  const typed: Readonly<Record<string, string | undefined>> = refused?.typed ?? {}
  return {
    errors: Object.entries(refused?.errors ?? {}).map(([name, message]) => ({ message, href: `#${name}` })),
    field: <Name extends keyof Values & string>(name: Name) => ({
      name,
      value: typed[name] ?? values[name],
      error: wrong[name],
    }),
  }
}
