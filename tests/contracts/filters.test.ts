import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditLog } from '#app/features/audit-log/audit-log.query.server.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { caseAsOf } from '#app/features/case/as-of.query.server.ts'
import { filterLoader } from '#app/http/filter-loader.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { engineOf } from '#tests/setup/databases.ts'

describe('a page whose form is its address', () => {
  const engine = engineOf('sqlite')
  let house: House
  let caseId: string
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder()
    await house.run(openToAudit, 'auditor', { caseId, reason: 'The yearly review of screenings.' })
  })
  const args = (path: string, params: Record<string, string> = {}) => {
    const visitor = { state: 'signed in', session: { logName: 'ses_1' }, actor: house.actor('auditor') }
    const context = { runtime: house.runtime, requestId: 'req_1', visitor, holdRefusal: () => Promise.resolve() }
    return { request: new Request(`http://localhost${path}`), params, context } as unknown as LoaderFunctionArgs
  }

  it.each([
    ['from=2026-13-40&until=2026-09-15', { from: 'Give a date.' }],
    ['outcome=refused', { outcome: 'Choose an answer.' }],
    ['from=2026-09-15&until=2026-09-14', { until: 'This day is before the one under From.' }],
  ])('the audit log comes with what is wrong in %s beside its field', async (search, errors) => {
    const { data, init } = await filterLoader(auditLog)(args(`/audit?${search}`))
    expect(init?.status).toBe(422)
    expect(data.refused?.errors).toEqual(errors)
    expect(data.refused?.typed).toEqual(Object.fromEntries(new URLSearchParams(search)))
    expect(data.lines.length).toBeGreaterThan(0)
  })

  it.each([
    ['day=2026-13-26', { day: 'Give a date.' }],
    ['day=2026-09-15&time=25:99', { time: 'Give a time like 14:05.' }],
    ['day=&time=09:00', { time: 'Choose the day as well.' }],
  ])('a case as of %s says what is wrong', async (search, errors) => {
    const { data, init } = await filterLoader(caseAsOf)(args(`/cases/${caseId}/as-of?${search}`, { caseId }))
    expect(init?.status).toBe(422)
    expect(data.refused?.errors).toEqual(errors)
  })

  it('what can be used comes as it is, and what is hidden stays hidden', async () => {
    const { data, init } = await filterLoader(auditLog)(args('/audit?from=2026-09-15'))
    expect(init?.status ?? 200).toBe(200)
    expect(data.refused).toBeNull()
    const nowhere = filterLoader(caseAsOf)(args('/cases/cas_no/as-of?day=soon', { caseId: 'cas_no' }))
    await expect(nowhere).rejects.toMatchObject({ status: 404 })
  })
})
