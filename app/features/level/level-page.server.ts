import type { CaseQueryWork } from '#app/gates/query.ts'
import { assessable, levelNow, levelWaiting } from '#app/domain/level-of-concern.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import { localOf } from '#app/domain/time.ts'
import { may } from '#app/policy/may.ts'
import type { Option } from '#app/ui/form/design.ts'
import { beforeYouDecide } from './before-you-decide.ts'
import { evidenceOf } from './level-evidence.ts'
import { loadApproverRows } from './level-approver.server.ts'
import { noLevelHere } from './level-stage.ts'
import { proposalShown } from './proposal-shown.ts'

/** The district's words for the levels that a team assesses, as answers to choose from. */
export const levelOptions = (profile: Pick<Profile, 'levels'>): Option[] =>
  assessable.map((level) => ({ value: level, label: profile.levels[level].label, hint: profile.levels[level].words }))

/** Whose page the level is: also a district lead's from outside the case, who is asked once it is late (P4). */
export const levelSeen = { permission: 'level.read' } as const

/** What the level's pages show besides their form. */
export async function levelPage(work: CaseQueryWork<unknown>) {
  const { caseFile, bodies, profile, actor, now, calendar, records, sight } = work
  const { zone } = calendar
  const today = localOf(now, zone).day
  const rows = await loadApproverRows({ records })
  const { label, words } = profile.levels.imminent
  const evidence = evidenceOf({ caseFile, bodies, profile, zone, today })
  return {
    levels: levelOptions(profile),
    imminent: { label, words },
    before: beforeYouDecide(caseFile, profile, actor.id, { today, found: evidence.helps.length }),
    evidence,
    proposal: proposalShown({ caseFile, bodies, rows, actor, now, calendar, profile }),
    /** Whether the reader is one of those who may approve. */
    mayApprove: may(actor, 'level.approve', caseFile, today).allow,
    awaiting: levelNow(caseFile)?.state === 'awaiting',
    /** Only what the header says may be read: whoever wants to judge joins the team first. */
    outside: !sight.groups.has('case'),
    /** Why no level can be set here; then the pages show no form. */
    noneHere: noLevelHere(caseFile),
  }
}
export type LevelPageView = Awaited<ReturnType<typeof levelPage>>

/** Which proposal a judgement is about: a newer one must not be approved unseen. */
export const waitingProposal = ({ caseFile }: Pick<CaseQueryWork<unknown>, 'caseFile'>): Record<string, string> => {
  const waiting = levelWaiting(caseFile)
  return waiting ? { proposalId: waiting.entryId } : {}
}
