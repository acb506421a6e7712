import { sha256 } from '../keys/digest.server.ts'
import { policyNumber, policyTables } from '../policy/policy-tables.ts'
import { canonical, present } from './audit/canonical.ts'

/** Version and hash of the policy tables as they run: `policy:2 1f3a…`. The same tables give the same text everywhere. */
export const policyInForce = (): string =>
  `policy:${policyNumber} ${sha256(canonical(present(policyTables()))).slice(0, 16)}`
