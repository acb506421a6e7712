import { isRecused, leadOf } from '#app/domain/file/people.ts'
import type { RecusalFact } from '#app/domain/file/people.ts'
import { recusalQuestion, sourceWords } from '#app/domain/recusal.ts'
import { openTasks } from '#app/domain/tasks.ts'
import { localOf } from '#app/domain/time.ts'
import { dutyRowsOf } from '#app/gates/kept-out.server.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { questionsFor } from '#app/policy/asked-to-answer.ts'
import { whoTakesOver } from '#app/policy/duties.ts'
import type { Choices } from '#app/ui/form/design.ts'
import { namedRecusal } from './asked-recusal.ts'

type Work = CaseQueryWork<Readonly<Record<string, unknown>>>

/** What leaving means for the person who asks: what they had to do here, and who will have it. */
export async function leavingShown({ caseFile, actor, records, now, calendar }: Work) {
  const rows = await dutyRowsOf(records)
  const lead = leadOf(caseFile.team)
  const leads = lead?.userId === actor.id
  const { day } = localOf(now, calendar.zone)
  const next = leads ? (whoTakesOver(caseFile, new Set([actor.id]), rows, day)?.name ?? null) : (lead?.name ?? null)
  const tasks = openTasks(caseFile).filter(({ owner }) => owner === actor.id).length
  const actions = caseFile.plan.actions.filter(({ owner, ended }) => !ended && owner === actor.id).length
  return { leads, next, had: tasks + actions }
}
export type LeavingShown = Awaited<ReturnType<typeof leavingShown>>

const shown = (one: RecusalFact) => ({
  name: one.name,
  question: recusalQuestion(one),
  seems: sourceWords[one.source],
})

/** The person whom the address names, and what keeps them out. */
export const recusalShown = ({ caseFile, input }: Work) =>
  Promise.resolve(shown(namedRecusal(caseFile, input.recusalId)))

/**
 * The person whom the address names, and what is asked about them: also for a chair who reads nothing else of who is
 * kept out. Throws `NotPermitted` where there is no such question, or it is about whoever asks.
 */
export async function questionShown({ caseFile, fileOf, actor, input, now, calendar, sight }: Work) {
  const whole = (await fileOf(caseFile.id)) ?? caseFile
  const questions = questionsFor(actor, whole, localOf(now, calendar.zone).day)
  const asked = namedRecusal({ recusals: questions }, input.recusalId)
  return { ...shown(asked), holds: asked.holds, byInitials: sight.names === 'initials' }
}

/** Everybody whose account is in use, but the person who asks and those who are kept out already. */
export async function recusalChoices({ caseFile, records, actor }: Work): Promise<Choices> {
  const users = (await records.users.all()).filter(
    ({ id, disabledAt }) => disabledAt === null && id !== actor.id && !isRecused(caseFile, id),
  )
  return { staff: users.map(({ id, name, title }) => ({ value: id, label: name, hint: title })) }
}
