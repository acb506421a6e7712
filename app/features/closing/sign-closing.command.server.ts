import type { CaseFile } from '#app/domain/case-file.ts'
import { isWatched } from '#app/domain/closing-reasons.ts'
import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { missingThen, requireNothingMissing, wentOnEntry } from '#app/domain/gate-check.ts'
import { signatureGates } from '#app/domain/gates/closing.ts'
import { leftOpen, whatIsMissing } from '#app/domain/gates.ts'
import type { UserId } from '#app/domain/ids.ts'
import { stageAfter } from '#app/domain/stages.ts'
import { localOf, momentNow, plusDays } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { signsAsDistrictLead } from '#app/policy/approvers.ts'
import { mayReadPart } from '#app/policy/in-sight.ts'
import type { Actor } from '#app/policy/roles.ts'
import { sightOf } from '#app/policy/sight.ts'
import { closingSigned, signClosingInput } from './closing-signed.entry.ts'

/**
 * Signs a proposed closing. The proposer can't; a case that was ever high or imminent also needs the district lead or
 * the deputy (P7). Whoever signs can read what is signed: a district lead from outside joins the team first. The signature
 * that completes them closes, when nothing is missing; an earlier one is kept.
 */
export const signClosing = caseCommand({
  name: 'signClosing',
  input: signClosingInput,
  permission: 'closing.sign',
  caseId: (input) => input.caseId,
  judging: true,
  load: async ({ records }) => ({
    grants: await records.users.allGrants(),
    deputies: await records.district.deputies(),
  }),
  decide: ({ input, caseFile, actor, now, calendar, profile, newId, overrideRoles, loaded }) => {
    stageAfter(caseFile.stage, 'close')
    const today = localOf(now, calendar.zone).day
    requireReads(caseFile, actor, today)
    requireMaySign(caseFile, input.proposalId, actor.id)
    const as = signsAsDistrictLead(actor.id, loaded, today) ? ('district lead' as const) : ('second person' as const)
    const id = newId('entry')
    const signature = { entryId: id, by: actor.id, at: now, as }
    const signed = {
      ...caseFile,
      closing: { ...caseFile.closing, signatures: [...caseFile.closing.signatures, signature] },
    }
    const context = { actor, now, calendar, profile }
    const waits = whatIsMissing(signed, 'close', context).some((one) => signatureGates.includes(one.id))
    const went = waits ? null : requireNothingMissing(signed, 'close', context, input.override, overrideRoles)
    const watched = !waits && isWatched(caseFile.closing.proposal?.reason)
    const watchUntil = watched ? plusDays(today, profile.watchDays) : undefined
    const open = waits ? [] : missingThen(leftOpen(signed, context))
    const entry = entryOf(closingSigned, id, momentNow(now, calendar.zone), {
      base: {
        proposalId: input.proposalId,
        note: input.note,
        as,
        closes: !waits,
        watchUntil,
        ...(open.length > 0 ? { leftOpen: open } : {}),
      },
    })
    return {
      entries: went ? [entry, wentOnEntry(went, entry.id, { now, calendar, newId })] : [entry],
      result: { entryId: entry.id, closed: !waits, watchUntil },
    }
  },
})

function requireReads(file: CaseFile, actor: Actor, today: Day): void {
  const sight = sightOf(actor, file, today)
  if (!sight || !mayReadPart(sight, file, 'case', 'base')) {
    throw new RuleBroken('To sign this closing, join the team first: whoever signs has read it.', 'P7')
  }
}

function requireMaySign(file: CaseFile, proposalId: string, actorId: UserId): void {
  const { proposal, signatures } = file.closing
  if (!proposal) throw new RuleBroken('No closing is proposed here.', 'stage')
  if (proposal.entryId !== proposalId) {
    throw new RuleBroken('A newer closing was proposed since you opened this page.', 'closing')
  }
  if (proposal.by === actorId) throw new RuleBroken('You proposed this closing, so someone else signs it.', 'P7')
  if (signatures.some((one) => one.by === actorId)) throw new RuleBroken('You have signed this closing already.', 'P7')
}
