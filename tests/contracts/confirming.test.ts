import { beforeAll, expect, it } from 'vitest'
import { giveFirstPassword } from '#app/auth/commands/give-first-password.command.server.ts'
import { grantForm } from '#app/features/administration/user-forms.query.server.ts'
import { changeClock } from '#app/features/district/change-clock.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { recertifyList } from '#app/features/recertify/recertify-page.query.server.ts'
import { recertifyRoles } from '#app/features/recertify/recertify-roles.command.server.ts'
import { giveDelegation } from '#app/features/stand-in/give-delegation.command.server.ts'
import { changeUser } from '#app/features/users/change-user.command.server.ts'
import { connectIdentity } from '#app/features/users/connect-identity.command.server.ts'
import { disableUser } from '#app/features/users/disable-user.command.server.ts'
import { enableUser } from '#app/features/users/enable-user.command.server.ts'
import { endSessionsOfUser } from '#app/features/users/end-sessions.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { StepUpNeeded } from '#app/gates/errors.ts'
import type { Command } from '#app/gates/command.ts'
import { textToObject } from '#app/ui/form/form-data.ts'
import { plusMinutes } from '#app/domain/time.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('what asks to confirm', (engine) => {
  let house: House
  let caseId: string
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder()
  }, 60_000)
  /** Somebody who showed a second factor so many minutes ago. */
  const asking = (who: Person, minutes: number) => {
    const assurance = { aal: 2, provenAt: plusMinutes(house.clock.now(), -minutes), hasFactor: true } as const
    return { actor: house.actor(who), requestId: 'req_1', via: 'web', assurance } as const
  }
  const sent = { reason: 'A test of it' }

  it('does so six minutes after the last proof, before anything is changed, and on record', async () => {
    const whose = { userId: house.id('outsider') }
    const asked: [Person, Command, Record<string, unknown>][] = [
      ['administrator', giveFirstPassword as never, whose],
      ['administrator', changeUser as never, { ...whose, signIn: 'outsider', name: 'Another', title: 'Another' }],
      [
        'administrator',
        connectIdentity as never,
        { ...whose, provider: 'p', issuer: 'i', email: 'a@b.example', ...sent },
      ],
      ['districtLead', enableUser as never, { ...whose, ...sent }],
      [
        'districtLead',
        giveDelegation as never,
        { deputyId: house.id('member'), from: '2026-09-15', until: '2026-09-16', ...sent },
      ],
      ['districtLead', recertifyRoles as never, { schoolId: house.id('ACE'), decided: {} }],
      ['districtLead', changeClock as never, { clock: 'watch', days: '40', basisKind: 'ours', basisText: 'Board' }],
      ['auditor', openToAudit as never, { caseId, reason: 'Looking over this case for the year.' }],
    ]
    for (const [who, command, input] of asked) {
      await expect(house.runtime.run(command, input, asking(who, 6)), command.name).rejects.toThrow(StepUpNeeded)
      expect((await house.log()).at(-1), command.name).toMatchObject({ act: 'auth.stepUpAsked', out: 'deny' })
    }
  })

  it('asks nobody who stops an account or its sessions', async () => {
    const one = { userId: house.id('outsiderToo'), ...sent }
    await house.runtime.run(endSessionsOfUser, one, asking('districtLead', 600))
    await house.runtime.run(disableUser, one, asking('districtLead', 600))
    await expect(house.runtime.run(enableUser, one, asking('districtLead', 600))).rejects.toThrow(StepUpNeeded)
    await house.runtime.run(enableUser, one, asking('districtLead', 4))
  })

  /** Sends a form of the house as its page does, from a session that proved itself six minutes ago. */
  const send = async (command: unknown, params: Record<string, string>, body: URLSearchParams) => {
    const who = asking('districtLead', 6)
    const session = { mustChangePassword: false, mustEnrol: false, logName: 's', assurance: who.assurance }
    const visitor = { state: 'signed in', actor: who.actor, session }
    const request = new Request('http://localhost:3000/admin/a/form', { method: 'POST', body })
    let made = 0
    const newId = () => `drf_${params.userId ?? params.schoolId ?? ''}${++made}`
    const context = { runtime: house.runtime, requestId: 'req_2', visitor, newId }
    const answer = (await formAction(command as never)({ request, params, context } as never)) as Response
    expect(answer.headers.get('Location')).toBe('/account/confirm?next=%2Fadmin%2Fa%2Fform&kept=1')
  }

  it('offers a form of the house again, to whoever sent it, with its own subject', async () => {
    const userId = house.id('outsider')
    const open = async (id: string, who: Person = 'districtLead') =>
      (await house.ask(grantForm, who, { userId: id, draftAs: `grant@${id}` })).form.draft
    const name = (await open(userId))?.name ?? ''
    await send(
      giveGrant,
      { userId },
      new URLSearchParams({ _form: name, role: 'member', from: '2026-09-16', reason: 'Typed before.' }),
    )
    expect(textToObject((await open(userId))?.kept?.body ?? '')).toMatchObject({
      role: 'member',
      reason: 'Typed before.',
    })
    expect((await open(house.id('member')))?.kept).toBeNull()
    expect((await open(userId, 'otherLead'))?.kept).toBeNull()
  })

  it('offers a list of roles again, as it was chosen', async () => {
    const schoolId = house.id('ACE')
    const open = (id: string) => house.ask(recertifyList, 'districtLead', { schoolId: id, draftAs: `recertify@${id}` })
    const list = await open(schoolId)
    const [first] = list.rows
    const chosen = { _form: list.draft?.name ?? '', [`decided.${first?.id ?? ''}`]: 'end', reason: 'Moved away.' }
    await send(recertifyRoles, { schoolId }, new URLSearchParams(chosen))
    const again = await open(schoolId)
    expect(again.chosen).toMatchObject({ decided: { [first?.id ?? '']: 'end' }, reason: 'Moved away.' })
    expect((await open(house.id('DVH'))).chosen).toBeUndefined()
  })
})
