import { sessionLimits } from './limits.ts'

/** A cookie of the house: a random token, nothing else. */
export interface SessionCookie {
  name: string
  read(header: string | null): string | undefined
  /** The `Set-Cookie` that signs a browser in; it ends with the browser or with the absolute time. */
  set(token: string): string
  clear(): string
}

/** `__Host-` and Secure on https; a plain name only for http on this computer, where browsers refuse the prefix. */
export function sessionCookie(
  https: boolean,
  { name: plain, minutes } = { name: 'offramp', minutes: sessionLimits.absoluteMinutes },
): SessionCookie {
  const name = https ? `__Host-${plain}` : plain
  const rest = `; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
  return {
    name,
    read: (header) => {
      const found = (header ?? '')
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one.startsWith(`${name}=`))
      const token = found.length === 1 ? found[0]?.slice(name.length + 1) : undefined
      return token && /^[a-z2-7]{32}$/.test(token) ? token : undefined
    },
    set: (token) => `${name}=${token}${rest}; Max-Age=${minutes * 60}`,
    clear: () => `${name}=${rest}; Max-Age=0`,
  }
}
