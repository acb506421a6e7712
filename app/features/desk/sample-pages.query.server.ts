import { z } from 'zod'
import type { FindingRow, ReadRecords, SampleRow } from '#db/records/records.ts'
import type { CaseId } from '#app/domain/ids.ts'
import { sampleOf } from '#app/domain/sample.ts'
import { localOf, plusDays } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { draftAs, houseDraft } from '#app/gates/house-draft.server.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { may } from '#app/policy/may.ts'
import { dayText, instantText } from '#app/ui/when.ts'
import { somethingFound } from './put-right.ts'

/** Days back from today that the form of a draw begins with. */
const begins = 90

/** The form by which cases are drawn. */
export const drawSampleForm = query({
  name: 'drawSampleForm',
  input: z.object({ draftAs }),
  permission: 'audit.sample',
  load: async (work) => {
    const { day: today } = localOf(work.now, work.calendar.zone)
    const schools = await work.records.district.schools()
    return {
      form: {
        values: { asked: '10', from: plusDays(today, -begins), until: today },
        choices: { schools: schools.map(({ id, name }) => ({ value: id, label: name })) },
        token: crypto.randomUUID(),
        back: '/audit/desk',
        draft: await houseDraft(work),
      },
    }
  },
  redact: (view) => view,
  shown: () => ({ sections: ['form'] }),
})

const wordsOf = { sound: 'Sound', 'put right': somethingFound } as const

/** A sample: how it was drawn, its cases, and what was found in each. */
export const samplePage = query({
  name: 'samplePage',
  input: z.object({ sampleId: z.string().max(60) }),
  permission: 'audit.read',
  load: async (work) => {
    const { records, actor, now, calendar, input } = work
    const sample = await records.reviews.sample(input.sampleId)
    if (!sample) throw new NotPermitted('no such sample', 404)
    const { day: today } = localOf(now, calendar.zone)
    const numbers = await records.index.numbersInSight(actor.id, sample.drawn, today)
    const schools = await records.district.schools()
    const users = await records.users.all()
    return {
      sample,
      today,
      zone: calendar.zone,
      school: schools.find(({ id }) => id === sample.schoolId)?.name ?? 'Every school',
      by: users.find(({ id }) => id === sample.drawnBy)?.name ?? 'Somebody who left',
      again: sampleOf(sample.seed, sample.pool, sample.asked).join() === sample.drawn.join(),
      cases: await casesOf(work, sample, numbers, new Map(users.map(({ id, name }) => [id, name]))),
      hidden: sample.drawn.filter((id) => !numbers.has(id)).length,
      mayFind: may(actor, 'audit.sample', null, today).allow,
    }
  },
  redact: ({ sample, today, zone, ...view }) => ({
    ...view,
    sampleId: sample.id,
    at: instantText(sample.drawnAt, zone, today),
    among: sample.pool.length,
    days: `${dayText(sample.from, today)} to ${dayText(sample.until, today)}`,
    stage: sample.stage,
    seed: sample.seed,
  }),
  shown: ({ sample, cases }) => ({
    sections: ['sample', sample.id],
    count: cases.length,
    ids: cases.map(({ caseId }) => caseId),
  }),
})

/** Each case of the sample that the reader sees in lists, with its findings, the newest first. */
async function casesOf(
  work: QueryWork<unknown>,
  sample: SampleRow,
  numbers: ReadonlyMap<CaseId, string>,
  names: ReadonlyMap<string, string>,
) {
  const { records, calendar, now } = work
  const { day: today } = localOf(now, calendar.zone)
  const findings = await records.reviews.findings([sample.id])
  const said = await saidIn(work, sample, findings)
  return sample.drawn
    .filter((caseId) => numbers.has(caseId))
    .map((caseId) => ({
      caseId,
      number: numbers.get(caseId) ?? '',
      findings: findings
        .filter((one) => one.caseId === caseId)
        .reverse()
        .map(({ id, verdict, foundBy, foundAt }) => ({
          id,
          verdict: wordsOf[verdict],
          by: names.get(foundBy) ?? 'Somebody who left',
          at: instantText(foundAt, calendar.zone, today),
          words: said.get(id) ?? null,
        })),
    }))
}

/** What was written with each finding, from the sealed parts of their events. */
async function saidIn(
  { records, sealedEvents }: QueryWork<unknown>,
  sample: SampleRow,
  findings: readonly FindingRow[],
) {
  const since = await records.audit.placeAt(sample.drawnAt)
  const seqs = new Map<number, string>()
  for (const caseId of new Set(findings.map((one) => one.caseId))) {
    for (const { body } of await records.audit.search({ act: 'sample.found', objectId: caseId, since, limit: 200 })) {
      const leaf = readLeaf(body)
      const id = leaf && /^finding (fnd_\w+)$/.exec(leaf.obj.sec ?? '')?.[1]
      if (id) seqs.set(leaf.seq, id)
    }
  }
  const opened = await sealedEvents([...seqs.keys()])
  return new Map(
    [...opened].flatMap(([seq, { words }]) =>
      typeof words === 'string' ? [[seqs.get(seq) ?? '', words] as const] : [],
    ),
  )
}

/** The form of a finding, in a case of a sample that the auditor has open. */
export const recordFindingForm = query({
  name: 'recordFindingForm',
  input: z.object({ sampleId: z.string().max(60), drawnCaseId: z.string().max(60), draftAs }),
  permission: 'audit.sample',
  load: async (work) => {
    const { records, input, actor, now, calendar } = work
    const sample = await records.reviews.sample(input.sampleId)
    const file = sample?.drawn.includes(input.drawnCaseId) ? await work.fileOf(input.drawnCaseId) : undefined
    const { day: today } = localOf(now, calendar.zone)
    if (!file || !may(actor, 'audit.open', file, today).allow) throw new NotPermitted('no such case in the sample', 404)
    const numbers = await records.index.numbersInSight(actor.id, [file.id], today)
    return {
      caseId: file.id,
      opened: may(actor, 'case.decisions', file, today).allow,
      form: {
        values: {},
        choices: {},
        token: crypto.randomUUID(),
        back: `/audit/samples/${input.sampleId}`,
        about: numbers.get(file.id),
        draft: await houseDraft(work),
      },
    }
  },
  redact: (view) => view,
  shown: () => ({ sections: ['form'] }),
})

/** Samples with how far they are, for the desk: the newest, at most so many. */
export async function samplesShown(records: ReadRecords, today: Day, zone: string, limit = 5) {
  const samples = await records.reviews.newestSamples(limit)
  const findings = samples.length > 0 ? await records.reviews.findings(samples.map(({ id }) => id)) : []
  return samples.map((sample) => ({
    id: sample.id,
    at: instantText(sample.drawnAt, zone, today),
    drawn: sample.drawn.length,
    done: new Set(findings.filter((one) => one.sampleId === sample.id).map((one) => one.caseId)).size,
  }))
}

export type SampleView = ReturnType<typeof samplePage.redact>
