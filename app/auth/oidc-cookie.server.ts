import { attemptMinutes } from './oidc-limits.ts'

/** The cookie that ties one way to a provider and back to this browser: a random id, nothing else, for ten minutes. */
export interface AttemptCookie {
  read(header: string | null): string | undefined
  set(id: string): string
  clear(): string
}

/** SameSite=Lax: a browser sends it along when the provider leads it back to us, and with nothing else from there. */
export function attemptCookie(https: boolean): AttemptCookie {
  const name = https ? '__Host-offramp-with' : 'offramp-with'
  const rest = `; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
  return {
    read: (header) => {
      const found = (header ?? '')
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one.startsWith(`${name}=`))
      const id = found.length === 1 ? found[0]?.slice(name.length + 1) : undefined
      return id && /^[a-z2-7]{52}$/.test(id) ? id : undefined
    },
    set: (id) => `${name}=${id}${rest}; Max-Age=${attemptMinutes * 60}`,
    clear: () => `${name}=${rest}; Max-Age=0`,
  }
}
