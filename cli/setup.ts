import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '#db/migrate.server.ts'
import { openStore } from '#db/store.server.ts'
import { readConfig } from '../app/config.server.ts'
import { RuleBroken } from '../app/domain/errors.ts'
import { instantOf, localOf } from '../app/domain/time.ts'
import { afterOfficeOpens, afterSchoolStarts, calendarInput } from '../app/features/district/calendar-input.ts'
import { schoolInput } from '../app/features/district/school-input.ts'
import { setUpDistrict, setUpDistrictInput } from '../app/features/district/set-up-district.command.server.ts'
import { registry } from '../app/features/entries.ts'
import { giveGrant } from '../app/features/grants/give-grant.command.server.ts'
import { createUser } from '../app/features/users/create-user.command.server.ts'
import { createKeys } from '../app/features/upkeep/create-keys.command.server.ts'
import { createUserInput } from '../app/features/users/user-input.ts'
import { giveFirstPassword } from '../app/auth/commands/give-first-password.command.server.ts'
import { newId } from '../app/keys/random.server.ts'
import { createRuntime } from '../app/runtime.server.ts'
import { firstKey } from './keys/first-key.ts'
import { runCommand } from './run-command.ts'
import { SetupRefused, askPerson, fromFile } from './setup/questions.ts'
import type { Answers } from './setup/questions.ts'

const help = `npm run setup — sets up a real district and its first administrator

Usage: npm run setup                      asks, one question at a time
       npm run setup -- --from FILE       takes the answers from a JSON file
       npm run setup -- --help

Reads DATABASE_URL and OFFRAMP_DATA as the server does. Refuses a database that already holds a district, a demo above
all. The administrator's first password is made here and shown once; it has to be changed at the first sign-in. So is the
key that opens everything sealed: the folder keys of OFFRAMP_DATA, or OFFRAMP_KEYS, holds it.

Keys of FILE: name, safetyPhone, numberPrefix, zone, years, closed, schoolFrom, schoolTo, officeFrom, officeTo,
schoolName, schoolCode, schoolGrades, administratorName, administratorSignIn. More schools are added in the pages.
`

const commandLine = { kind: 'cli', id: 'cli', name: 'Command line' } as const

/** Asks for what a district needs, through the same checks as the pages. */
async function gather(answers: Answers) {
  const { shape: district } = setUpDistrictInput
  const { shape: year } = calendarInput
  const text = (key: string, question: string, schema: Parameters<Answers['ask']>[2], standard?: string) =>
    answers.ask(key, question, schema, standard)
  /** The end of a day that began at `from`: asked again until it comes after that. */
  const end = (key: 'schoolTo' | 'officeTo', question: string, from: string, message: string, standard: string) =>
    text(
      key,
      question,
      year[key].refine((value) => value > from, message),
      standard,
    )
  const hours = async () => {
    const schoolFrom = await text('schoolFrom', 'School starts at?', year.schoolFrom, '07:45')
    const schoolTo = await end('schoolTo', 'School ends at?', schoolFrom, afterSchoolStarts, '15:15')
    const officeFrom = await text('officeFrom', 'The office opens at?', year.officeFrom, '07:15')
    const officeTo = await end('officeTo', 'The office closes at?', officeFrom, afterOfficeOpens, '16:30')
    return { schoolFrom, schoolTo, officeFrom, officeTo }
  }
  return {
    name: await text('name', 'The district’s name?', district.name),
    safetyPhone: await text('safetyPhone', 'The number people call when something can’t wait?', district.safetyPhone),
    numberPrefix: await text('numberPrefix', 'Letters before case numbers?', district.numberPrefix, 'TA'),
    calendar: {
      zone: await text('zone', 'Time zone?', year.zone, Intl.DateTimeFormat().resolvedOptions().timeZone),
      years: await text(
        'years',
        'School years, first day..last day, parted by commas (2026-08-13..2027-06-03)?',
        year.years,
      ),
      closed: await text(
        'closed',
        'Weekdays without school, parted by commas (2026-09-07, 2026-11-23..2026-11-27)?',
        year.closed,
        '',
      ),
      ...(await hours()),
    },
    school: {
      name: await text('schoolName', 'The first school’s name?', schoolInput.shape.name),
      code: await text('schoolCode', 'Its code, such as NHS?', schoolInput.shape.code),
      grades: await text('schoolGrades', 'Its grades, such as 9-12?', schoolInput.shape.grades),
    },
    administrator: {
      name: await text('administratorName', 'The first administrator’s name?', createUserInput.shape.name),
      signIn: await text('administratorSignIn', 'Their sign-in name?', createUserInput.shape.signIn),
    },
  }
}

/** Returns the exit code: 0 done, 1 refused, 2 a wrong setting. */
async function main(values: { from?: string }): Promise<number> {
  const config = readConfig(process.env, process.cwd())
  const now = new Date()
  await migrate(config.databaseUrl, { now, backups: join(config.dataDirectory, 'backups') })
  const store = openStore(config.databaseUrl, { as: 'cli' })
  const answers = values.from ? fromFile(readAnswers(values.from)) : askPerson()
  try {
    const known = await store.read((records) => records.district.load())
    if (known) {
      throw new SetupRefused(
        known.demo
          ? 'This database holds the demo district. A real district needs a database of its own: set DATABASE_URL or OFFRAMP_DATA.'
          : 'This database already holds a district. Nothing was changed.',
      )
    }
    const { school, administrator, ...district } = await gather(answers)
    const doing = { actor: commandLine, requestId: newId('request'), via: 'cli' } as const
    const key = firstKey(config.keys, (line) => process.stdout.write(`\n${line}`))
    const { databaseUrl, keys } = config
    const runtime = createRuntime({ databaseUrl, store, keys }, registry, { now: () => instantOf(new Date()) })
    const begun = await store.read((records) => records.keys.tenants())
    if (begun.length === 0) await runtime.run(createKeys, key, doing)
    await runtime.run(setUpDistrict, { ...district, profileId: 'CA-default', demo: false, schools: [school] }, doing)
    const { userId } = await runtime.run(createUser, { ...administrator, title: 'System administrator' }, doing)
    const from = localOf(instantOf(now), district.calendar.zone).day
    await runtime.run(giveGrant, { userId, role: 'administrator', from, reason: 'First administrator' }, doing)
    const { password } = await runtime.run(giveFirstPassword, { userId }, doing)
    process.stdout.write(
      `\n${district.name} is set up.\n\nSign in as  ${administrator.signIn}\nPassword    ${password}\n\nIt is shown only now and has to be changed at the first sign-in.\nStart with npm start.\n`,
    )
    await runtime.close()
    return 0
  } finally {
    answers.close()
    await store.close()
  }
}

function readAnswers(path: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Record<string, unknown>
  } catch (error) {
    throw new SetupRefused(`${path} can’t be read as JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  throw new SetupRefused(`${path} must hold one JSON object.`)
}

await runCommand({ help, options: { from: { type: 'string' } }, refusals: [SetupRefused, RuleBroken] }, main)
