import { everHigh } from '../case-file.ts'
import type { CaseFile } from '../case-file.ts'
import type { Owner } from '../clocks/deadline.ts'
import { leadOf } from '../file/people.ts'
import { inTriage } from '../screening.ts'
import { isFinished } from '../stages.ts'
import { openTasks } from '../tasks.ts'
import type { UserId } from '../ids.ts'
import { day } from '../time.ts'
import type { Instant } from '../time.ts'
import { caseHref } from './links.ts'
import { asDistrictLead, othersThan, secondPersonFor, waitingRow, workItem } from './work-item.ts'
import type { WorkItem, Worklist } from './work-item.ts'

/** Tasks that nobody finished. They outlive a quick close and a closing. */
export const fromTasks: Worklist = (file, context) =>
  openTasks(file).map((task) =>
    workItem(
      file,
      {
        about: `task:${task.entryId}`,
        owner: task.owner,
        what: task.what,
        why: task.why || 'Task',
        href: caseHref(file.id, `tasks/${task.entryId}`),
        dueOn: task.dueAt ? null : day(task.dueOn),
        dueAt: task.dueAt,
      },
      context,
    ),
  )

/** A question somebody sent back is answered by whoever proposed. */
export const fromQuestions: Worklist = (file, context) => {
  const triage = file.triage.proposals.at(-1)
  const level = file.level.proposals.at(-1)
  const asked = [
    ...(triage?.sentBack && !triage.confirmed
      ? [{ one: triage, what: 'Answer the question about the screening', place: 'triage' }]
      : []),
    ...(level?.sentBack
      ? [{ one: level, what: 'Answer the question about the level of concern', place: 'level' }]
      : []),
  ]
  if (isFinished(file.stage)) return []
  return asked.map(({ one, what, place }) =>
    workItem(
      file,
      {
        about: `question:${one.entryId}`,
        owner: one.by,
        what,
        why: 'Sent back with a question',
        href: caseHref(file.id, place),
      },
      context,
    ),
  )
}

/**
 * Somebody is in danger and nobody has said that 911 was called; the people on call see it too. Or a stand-down
 * waits for a second person (P5).
 */
export const fromDanger: Worklist = (file, context) => {
  const { imminent, standDown } = file.danger
  if (!imminent) return []
  const uncalled =
    imminent.called === 'not-yet' ? [...new Set([imminent.by, ...secondPersonFor(file, imminent.by)])] : []
  const proposal = standDown.proposed
  const onCall = {
    about: `call:${imminent.entryId}:on-call`,
    owner: 'on-call',
    dueAt: imminent.at,
    danger: true,
  } as const
  return [
    ...uncalled.map((owner) =>
      workItem(
        file,
        {
          about: `call:${imminent.entryId}:${owner}`,
          owner,
          what: callNow,
          why: 'Not called yet',
          href: caseHref(file.id, 'danger/call'),
          dueAt: imminent.at,
          danger: true,
        },
        context,
      ),
    ),
    ...(uncalled.length > 0 ? [workItem(file, { ...onCall, ...forOnCall(file) }, context)] : []),
    ...(proposal
      ? signing(
          `stand-down:${proposal.entryId}`,
          proposal,
          'Confirm the stand-down',
          'danger/stand-down/confirm',
        )(file, context)
      : []),
  ]
}

/** While triage is at work, the people on call answer themselves; later the case isn't theirs, and the row says whom to call. */
function forOnCall(file: CaseFile): Pick<WorkItem, 'what' | 'why' | 'href'> {
  const lead = leadOf(file.team)
  return inTriage(file)
    ? { what: callNow, why: 'Not called yet', href: caseHref(file.id, 'danger/call') }
    : {
        what: 'Somebody is in danger now',
        why: lead ? `911 not called yet. Call ${lead.name}.` : '911 not called yet',
        href: caseHref(file.id, 'level'),
      }
}
const callNow = 'Call 911 now, or say who is calling'

/**
 * A proposed closing is signed by somebody else; by the district lead too, where the level was ever high (P7). The
 * district lead's signature is a second person's too: where only they are left to ask, there is one row.
 */
export const fromClosing: Worklist = (file, context) => {
  const { proposal, signatures } = file.closing
  if (file.stage !== 'closure_review' || !proposal) return []
  const signed = signatures.some((one) => one.by !== proposal.by)
  const lead = !everHigh(file) || signatures.some((one) => one.as === 'district lead')
  const about = `sign:${proposal.entryId}`
  const others = signed ? [] : secondPeople(file, proposal.by)
  const owners = lead ? others : others.filter((owner) => owner !== 'district-leads')
  const href = caseHref(file.id, 'closing/sign')
  const rows = [
    ...owners.map((owner) =>
      workItem(file, { about: `${about}:${owner}`, owner, what: 'Sign the closing', why: byTwo, href }, context),
    ),
    ...(lead
      ? []
      : [
          workItem(
            file,
            {
              about: `${about}${asDistrictLead}`,
              owner: 'district-leads',
              what: 'Sign the closing as district lead',
              why: 'The district lead signs this closing too',
              href,
            },
            context,
          ),
        ]),
  ]
  return [...rows, ...waitingRow(file, rows, { about, by: proposal.by, since: proposal.at }, context)]
}

const byTwo = 'Two people, each under their own account'

/** Who is asked as the second person: the lead or other members, else the district's leads. */
function secondPeople(file: CaseFile, by: UserId): readonly Owner[] {
  const asked = secondPersonFor(file, by)
  const others = asked.length > 0 ? asked : othersThan(file, by)
  return others.length > 0 ? others : ['district-leads']
}

/** Rows for a second person, and one that waits for whoever proposed. */
const signing =
  (about: string, { by, at }: { by: UserId; at: Instant }, what: string, place: string): Worklist =>
  (file, context) => {
    const given = { what, why: byTwo, href: caseHref(file.id, place) }
    const owners = secondPeople(file, by)
    const rows = owners.map((owner) => workItem(file, { ...given, about: `${about}:${owner}`, owner }, context))
    return [...rows, ...waitingRow(file, rows, { about, by, since: at }, context)]
  }
