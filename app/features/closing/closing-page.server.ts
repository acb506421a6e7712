import { everHigh } from '#app/domain/case-file.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { endedUnreplaced } from '#app/domain/clocks/endings.ts'
import { membershipOf } from '#app/domain/file/people.ts'
import { whatIsMissing } from '#app/domain/gates.ts'
import { canBeClosed } from '#app/domain/gates/closing.ts'
import { missingLines } from '#app/domain/gates/together.ts'
import type { MissingLine } from '#app/domain/gates/together.ts'
import type { SchoolCalendar } from '#app/domain/school-calendar.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { unrecorded } from '#app/domain/work/next-occurrence.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { nobodyElseSigns } from '#app/policy/approvers.ts'
import { dayText, instantText } from '#app/ui/when.ts'
import { closingReasonWords, criteria } from './closing-words.ts'
import type { Criterion } from './closing-words.ts'

/** The right to see a closing; what is sent from its page asks for more. */
export const readClosing = { permission: 'closing.read' } as const

interface Proposed {
  reason: keyof typeof closingReasonWords
  rationale: string
  views?: string
  tasksGoTo?: string
  parentTold?: string
  criteria: Readonly<Partial<Record<Criterion, { answer: 'yes' | 'no' | 'not-applicable'; because?: string }>>>
  leftOpen?: readonly { words: string }[]
}

const answerWords = { yes: 'Yes', no: 'No', 'not-applicable': 'Doesn’t apply' } as const

/** What the closing's page shows: the proposal as written, who signed, what is missing; or that it is closed. */
export async function closingPage(work: CaseQueryWork<unknown>) {
  const { caseFile, bodies, profile, actor, now, calendar, records, sight } = work
  const { zone } = calendar
  const today = localOf(now, zone).day
  const { proposal, signatures, closed } = caseFile.closing
  const ids = [proposal?.by, ...signatures.map(({ by }) => by)].filter((id) => id !== undefined)
  const users = await records.users.byIds([...new Set(ids)])
  const nameOf = (id: string) => membershipOf(caseFile.team, id)?.name ?? users.find((one) => one.id === id)?.name ?? ''
  const written = proposal ? (bodies.get(proposal.entryId)?.base as Proposed | undefined) : undefined
  const context = { actor, now, calendar, profile }
  return {
    outside: !sight.groups.has('case'),
    canBeClosed: canBeClosed(caseFile) && caseFile.stage !== 'closure_review',
    /** Proposed and not closed yet: to be signed, or taken back. */
    signing: caseFile.stage === 'closure_review',
    everHigh: everHigh(caseFile),
    /** Why nobody could sign it yet, and who has to be named. */
    nobody: await nobodySigns(work, today),
    missing: [
      ...missingLines(whatIsMissing(caseFile, proposal ? 'close' : 'propose-closing', context)),
      ...(closed ? [] : unrecordedLines(caseFile, calendar, today)),
    ].map(({ text, href }) => ({
      missing: text,
      href: href.startsWith('#') ? `/cases/${caseFile.id}${href}` : `/cases/${caseFile.id}/${href}`,
    })),
    proposal:
      proposal && written
        ? {
            id: proposal.entryId,
            by: nameOf(proposal.by),
            at: instantText(proposal.at, zone, today),
            own: proposal.by === actor.id,
            answers: answersOf(written),
          }
        : null,
    signedByReader: signatures.some(({ by }) => by === actor.id),
    signatures: signatures.map((one) => ({
      entryId: one.entryId,
      text: `${nameOf(one.by)}, ${one.as}, ${instantText(one.at, zone, today)}`,
    })),
    closed: closed
      ? {
          at: instantText(closed.at, zone, today),
          watchUntil: closed.watchUntil ? dayText(closed.watchUntil, today) : null,
        }
      : null,
    orders: caseFile.orders
      .filter((one) => !one.ended && !one.replacedBy && one.expiresOn)
      .map((one) =>
        endedUnreplaced(one, today)
          ? `Order ended ${dayText(one.expiresOn ?? '', today)}, not replaced.`
          : `Order runs to ${dayText(one.expiresOn ?? '', today)}; alarms stay on.`,
      ),
  }
}

async function nobodySigns({ caseFile, records }: CaseQueryWork<unknown>, today: Day): Promise<string | null> {
  const { proposal } = caseFile.closing
  if (caseFile.stage !== 'closure_review' || !proposal) return null
  const users = await records.users.all()
  const grants = await records.users.allGrants()
  const deputies = await records.district.deputies()
  return nobodyElseSigns(caseFile, { users, grants, deputies }, today, proposal.by)
}

export type ClosingPageView = Awaited<ReturnType<typeof closingPage>>

/**
 * Check-ins of the plan that nobody recorded, a line an action: they stop no closing, and whoever says that there was no
 * breach sees what nobody knows.
 */
export function unrecordedLines(file: CaseFile, calendar: SchoolCalendar, today: Day): MissingLine[] {
  if (file.plan.startedAt === null) return []
  return file.plan.actions.flatMap((action) => {
    const days = unrecorded(action, file.removalDays, calendar, today)
    const last = days.at(-1)
    if (!last) return []
    const when =
      days.length === 1
        ? `the check-in of ${dayText(last, today)} is not recorded`
        : `${days.length} check-ins are not recorded, the last of ${dayText(last, today)}`
    return [{ text: `${action.what}: ${when}.`, href: 'plan' }]
  })
}

/** Which closing a signature is for: a newer one must not be signed unseen. */
export const waitingClosing = ({ caseFile }: Pick<CaseQueryWork<unknown>, 'caseFile'>): Record<string, string> =>
  caseFile.closing.proposal ? { proposalId: caseFile.closing.proposal.entryId } : {}

const answersOf = (written: Proposed): { label: string; text: string }[] => [
  { label: 'Reason', text: closingReasonWords[written.reason] },
  { label: 'Why can it close?', text: written.rationale },
  ...(written.leftOpen?.length
    ? [{ label: 'Closes without', text: written.leftOpen.map(({ words }) => `· ${words}`).join('\n') }]
    : []),
  ...criteria.flatMap(({ id, asks }) => {
    const said = written.criteria[id]
    if (!said) return []
    const { answer, because } = said
    return { label: asks, text: because ? `${answerWords[answer]}: ${because}` : answerWords[answer] }
  }),
  ...(written.views ? [{ label: 'Different views', text: written.views }] : []),
  ...(written.tasksGoTo ? [{ label: 'Who carries on what is still open?', text: written.tasksGoTo }] : []),
  ...(written.parentTold ? [{ label: 'What were the parents told?', text: written.parentTold }] : []),
]
