import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { describe, expect, it } from 'vitest'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { fileDownload } from '#app/features/file/file-download.query.server.ts'
import { recordNote } from '#app/features/note/record-note.command.server.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { InputRefused, NotPermitted } from '#app/gates/errors.ts'
import { download } from '#app/http/download.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { refusalHold, refusalSpan, untilNextSpan } from '#app/http/hold-refusal.server.ts'
import { notFoundLoader, pageLoader } from '#app/http/page-loader.server.ts'
import { searchAction } from '#app/http/search-action.server.ts'

const form = { 'content-type': 'application/x-www-form-urlencoded' }

/** One request that works for so many milliseconds and ends in `outcome`: what was answered, and after how long. */
async function answered(outcome: Error | 'shown', worked: number, make: (args: never) => Promise<unknown>) {
  let time = 7_000
  const arrived = time
  const waiter = {
    now: () => time,
    wait: (ms: number) => {
      time += ms
      return Promise.resolve()
    },
  }
  const holdRefusal = refusalHold(waiter)
  const work = () => {
    time += worked
    return outcome === 'shown'
      ? Promise.resolve({ name: 'a', mediaType: 'text/plain', bytes: '' })
      : Promise.reject(outcome)
  }
  const visitor = { state: 'signed in', actor: { id: 'usr_1' }, session: { mustChangePassword: false, logName: 's' } }
  const context = {
    runtime: { ask: work, run: work },
    visitor,
    requestId: 'req_1',
    holdRefusal,
    goesOnIn: () => undefined,
  }
  const given = (request: Request) => ({ request, params: { caseId: 'cas_1' }, context }) as never
  const request =
    make === asAction || make === asSearch
      ? new Request('http://localhost/x', { method: 'POST', body: 'words=x', headers: form })
      : new Request('http://localhost/x')
  const answer = (await make(given(request)).catch((error: unknown) => error)) as {
    status?: number
    init?: { status?: number } | null
  }
  return { status: answer.status ?? answer.init?.status, after: time - arrived }
}

const asPage = (args: LoaderFunctionArgs) => pageLoader(casePage)(args)
const asDownload = (args: LoaderFunctionArgs) => download(fileDownload)(args)
const asAction = (args: ActionFunctionArgs) => formAction(recordNote)(args)
const asSearch = (args: ActionFunctionArgs) => searchAction(casePage)(args)
const ways = { asPage, asDownload, asAction, asSearch }

describe('a refused right', () => {
  it('is answered at the next multiple of the span, counted from when the request arrived', () => {
    expect([0, 1, 40, 99.5].map((elapsed) => elapsed + untilNextSpan(elapsed))).toEqual([100, 100, 100, 100])
    expect([100, 130, 250].map((elapsed) => elapsed + untilNextSpan(elapsed))).toEqual([200, 200, 300])
  })

  it.each(Object.entries(ways))('takes as long for a folder that is there as for none, %s', async (_name, make) => {
    const none = await answered(new NotPermitted('no such folder'), 2, make)
    const hidden = await answered(new NotPermitted('the folder is out of sight'), 61, make)
    expect(none).toEqual({ status: 404, after: refusalSpan })
    expect(hidden).toEqual(none)
  })

  it('takes as long where there is no such page', async () => {
    const make = (args: LoaderFunctionArgs) => Promise.resolve(args).then(notFoundLoader())
    expect(await answered('shown', 0, make)).toEqual({ status: 404, after: refusalSpan })
  })

  it.each([
    ['asAction', asAction],
    ['asSearch', asSearch],
  ] as const)('takes as long where it is told beside a field, %s', async (_name, make) => {
    const told = (rule: string) => new InputRefused({ number: 'Not found.' }, {}, undefined, undefined, { rule })
    const none = await answered(told('no such folder'), 2, make)
    expect(none).toEqual({ status: 422, after: refusalSpan })
    expect(await answered(told('recused'), 61, make)).toEqual(none)
  })

  it.each(Object.entries(ways))('holds nothing else, %s', async (_name, make) => {
    const known = new NotPermitted('known to exist', 403)
    const others = [
      'shown',
      known,
      new RuleBroken('Not yet.', 'P7'),
      new InputRefused({}, {}),
      new Error('ours'),
    ] as const
    for (const outcome of others) expect((await answered(outcome, 12, make)).after).toBe(12)
  })
})
