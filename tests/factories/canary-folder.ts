import { localOf, plusDays } from '#app/domain/time.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { setTriageGroup } from '#app/features/district/set-triage-group.command.server.ts'
import { addFile } from '#app/features/file/add-file.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { recordHealth } from '#app/features/health/record-health.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { recordInterview } from '#app/features/interview/record-interview.command.server.ts'
import { recordPriorContacts } from '#app/features/prior-contacts/record-prior-contacts.command.server.ts'
import { declareRecusal } from '#app/features/recusal/declare-recusal.command.server.ts'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { recordTarget } from '#app/features/target/record-target.command.server.ts'
import { confirmOutcome } from '#app/features/triage/confirm-outcome.command.server.ts'
import { recordPoliceDuty } from '#app/features/police/record-police.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { createUser } from '#app/features/users/create-user.command.server.ts'
import { recordWeaponAccess } from '#app/features/weapon-access/record-weapon-access.command.server.ts'
import type { Runtime } from '#app/gates/runtime.ts'
import { stageFile } from '#app/http/staging.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { pastGuards, rawSql } from '#tests/setup/raw-sql.ts'
import { bareActor } from './bare-actor.ts'
import { markerOf } from './canary-marks.ts'

type Command = Parameters<Runtime['run']>[0]
const cli = { kind: 'cli', id: 'cli', name: 'Command line' } as const
const mark = markerOf('case')

/**
 * Puts a case on record that nobody of a journey may see: two people who hold a role for a day screen it and end it, with
 * a mark in each part, and a district lead on duty keeps out whoever would see it then, and themselves. It takes no number of the district's own, leaves the school's triage group as it was, and stands
 * in no list of work. Called before anything else is on record.
 */
export async function plantCanaryFolder(
  url: string,
  runtime: Runtime,
  { schoolId, districtLead, zone }: { schoolId: string; districtLead: string; zone: string },
): Promise<void> {
  const raw = await rawSql(url)
  const at = localOf(runtime.clock.now(), zone)
  await raw.exec(`insert into counters (name, value) values ('report', 9000), ('case:${at.day.slice(2, 4)}', 9000)`)
  const run = (command: Command, input: object, who: string | typeof cli = cli) =>
    runtime.run(command, input, {
      actor: typeof who === 'string' ? bareActor(who, 'Canary') : who,
      requestId: newId('request'),
      via: 'demo',
    }) as Promise<Record<string, string>>
  const usual = await runtime.store.read((records) => records.district.triageGroup(schoolId))
  const [one = '', two = ''] = await Promise.all(['one', 'two'].map((name) => aPersonForADay(name)))
  await run(setTriageGroup, { schoolId, people: [{ userId: one }, { userId: two }] })
  await keptOut(await screened())
  await run(setTriageGroup, { schoolId, people: usual.map((userId) => ({ userId })) })
  await pastGuards(raw, 'counters', () => raw.exec('delete from counters'))
  await raw.close()

  /** The school's group and the people on duty see what was screened: they are kept out of this one. */
  async function keptOut(caseId: string) {
    const onDuty = (await runtime.store.read((records) => records.district.onDuty())).map(({ userId }) => userId)
    for (const userId of new Set([...usual, ...onDuty].filter((id) => id !== districtLead)))
      await run(recuseSomebody, { caseId, userId, because: `A relative. ${mark('oversight')}` }, districtLead)
    await run(declareRecusal, { caseId, because: `A relative. ${mark('oversight')}` }, districtLead)
  }

  async function aPersonForADay(name: string): Promise<string> {
    const person = { signIn: `canary.${name}`, name: `Canary ${name}`, title: 'Counselor for a day', phone: '' }
    const { userId = '' } = await run(createUser, person)
    const grant = { userId, role: 'counselor', schoolId, from: at.day, until: plusDays(at.day, 1), reason: 'for a day' }
    await run(giveGrant, grant)
    return userId
  }

  async function screened() {
    const happened = at
    const { caseId = '' } = await run(
      sendReport,
      {
        danger: 'no',
        what: `Said something in class. ${mark('education')}`,
        weapon: 'no',
        whereNow: 'in class',
        student: `Robin ${mark('identity')}`,
        schoolId,
      },
      one,
    )
    const here = { caseId, happened }
    await run(acknowledgeReport, { caseId }, one)
    const known = { concern: 'student', name: `Robin ${mark('identity')}`, identifiers: ['student-number', 'photo'] }
    await run(identifyStudent, { caseId, ...known }, one)
    await run(recordPriorContacts, { caseId }, one)
    const talk = { role: 'student-6-12', with: `Robin ${mark('identity')}`, officer: 'no', parentTold: 'not-needed' }
    const said = { exactWords: mark('education'), weaponAsked: 'no', weaponNotAsked: 'The mother is asked.' }
    const { entryId: cited } = await run(recordInterview, { ...here, ...talk, ...said, needs: 'no' }, one)
    const means = { asked: 'The mother', how: 'phone', said: `None. ${mark('means')}` }
    await run(recordWeaponAccess, { ...here, ...means, addresses: [{ label: 'Home', answer: 'no' }] }, one)
    const hurt = { kind: 'group', name: mark('target'), safeNow: 'yes' }
    await run(recordTarget, { ...here, ...hurt }, one)
    await run(recordHealth, { ...here, about: 'session', note: mark('health') }, one)
    const content = `What was written: ${mark('file content')}\n`
    const file = { name: `${mark('file name')}.txt`, pieces: once(Buffer.from(content)) }
    const staged = await stageFile({ runtime, newId }, one, file)
    if (!('id' in staged)) throw new Error(staged.problem)
    await run(addFile, { ...here, what: 'A page', files: [staged.id] }, one)
    await run(recordPoliceDuty, { ...here, answer: 'no', reason: 'No crime, and no weapon.' }, one)
    const ended = { outcome: 'resolved', rationale: `Taken back. ${mark('education')}`, cites: [cited], followUps: [] }
    const { entryId: proposalEntryId } = await run(proposeOutcome, { caseId, ...ended, basedOn: 50 }, one)
    await run(confirmOutcome, { caseId, proposalEntryId, basedOn: 50 }, two)
    return caseId
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
