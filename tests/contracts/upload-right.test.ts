import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeAll, expect, it } from 'vitest'
import { addFile } from '#app/features/file/add-file.command.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

/** What a sealed piece takes more than its content: key id, nonce and tag. */
const sealedMore = 72

onBothEngines('a form with files', (engine) => {
  let house: House
  let caseId: string
  const files = { files: { files: { most: 2 } } }
  const body =
    '--B\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nwords\r\n--B\r\n' +
    'Content-Disposition: form-data; name="what"\r\n\r\n\r\n--B--\r\n'

  const send = async (who: Person, action: ReturnType<typeof formAction>, params: Record<string, string>) => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=B' }
    const request = new Request('http://localhost:3000/x', { method: 'POST', headers, body })
    let staged = 0
    const visitor = {
      state: 'signed in',
      actor: house.actor(who),
      session: { mustChangePassword: false, logName: 's' },
    }
    const newId = () => `fil_${who}_${++staged}_${Object.keys(params).length}_${params.caseId ?? ''}`.slice(0, 40)
    const holdRefusal = () => Promise.resolve()
    const context = { runtime: house.runtime, requestId: 'req_1', visitor, newId, holdRefusal }
    const answer: unknown = await action({ request, params, context } as unknown as ActionFunctionArgs).catch(
      (error: unknown) => error,
    )
    const waiting = await house.store.read((records) => records.files.unboundSize(house.id(who)))
    const { status, init } = answer as { status?: number; init?: { status: number } | null }
    return { status: status ?? init?.status, staged, waiting }
  }

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder()
  }, 60_000)

  it('keeps no file of somebody who may not see the case, or where there is none', async () => {
    const add = formAction(addFile, files) as ReturnType<typeof formAction>
    expect(await send('outsider', add, { caseId })).toEqual({ status: 404, staged: 0, waiting: 0 })
    expect((await house.log()).at(-1)).toMatchObject({ act: 'refused', out: 'deny', obj: { t: 'case', id: caseId } })
    expect(await send('outsider', add, { caseId: 'cas_none' })).toEqual({ status: 404, staged: 0, waiting: 0 })
    expect(await send('auditor', add, { caseId })).toEqual({ status: 404, staged: 0, waiting: 0 })
  })

  it('keeps the file of somebody who may, though the rest of the form is not right yet', async () => {
    const add = formAction(addFile, files) as ReturnType<typeof formAction>
    expect(await send('triage', add, { caseId })).toEqual({ status: 422, staged: 1, waiting: 5 + sealedMore })
    const refer = formAction(sendReport, files) as ReturnType<typeof formAction>
    expect(await send('referrer', refer, {})).toEqual({ status: 422, staged: 1, waiting: 5 + sealedMore })
  })
})
