import type { Config } from '../config.server.ts'

/** What a server runs with, as the log keeps it: no secret, no password, no path but of sockets. */
export const settingsOf = (config: Config): Record<string, string> => ({
  origin: config.origin,
  host: config.host,
  port: String(config.port),
  database: config.databaseUrl.replace(/:.*$/s, ''),
  proxies: config.trustedProxies.join(' '),
  oneClick: config.demo.oneClick ? 'yes' : 'no',
  oidc: config.oidc.map(({ id, issuer }) => `${id} ${issuer}`).join(', '),
  signer: config.signer ?? '',
  anchors: config.anchors.map((one) => `${one.is} ${one.name}`).join(', '),
})
