import { caseList } from '#app/features/cases/case-list.query.server.ts'
import { findPeople } from '#app/features/person/find-people.query.server.ts'
import { reviewBreakGlass } from '#app/features/emergency/review-break-glass.command.server.ts'
import { startBreakGlass } from '#app/features/emergency/start-break-glass.command.server.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { enterReport } from '#app/features/report/enter-report.command.server.ts'
import { addApp } from '#app/auth/commands/add-app.command.server.ts'
import { giveFirstPassword } from '#app/auth/commands/give-first-password.command.server.ts'
import { createAuth } from '#app/auth/auth.server.ts'
import { openFactorSecret } from '#app/keys/factor-secret.server.ts'
import { sha256 } from '#app/keys/digest.server.ts'
import { keepAsDraft } from '#app/http/drafts.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { freshToken } from '#app/keys/tokens.server.ts'
import { totpCode } from '#app/keys/totp.server.ts'
import { attach, recordEveryPart, withEveryPart, writeHealth } from './sealed.ts'
import type { House } from './house.ts'

export const canary = 'Zq7Canary'

/** What was planted: the canary stands in everything that people typed; secrets are made by the house itself. */
export interface Planted {
  caseId: string
  secrets: readonly string[]
}

/** Writes a canary into every kind of what is sealed by rule, as people do: parts, a file, events, drafts, openings, and an app. */
export async function plant(house: House): Promise<Planted> {
  const caseId = await house.folder()
  await writeHealth(house, caseId, `${canary} health note`)
  const every = house.over(house.store, { kinds: withEveryPart })
  await every.run(recordEveryPart, 'triage', { caseId, said: canary })
  await attach(house, caseId, Buffer.from(`${canary} in a file. `.repeat(60_000)))
  await house.run(enterReport, 'lead', {
    danger: 'no',
    what: 'Yelled at Oliver after kickball.',
    weapon: 'no',
    whereNow: 'in the office',
    nameNotKnown: 'yes',
    schoolId: house.id('ACE'),
    channel: 'phone',
    received: { day: '2026-09-15', time: '09:50' },
    reporterName: `${canary} reporter`,
    reporterContact: `555-0100 ${canary}`,
  })
  // What was searched for stands in the sealed part of the look's event.
  await house.ask(findPeople, 'triage', { words: canary })
  await house.ask(caseList, 'triage', {})
  await openings(house, caseId)
  const context = { runtime: house.runtime, newId }
  for (const form of ['health', 'note', 'contact']) {
    await keepAsDraft(context, house.id('triage'), { form, caseId, body: `said=${canary}+${form}` })
  }
  await keepAsDraft(context, house.id('member'), { form: 'report', caseId: null, body: `what=${canary}` })
  return { caseId, secrets: await setUpApps(house) }
}

/** A case that is opened in an emergency, which somebody else reviews, and one that is opened to audit. */
async function openings(house: House, caseId: string): Promise<void> {
  const reason = `${canary} called, and somebody has to know.`
  await house.run(startBreakGlass, 'otherLead', { number: 'RA-26-0001', code: 'missing', reason })
  const [opening] = await house.store.read((records) => records.access.openingsOf(house.id('otherLead')))
  const found = { openingId: opening?.id, verdict: 'justified', note: `${canary} was looked for.` }
  await house.run(reviewBreakGlass, 'lead', found)
  await house.run(openToAudit, 'auditor', { caseId, reason: `A yearly look at ${canary}.` })
}

/** One app that a person uses, and one that is being set up; their secrets in letters. */
async function setUpApps(house: House): Promise<string[]> {
  const auth = createAuth(house.runtime, { https: false, origin: 'http://localhost:3000' })
  const { password } = await house.run(giveFirstPassword, 'administrator', { userId: house.id('member') })
  const knock = { network: 'n1', agent: 'Firefox on Linux', requestId: 'req_1', signIn: 'member', password }
  const answer = await auth.signIn.withPassword(knock)
  if (!answer.ok) throw new Error('member was refused')
  const cookie = { Cookie: auth.cookie.set(answer.token) }
  const visitor = await auth.visitor(new Request('http://localhost:3000', { headers: cookie }), 'req_2', 'n1')
  if (visitor.state !== 'signed in') throw new Error(visitor.state)
  const { actor, session } = visitor
  const begin = async () => {
    const setup = await auth.challenges.newApp(session.tokenHash)
    const id = sha256(setup)
    const secret = await house.store.read(async (records) => {
      const { secret: kept, keyId } = (await records.factors.challenge(id)) ?? { secret: null, keyId: null }
      return openFactorSecret(house.runtime.vault, records, { secret: kept ?? '', keyId }, { of: 'set-up', id })
    })
    return { setup, secret }
  }
  const [used, waiting] = [await begin(), await begin()]
  const at = house.clock.now()
  const input = {
    setup: used.setup,
    code: totpCode(used.secret, at),
    session: session.tokenHash,
    token: freshToken(),
    at,
  }
  const asking = { actor, requestId: 'req_3', via: 'web', assurance: session.assurance } as const
  await house.runtime.run(addApp, input, asking)
  return [used.secret, waiting.secret]
}
