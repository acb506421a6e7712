import fc from 'fast-check'
import { entryNow } from '#app/domain/recording.ts'
import { closeBreakGlass } from '#app/features/emergency/close-break-glass.command.server.ts'
import { startBreakGlass } from '#app/features/emergency/start-break-glass.command.server.ts'
import { endGrant } from '#app/features/grants/end-grant.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { declareRecusal } from '#app/features/recusal/declare-recusal.command.server.ts'
import { endRecusal } from '#app/features/recusal/end-recusal.command.server.ts'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { endDelegation } from '#app/features/stand-in/end-delegation.command.server.ts'
import { giveDelegation } from '#app/features/stand-in/give-delegation.command.server.ts'
import { addMember } from '#app/features/team/add-member.command.server.ts'
import { changeLead } from '#app/features/team/change-lead.command.server.ts'
import { endMember } from '#app/features/team/end-member.command.server.ts'
import { disableUser } from '#app/features/users/disable-user.command.server.ts'
import { enableUser } from '#app/features/users/enable-user.command.server.ts'
import { caseCommand } from '#app/gates/command.ts'
import { endOfDay } from '#app/domain/school-calendar.ts'
import { loadFolder } from '#app/gates/folder.server.ts'
import { registry } from '#app/features/entries.ts'
import { z } from 'zod'
import type { CaseFile } from '#app/domain/case-file.ts'
import { modelPeople } from './access-model.ts'
import type { AccessModel, ModelPerson } from './access-model.ts'
import { calendar } from './case.ts'
import type { House } from './house.ts'

/** The house that the model is compared with, and its one folder. */
export interface Real {
  house: House
  caseId: string
}

/** One thing that happens: whether it may now, what it changes on paper, and the real command. */
export interface Step {
  name: string
  can(model: AccessModel): boolean
  change(model: AccessModel): void
  run(real: Real, model: AccessModel): Promise<unknown>
}

const reason = 'as the model says, for a reason'
const ids = ({ house }: Real, who: ModelPerson) => house.id(who)

export const fileOf = async ({ house, caseId }: Real): Promise<CaseFile> => {
  const folder = await house.store.read((records) => loadFolder(records, registry, caseId))
  if (!folder) throw new Error('The folder is gone')
  return folder.file
}

/** Closing and reopening as entries alone: what they rest on is other tests' matter. */
const moves = caseCommand({
  name: 'moveForTheModel',
  input: z.object({ caseId: z.string(), to: z.enum(['closed', 'reopened']) }),
  permission: 'case.system',
  caseId: ({ caseId }) => caseId,
  decide: (work) => {
    const example = (kind: string) => {
      const of = registry.find(kind)
      return of?.examples[of.version]?.base as Record<string, unknown>
    }
    const kinds = work.input.to === 'closed' ? ['closing-proposed', 'closing-signed'] : ['reopened']
    const [first, ...others] = kinds.map((kind) => entryNow(kind, example(kind), work))
    if (!first) throw new Error('No move')
    return { entries: [first, ...others], result: {} }
  },
})

const anybody = fc.constantFrom(...modelPeople)
const staff = fc.constantFrom<ModelPerson>('lead', 'triage', 'member', 'outsider', 'onCall', 'referrer')
const days = fc.integer({ min: 0, max: 4 })

/** A district lead who may act in the folder: never kept out of it, and never the person it is about. */
const byLead = (model: AccessModel, about?: ModelPerson): ModelPerson | undefined => {
  const lead = model.districtLead()
  return lead === about ? undefined : lead
}
const acting = (model: AccessModel): ModelPerson => model.districtLead() ?? 'districtLead'

const passTime = fc.constantFrom(61, 24 * 60, 3 * 24 * 60).map((minutes): Step => ({
  name: `${minutes} minutes pass`,
  can: () => true,
  change: (model) => model.pass(minutes),
  run: ({ house }) => Promise.resolve(house.later(minutes)),
}))

const grants = fc
  .tuple(staff, fc.constantFrom('counselor', 'member'), fc.boolean(), fc.option(days))
  .map(([who, role, here, ends]): Step => ({
    name: `${who} is given ${role} ${here ? 'here' : 'elsewhere'}${ends === null ? '' : ` for ${ends} days`}`,
    can: (model) => !model.rolesOf(who).some((one) => one.role === role) && !model.disabled.has(who),
    change: (model) => model.give(who, role, here ? 'this school' : 'another school', ends),
    run: (real, model) =>
      real.house.run(giveGrant, 'districtLead', {
        userId: ids(real, who),
        role,
        schoolId: real.house.id(here ? 'ACE' : 'DVH'),
        from: model.today,
        until: ends === null ? '' : model.inDays(ends),
        reason,
      }),
  }))

const revokes = staff.map((who): Step => ({
  name: `a role of ${who} ends`,
  can: (model) => model.rolesOf(who).length > 0,
  change: (model) => model.takeFirst(who),
  run: async (real, model) => {
    const [first] = model.rolesOf(who)
    const rows = await real.house.store.read((records) => records.users.grantsOf(ids(real, who)))
    const row = rows.find(
      (one) => one.role === first?.role && one.from <= model.today && (one.until ?? model.today) >= model.today,
    )
    return real.house.run(endGrant, 'districtLead', { userId: ids(real, who), grantId: row?.id, reason })
  },
}))

const accounts = staff.map((who): Step => ({
  name: `the account of ${who} is closed or opened again`,
  can: () => true,
  change: (model) => (model.disabled.has(who) ? model.disabled.delete(who) : model.disabled.add(who)),
  run: (real, model) =>
    real.house.run(model.disabled.has(who) ? enableUser : disableUser, 'districtLead', {
      userId: ids(real, who),
      reason,
    }),
}))

const joins = fc.tuple(anybody, fc.option(days)).map(([who, until]): Step => ({
  name: `${who} joins ${until === null ? 'as a member' : `to be consulted for ${until} days`}`,
  can: (model) =>
    byLead(model) !== undefined &&
    !model.disabled.has(who) &&
    !model.out.has(who) &&
    !model.holds(who, ['auditor', 'administrator']) &&
    model.placeOf(who) === 'none' &&
    (until !== null || model.worksHere(who)),
  change: (model) => (until === null ? model.sit(who, 'member') : model.sit(who, 'consulted', model.inDays(until))),
  run: (real, model) =>
    real.house.run(addMember, acting(model) as 'districtLead', {
      caseId: real.caseId,
      userId: ids(real, who),
      role: until === null ? 'member' : 'consulted',
      reason,
      until: until === null ? '' : model.inDays(until),
    }),
}))

const leaves = anybody.map((who): Step => ({
  name: `${who} leaves the team`,
  can: (model) => byLead(model) !== undefined && model.team.has(who) && model.placeOf(who) !== 'lead',
  change: (model) => model.team.delete(who),
  run: (real, model) =>
    real.house.run(endMember, acting(model) as 'districtLead', { caseId: real.caseId, userId: ids(real, who), reason }),
}))

const transfers = anybody.map((who): Step => ({
  name: `${who} leads from now on`,
  can: (model) =>
    byLead(model) !== undefined &&
    model.placeOf(who) === 'member' &&
    !model.disabled.has(who) &&
    model.worksAnywhere(who),
  change: (model) => model.lead(who),
  run: (real, model) =>
    real.house.run(changeLead, acting(model) as 'districtLead', {
      caseId: real.caseId,
      userId: ids(real, who),
      reason,
    }),
}))

const recusals = fc
  .constantFrom<ModelPerson>('lead', 'triage', 'member', 'onCall', 'districtLead', 'otherLead')
  .map((who): Step => ({
    name: `${who} is kept out`,
    can: (model) => !model.out.has(who) && (byLead(model, who) !== undefined || model.districtLead() === who),
    change: (model) => model.keepOut(who),
    run: (real, model) =>
      byLead(model, who) === undefined
        ? real.house.run(declareRecusal, who as 'districtLead', { caseId: real.caseId })
        : real.house.run(recuseSomebody, acting(model) as 'districtLead', {
            caseId: real.caseId,
            userId: ids(real, who),
            because: reason,
          }),
  }))

const letsBack = anybody.map((who): Step => ({
  name: `${who} is let back`,
  can: (model) => model.out.has(who) && byLead(model) !== undefined,
  change: (model) => model.out.delete(who),
  run: async (real, model) => {
    const file = await fileOf(real)
    const kept = file.recusals.find((one) => one.userId === ids(real, who) && one.state !== 'dismissed')
    return real.house.run(endRecusal, acting(model) as 'districtLead', {
      caseId: real.caseId,
      recusalId: kept?.entryId,
      because: reason,
    })
  },
}))

const closing = fc.constant<Step>({
  name: 'the case is closed, or reopened',
  can: ({ stage }) => stage !== 'screening',
  change: (model) => {
    model.stage = model.stage === 'closed' ? 'reopened' : 'closed'
  },
  run: ({ house, caseId }, model) =>
    house.run(moves, 'system', { caseId, to: model.stage === 'closed' ? 'reopened' : 'closed' }),
})

const emergencies = fc
  .constantFrom<ModelPerson>('triage', 'outsider', 'referrer', 'lead', 'otherLead')
  .map((who): Step => ({
    name: `${who} opens it in an emergency`,
    can: (model) => model.mayOpen(who),
    change: (model) => model.open(who, 'in an emergency', model.hour()),
    run: async (real) => {
      const { reportNumber } = await fileOf(real)
      const asked = {
        number: reportNumber,
        code: 'danger-now',
        reason: 'Somebody may be hurt, and nobody can be reached.',
      }
      return real.house.run(startBreakGlass, who as 'lead', asked)
    },
  }))

const closes = fc.constantFrom<ModelPerson>('triage', 'outsider', 'referrer', 'lead', 'otherLead').map((who): Step => ({
  name: `${who} closes it again`,
  can: (model) => model.openedNow(who) === 'in an emergency' && model.mayUseEmergencies(who),
  change: (model) => model.shut(who),
  run: (real) => real.house.run(closeBreakGlass, who as 'lead', { caseId: real.caseId }),
}))

const audits = fc.constant<Step>({
  name: 'the auditor opens it',
  can: () => true,
  change: (model) => model.open('auditor', 'to audit', endOfDay(calendar, model.today)),
  run: ({ house, caseId }) => house.run(openToAudit, 'auditor', { caseId, reason }),
})

const standsIn = fc.tuple(staff, staff, days).map(([user, deputy, until]): Step => ({
  name: `${deputy} stands in for ${user} for ${until} days`,
  can: (model) =>
    user !== deputy &&
    !model.standIn &&
    [user, deputy].every((one) => model.worksAnywhere(one) && !model.disabled.has(one)),
  change: (model) => {
    model.standIn = { id: model.given, user, deputy, until: model.inDays(until) }
  },
  run: async (real, model) => {
    const asked = { deputyId: ids(real, deputy), from: model.today, until: model.inDays(until), reason }
    model.given = (await real.house.run(giveDelegation, user as 'lead', asked)).delegationId
  },
}))
const standInEnds = fc.constant<Step>({
  name: 'the standing in ends',
  can: ({ standIn, today }) => standIn !== null && standIn.until >= today,
  change: (model) => {
    model.standIn = null
  },
  run: ({ house }, { standIn }) => house.run(endDelegation, 'districtLead', { delegationId: standIn?.id, reason }),
})

/** Everything that may happen to who sees a folder. */
export const steps: readonly fc.Arbitrary<Step>[] = [
  passTime,
  grants,
  revokes,
  accounts,
  joins,
  leaves,
  transfers,
  recusals,
  letsBack,
  closing,
  emergencies,
  closes,
  audits,
  standsIn,
  standInEnds,
]
