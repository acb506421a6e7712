import { z } from 'zod'
import { policyPart } from '#app/domain/in-force.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import type { AuditEvent } from '#app/domain/events.ts'
import { settingsHash } from '#app/gates/audit/settings-hash.server.ts'
import { command } from '#app/gates/command.ts'

/**
 * Puts on record that a server started or stopped: with the times between, it shows when nobody could have been
 * served. A start with other settings, or other tables of who may see and do what, than the last one is an event of its own.
 */
export const recordServer = command({
  name: 'recordServer',
  input: z.object({
    what: z.enum(['started', 'stopped']),
    engine: z.enum(['sqlite', 'postgres']),
    policy: z.string().max(60),
    /** What the server runs with, without secrets. */
    settings: z.record(z.string(), z.string().max(1_000)),
  }),
  permission: 'case.system',
  handle: async ({ input, records }) => {
    const { what, engine, policy, settings } = input
    if (what === 'stopped')
      return { result: null, events: [{ act: 'system.stopped', object: { t: 'server', id: engine } }] }
    const [last] = await records.audit.search({ act: 'system.started', limit: 1 })
    const before = last && readLeaf(last.body)
    const section = settingsHash(settings)
    const events: [AuditEvent, ...AuditEvent[]] = [
      { act: 'system.started', object: { t: 'server', id: engine, section } },
    ]
    if (before && before.obj.sec !== section)
      events.push({ act: 'system.configChanged', object: { t: 'settings', id: section }, sealed: { settings } })
    const inForce = before && policyPart(before.pol)
    if (inForce !== undefined && inForce !== policy)
      events.push({
        act: 'policy.changed',
        object: { t: 'policy', id: policy },
        sealed: { before: inForce, after: policy },
      })
    return { result: null, events }
  },
})
