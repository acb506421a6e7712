import { sha256 } from '#app/keys/digest.server.ts'
import { canonical } from './canonical.ts'

/** What stands for a server's settings in the log: the same for the same settings, whatever their order. */
export const settingsHash = (settings: Readonly<Record<string, string>>): string =>
  sha256(canonical(settings)).slice(0, 32)
