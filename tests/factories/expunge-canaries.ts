import { addFile } from '#app/features/file/add-file.command.server.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { setHold } from '#app/features/legal-hold/set-hold.command.server.ts'
import { liftHold } from '#app/features/legal-hold/lift-hold.command.server.ts'
import { enterReport } from '#app/features/report/enter-report.command.server.ts'
import { recordTarget } from '#app/features/target/record-target.command.server.ts'
import { keepAsDraft } from '#app/http/drafts.server.ts'
import { stageFile } from '#app/http/staging.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { recordsOfficer } from './expunged.ts'
import { markerOf } from './canary-marks.ts'
import type { Folder, MarkedPart } from './canary-marks.ts'
import type { House } from './house.ts'
import { recordEveryPart, withEveryPart, writeHealth } from './sealed.ts'

/** What is marked in a case that is going to be destroyed. */
export const markedHere = [
  'identity',
  'target',
  'education',
  'reporter',
  'health',
  'law',
  'file name',
  'file content',
  'draft',
  'opening',
  'oversight',
] as const satisfies readonly MarkedPart[]

/** Puts a case on record by hand of the usual people, with a mark in everything that somebody can type about it. */
export async function aMarkedCase(house: House, folder: Folder): Promise<string> {
  const mark = markerOf(folder)
  const happened = { day: '2026-09-15', time: '09:50' }
  const { caseId } = await house.run(enterReport, 'lead', {
    danger: 'no',
    what: `Said something in class. ${mark('education')}`,
    weapon: 'no',
    whereNow: 'in the office',
    student: `Robin ${mark('identity')}`,
    schoolId: house.id('ACE'),
    channel: 'phone',
    received: happened,
    reporterName: `${mark('reporter')} Miller`,
    reporterContact: `555-0100 ${mark('reporter')}`,
  })
  await house.run(acknowledgeReport, 'triage', { caseId })
  const known = { concern: 'student', name: `Robin ${mark('identity')}`, identifiers: ['student-number', 'photo'] }
  await house.run(identifyStudent, 'triage', { caseId, ...known })
  await house.run(recordTarget, 'triage', { caseId, happened, kind: 'group', name: mark('target'), safeNow: 'yes' })
  await writeHealth(house, caseId, `${mark('health')} and more`)
  await house.over(house.store, { kinds: withEveryPart }).run(recordEveryPart, 'triage', { caseId, said: mark('law') })
  await aMarkedFile(house, caseId, mark)
  for (const form of ['note', 'contact'])
    await keepAsDraft({ runtime: house.runtime, newId }, house.id('triage'), {
      form,
      caseId,
      body: `said=${mark('draft')}+${form}`,
    })
  await house.run(openToAudit, 'auditor', { caseId, reason: `A yearly look at ${mark('opening')}.` })
  await aLiftedHold(house, caseId, mark('oversight'))
  return caseId
}

async function aMarkedFile(house: House, caseId: string, mark: ReturnType<typeof markerOf>): Promise<void> {
  const pieces = (async function* () {
    yield await Promise.resolve(Buffer.from(`${mark('file content')} was written. `.repeat(60_000)))
  })()
  const file = { name: `${mark('file name')}.txt`, pieces }
  const staged = await stageFile({ runtime: house.runtime, newId }, house.id('triage'), file)
  if (!('id' in staged)) throw new Error(staged.problem)
  const happened = { day: '2026-09-15', time: '09:50' }
  await house.run(addFile, 'triage', { caseId, happened, what: 'What they wrote', files: [staged.id] })
}

async function aLiftedHold(house: House, caseId: string, word: string): Promise<void> {
  await house.run(setHold, recordsOfficer, { caseId, code: 'audit', reason: `${word} asked for it.` })
  const [hold] = await house.store.read((records) => records.destruction.holdsOf(caseId))
  await house.run(liftHold, recordsOfficer, { caseId, holdId: hold?.id, reason: `${word} took it back.` })
}
