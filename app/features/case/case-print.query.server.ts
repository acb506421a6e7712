import { z } from 'zod'
import type { CaseFile } from '#app/domain/case-file.ts'
import { optionalChoice } from '#app/domain/fields.ts'
import { answersOverTime } from '#app/domain/key-answers.ts'
import { visitParts } from '#app/domain/file/inquiry.ts'
import { matterOf } from '#app/domain/withheld.ts'
import { caseQuery } from '#app/gates/query.ts'
import { hiddenPerson } from '#app/policy/in-sight.ts'
import { instantText } from '#app/ui/when.ts'
import { aroundPage } from './around-page.ts'
import { decisionsOf, missingIn } from './decisions.ts'
import { namesOf } from './names.ts'
import { overrideReaders } from '#app/gates/override-readers.server.ts'
import { thingNames } from './thing-names.ts'

/** What stays off paper unless it is asked for: of a visit only that there was one, where, and its answer. */
const visitDetails: readonly string[] = visitParts.filter((part) => part !== 'now').map((part) => `home-visit-${part}`)
/**
 * The case file for paper (P20): no reporter, no health and no law part; details of home visits only if ticked. Opening
 * it is recorded as a print. Similar names never stand here.
 */
export const casePrint = caseQuery({
  name: 'casePrint',
  input: z.object({ caseId: z.string(), visits: optionalChoice(['yes']) }),
  permission: 'case.print',
  caseId: (asked) => asked.caseId,
  load: async (work) => {
    const { caseFile: file, bodies, actor, now, calendar, records, input } = work
    const around = await aroundPage(work, 'Print')
    const withVisits = input.visits === 'yes'
    const leftOut = new Set(
      file.timeline
        .filter(({ kind, entryId }) => matterOf(kind, bodies.get(entryId)?.base) !== null)
        .map(({ entryId }) => entryId),
    )
    const printed = file.timeline.filter(({ entryId }) => !leftOut.has(entryId))
    const author = printedAuthor(file, await namesOf(file, records))
    const answers = answersOverTime(printed, bodies, work.profile.keyQuestions)
    const entries = printed
      .filter(({ kind }) => withVisits || !visitDetails.includes(kind))
      .map((line) => ({
        id: line.entryId,
        kind: line.kind,
        sentence: line.sentence,
        happened: { on: line.happenedOn, at: line.happenedAt },
        recordedAt: line.recordedAt,
        by: author(line.entryId),
        base: line.kind === 'home-visit' && !withVisits ? null : (bodies.get(line.entryId)?.base ?? null),
      }))
    const mark = work.sheetMark()
    return {
      ...around,
      visits: withVisits,
      hasVisits: file.timeline.some((line) => line.kind === 'home-visit'),
      mark,
      by: `Printed by ${actor.name}, ${instantText(now, calendar.zone)} · sheet ${mark}`,
      team: file.team.members.filter((one) => !one.ended).map((one) => one.name),
      decisions: decisionsOf({ ...file, timeline: printed }, author, await overrideReaders(work), missingIn(bodies)),
      entries,
      keyQuestions: answers.map(({ answers: given, ...question }) => ({
        ...question,
        answers: given.map((one) => ({ ...one, by: author(one.entryId) })),
      })),
      names: await thingNames(work, [...entries.map(({ base }) => base), answers], leftOut),
    }
  },
  redact: (view) => view,
  shown: ({ entries, visits, mark }) => ({
    sections: ['case file', ...(visits ? ['home visits'] : []), `sheet ${mark}`],
    count: entries.length,
  }),
})

/** Who recorded an entry, as paper may say it: whoever reported stays unnamed. Takes an entry's or a user's id. */
function printedAuthor(file: CaseFile, nameOf: (userId: string) => string): (id: string) => string {
  const lines = new Map(file.timeline.map((line) => [line.entryId, line]))
  const reports = file.timeline.filter((line) => line.kind === 'report')
  return (id) => {
    const line = lines.get(id)
    if (!line) return nameOf(id)
    const withReport = reports.some((one) => one.recordedAt === line.recordedAt && one.recordedBy === line.recordedBy)
    return nameOf(withReport ? hiddenPerson : line.recordedBy)
  }
}
