import type { CaseFile } from '#app/domain/case-file.ts'
import { whenInWords } from '#app/domain/dates-in-words.ts'
import { membershipOf } from '#app/domain/file/people.ts'
import type { LevelProposal } from '#app/domain/file/judgement.ts'
import { approvalDueAt } from '#app/domain/level-of-concern.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import type { SchoolCalendar } from '#app/domain/school-calendar.ts'
import { localOf } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { approversOf, nobodyElseApproves } from '#app/policy/approvers.ts'
import type { ApproverRows } from '#app/policy/approvers.ts'
import { instantText, momentText } from '#app/ui/when.ts'

/** A proposed level as everybody reads it: the answers as written, what it rests on, what changed since. */
export interface ProposalShown {
  proposalId: string
  label: string
  words: string
  /** "High counts from now. Dr. Okafor is asked to approve by 6:00 pm." */
  state: string
  by: string
  at: string
  answers: readonly { label: string; text: string }[]
  evidence: readonly { sentence: string; when: string }[]
  missingThen: readonly string[]
  changed: readonly { sentence: string; when: string }[]
  /** The reader proposed it, so somebody else approves. */
  own: boolean
  /** Whom the reader can ask. */
  ask: readonly string[]
  question?: string
}

interface Asked {
  caseFile: CaseFile
  bodies: ReadonlyMap<string, Record<string, unknown>>
  rows: ApproverRows
  actor: { id: string }
  now: Instant
  calendar: SchoolCalendar
  profile: Profile
}

interface Written {
  otherExplanations: string
  wouldChange: string
  sameForAnother: 'yes' | 'not-sure'
  sameMore?: string
  views: readonly { name: string; view: string }[]
  there: readonly { name: string }[]
  alsoThere?: string
  missing: readonly { words: string }[]
}

/** The newest proposal while it awaits approval, or was sent back with a question; null where there is none. */
export function proposalShown(asked: Asked): ProposalShown | null {
  const { caseFile, bodies, actor, now, calendar, profile, rows } = asked
  const proposal = caseFile.level.proposals.at(-1)
  if (!proposal || proposal.approval) return null
  const { zone } = calendar
  const today = localOf(now, zone).day
  const written = bodies.get(proposal.entryId)?.base as Written | undefined
  const line = caseFile.timeline.find((one) => one.entryId === proposal.entryId)
  const shown = (lines: CaseFile['timeline']) =>
    lines.map((one) => ({
      sentence: one.sentence,
      when: momentText({ on: one.happenedOn, at: one.happenedAt }, zone, today),
    }))
  const ask = approversOf(caseFile, rows, today, proposal.by)
  return {
    proposalId: proposal.entryId,
    label: profile.levels[proposal.level].label,
    words: profile.levels[proposal.level].words,
    state: stateOf(
      proposal,
      ask.map(({ name }) => name),
      asked,
    ),
    by: membershipOf(caseFile.team, proposal.by)?.name ?? rows.users.find(({ id }) => id === proposal.by)?.name ?? '',
    at: instantText(proposal.at, zone, today),
    answers: written ? answersOf(proposal, written) : [],
    evidence: shown(
      caseFile.timeline.filter(
        (one) => proposal.evidence.includes(one.root) || proposal.evidence.includes(one.entryId),
      ),
    ),
    missingThen: written?.missing.map(({ words }) => words) ?? [],
    changed: line ? shown(caseFile.timeline.filter((one) => one.recordedAt > line.recordedAt)) : [],
    own: proposal.by === actor.id,
    ask: ask.map(({ name }) => name).filter((name) => name !== ''),
    question: proposal.sentBack?.question,
  }
}

function stateOf(proposal: LevelProposal, ask: readonly string[], { profile, calendar, now }: Asked): string {
  const { label } = profile.levels[proposal.level]
  const counts = proposal.raises ? `${label} counts from now.` : `${label} counts once somebody else approves it.`
  if (proposal.sentBack) return `${counts} It was sent back with a question.`
  const dueAt = approvalDueAt(proposal.at, profile, calendar)
  const until = whenInWords(dueAt, now, calendar.zone)
  if (ask.length === 0) return `${counts} ${nobodyElseApproves}`
  if (now >= dueAt) return `${counts} It was to be approved by ${until}. Now any district lead may approve.`
  return `${counts} ${ask.slice(0, 2).join(' or ')} is asked to approve by ${until}.`
}

const answersOf = (proposal: LevelProposal, written: Written) => [
  { label: 'Why this level?', text: proposal.rationale },
  { label: 'What else could explain it?', text: written.otherExplanations },
  { label: 'What would make us change it?', text: written.wouldChange },
  {
    label: 'Would we say the same of another student with these facts?',
    text: written.sameForAnother === 'yes' ? 'Yes' : `Not sure: ${written.sameMore ?? ''}`,
  },
  {
    label: 'Different views',
    text:
      written.views.length > 0
        ? written.views.map(({ name, view }) => `${name}: ${view}`).join('\n')
        : 'No one disagreed.',
  },
  {
    label: 'Who was there',
    text: [...written.there.map(({ name }) => name), written.alsoThere].filter(Boolean).join(', '),
  },
]
