import { wentOnBase } from '#app/domain/gate-check.ts'
import { whatIsMissing } from '#app/domain/gates.ts'
import { policeLaw } from '#app/domain/police-law.ts'
import { opensCase, proposalWaiting } from '#app/domain/screening.ts'
import { isScreening } from '#app/domain/stages.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { outcomeWords } from './triage.entry.ts'
import { secondPeople } from './triage-rows.server.ts'

type Work = CaseQueryWork<unknown>

/** A proposal as it is read before it is confirmed or sent back. */
export interface ProposalShown {
  entryId: string
  outcome: string
  rationale: string
  routedTo?: string
  cites: readonly { entryId: string; sentence: string }[]
  followUps: readonly { what: string; ownerName: string; dueOn: string }[]
  by: string
  at: string
  /** The reader proposed it: somebody else confirms. */
  own: boolean
  /** It has taken effect, and is confirmed afterwards. */
  opened: boolean
  question?: { text: string; by: string; at: string }
  /** What was still missing as it was proposed, and who went on without it and why. */
  wentOn: readonly { by: string; reason: string; missing: readonly string[] }[]
}

/** What is on record of police: the answer with its reason, since when the school knows, who was told. */
export interface PoliceRecorded {
  answer?: { text: string; at: string }
  awareSince?: string
  told: readonly { text: string; on: string; at?: string }[]
}

export interface TriageAround {
  /** A case is open: only its opening is still to be confirmed, and no outcome is asked for. */
  ended: boolean
  waiting: ProposalShown | null
  /** The last proposal came back with this question. */
  sentBack: ProposalShown | null
  youCanAsk: readonly string[]
  missing: readonly { id: string; missing: string; href: string }[]
  police: { applies: boolean; words: string; told: boolean; recorded: PoliceRecorded }
}

/** What stands beside the outcome's form: a proposal that waits, what is still to do, and the police question. */
export async function triageAround(work: Work): Promise<TriageAround> {
  const { caseFile, records, actor, now, calendar, profile } = work
  const waiting = proposalWaiting(caseFile)
  const last = caseFile.triage.proposals.at(-1)
  const people = await secondPeople(records, caseFile, [actor.id, ...(waiting ? [waiting.by] : [])])
  const missing = whatIsMissing(caseFile, 'end-screening', { actor, now, calendar, profile })
  return {
    ended: !isScreening(caseFile.stage) || caseFile.stage === 'merged',
    waiting: waiting ? await shown(work, waiting) : null,
    sentBack: last && !waiting && last.sentBack && !last.confirmed ? await shown(work, last) : null,
    youCanAsk: people.map((one) => one.name),
    missing: missing.map((one) => ({ id: one.id, missing: one.missing, href: `/cases/${caseFile.id}/${one.href}` })),
    police: policeQuestion(work),
  }
}

async function shown({ caseFile, bodies, records, actor }: Work, one: NonNullable<ReturnType<typeof proposalWaiting>>) {
  const asked = one.sentBack
  const overrides = caseFile.overrides.filter(({ decisionEntryId }) => decisionEntryId === one.entryId)
  const people = [one.by, ...(asked ? [asked.by] : []), ...overrides.map(({ by }) => by)]
  const names = new Map((await records.users.byIds([...new Set(people)])).map((user) => [user.id, user.name]))
  const nameOf = (id: string) => names.get(id) ?? 'a staff member'
  return {
    entryId: one.entryId,
    outcome: outcomeWords[one.outcome],
    rationale: one.rationale,
    routedTo: one.routedTo,
    cites: caseFile.timeline
      .filter((line) => one.cites.includes(line.entryId) || one.cites.includes(line.root))
      .map(({ entryId, sentence }) => ({ entryId, sentence })),
    followUps: one.followUps.map(({ what, ownerName, dueOn }) => ({ what, ownerName, dueOn })),
    by: nameOf(one.by),
    at: one.at,
    own: one.by === actor.id,
    opened: opensCase(one.outcome),
    question: asked ? { text: asked.question, by: nameOf(asked.by), at: asked.at } : undefined,
    wentOn: overrides.map(({ entryId, by, reason, missing }) => ({
      by: nameOf(by),
      reason,
      missing: wordsOf(bodies.get(entryId)) ?? missing.map(({ rule }) => rule),
    })),
  } satisfies ProposalShown
}

/** What was missing, in the words of that day. */
const wordsOf = (body: Record<string, unknown> | undefined): string[] | undefined =>
  wentOnBase.safeParse(body?.base).data?.missing.map(({ words }) => words)

/** Whether the law asks that police are told, by the student's grade; asking them is offered in any case (S1). */
export function policeQuestion({ caseFile, profile }: Pick<Work, 'caseFile' | 'profile'>): TriageAround['police'] {
  const { covers, question, notCovered } = policeLaw(caseFile, profile)
  const applies = covers !== 'no'
  const { mustReport, awareSince, told } = caseFile.police
  return {
    applies,
    words: applies ? question : notCovered,
    told: told.length > 0,
    recorded: {
      answer: mustReport
        ? { text: `${answerWords[mustReport.answer]}. ${mustReport.reason}`, at: mustReport.at }
        : undefined,
      awareSince: awareSince ?? undefined,
      told: told.map(({ whom, agency, at }) => ({ text: `${whom}, ${agency}`, ...at })),
    },
  }
}

const answerWords = { yes: 'Yes', no: 'No', 'not-applicable': 'Doesn’t apply' } as const
