import { readFileSync } from 'node:fs'
import { CsvError, parse } from 'csv-parse/sync'
import { readConfig } from '../app/config.server.ts'
import { RuleBroken } from '../app/domain/errors.ts'
import { instantOf } from '../app/domain/time.ts'
import { registry } from '../app/features/entries.ts'
import { loadRoster } from '../app/features/roster/load-roster.command.server.ts'
import { loadStaff } from '../app/features/roster/load-staff.command.server.ts'
import { rosterStaff } from '../app/features/roster/staff-home-input.ts'
import { rosterStudent } from '../app/features/roster/student-input.ts'
import { newId } from '../app/keys/random.server.ts'
import { createRuntime } from '../app/runtime.server.ts'
import { WrongArguments, runCommand } from './run-command.ts'

const help = `npm run roster — loads students, or where staff live, from a file

Usage: npm run roster -- FILE.csv [--check]
       npm run roster -- --staff FILE.csv [--check]
       npm run roster -- --help

Reads DATABASE_URL as the server does. The file is CSV in UTF-8 with a first line of column names:

  school, number, given, family, grade          must be there; school is the code, such as NHS
  birthDate                                     YYYY-MM-DD
  classes, handles                              parted by semicolons
  guardian1, guardian1Relation, guardian1Phone  and so on up to 4: first name and last name, mother, a number
  guardian1Email                                by which staff who are parents are known and kept out of the case
  address1, address1Label, address1Whose        and so on up to 4: street and town, "Mother's home", mother

A student number that is on the roster already is that student: what the file says counts from now on. Parents or
addresses that are left empty for all of 1 to 4 stay as they are. Cases keep the name, grade and school they were shown.
The whole file is checked first; where one line is wrong, nothing is loaded.

With --staff the file says how people with an account are known among the families of students, so that nobody works on
the case of a child of theirs. What a line says holds from now on, also what it leaves empty:

  signIn                                        must be there: the name with which they sign in
  email, phone                                  at home
  address1                                      and so on up to 4: number, street and town

  --check   only checks, with the schools and people of the database
  --staff   the file is about staff
`

const batch = 500

const counted = (count: number): string => (count === 1 ? '1 student' : `${count} students`)
const countedStaff = (count: number): string => (count === 1 ? '1 person' : `${count} people`)

/** A file that can't be loaded; the message is shown as it is. */
class RosterRefused extends Error {
  override readonly name = 'RosterRefused'
}

type Row = Readonly<Record<string, string>>

/** The column that is meant, as the file calls it, and what is wrong there. */
function wordsOf({ path: [field, n, part], message }: { path: readonly PropertyKey[]; message: string }): string {
  const columns: Readonly<Record<string, string>> = {
    schoolCode: 'school',
    studentNumber: 'number',
    guardians: 'guardian',
    places: 'address',
    homes: 'address',
  }
  const column = columns[String(field)] ?? String(field)
  if (typeof n !== 'number') return `${column}: ${message}`
  const ends: Readonly<Record<string, string>> = { relation: 'Relation', phone: 'Phone', label: 'Label' }
  const end = field === 'places' && part === 'relation' ? 'Whose' : (ends[String(part)] ?? '')
  return `${column}${field === 'guardians' || field === 'places' || field === 'homes' ? n + 1 : ''}${end}: ${message}`
}

/** Reads the file and checks every line. Throws `RosterRefused` with every problem, the first hundred of them. */
function studentsIn(path: string, codes: readonly string[]) {
  const rows = rowsOf(path, ['school', 'number', 'given', 'family', 'grade'], 'students')
  const problems: string[] = []
  const numbers = new Map<string, number>()
  const students = rows.map((row, n) => {
    const line = n + 2
    const parsed = rosterStudent.safeParse(asStudent(row))
    const twice = numbers.get(row.number ?? '')
    numbers.set(row.number ?? '', line)
    if (twice) problems.push(`Line ${line}: the number ${row.number} stands in line ${twice} too.`)
    if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => `Line ${line}, ${wordsOf(issue)}`))
    if (row.school && !codes.includes(row.school))
      problems.push(
        `Line ${line}, school: no school has the code ${row.school}. There are: ${codes.join(', ') || 'none'}.`,
      )
    return parsed.data
  })
  refuse(problems)
  return students
}

/** Reads the file of staff and checks every line, as `studentsIn` does. `names`: with which people sign in. */
function staffIn(path: string, names: ReadonlySet<string>) {
  const problems: string[] = []
  const lines = new Map<string, number>()
  const staff = rowsOf(path, ['signIn'], 'people').map((row, n) => {
    const line = n + 2
    const homes = [1, 2, 3, 4].map((one) => row[`address${one}`] ?? '').filter(Boolean)
    const { signIn, email = '', phone = '' } = row
    const parsed = rosterStaff.safeParse({ signIn, email, phone, homes })
    if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => `Line ${line}, ${wordsOf(issue)}`))
    const name = parsed.data?.signIn ?? ''
    if (parsed.success && !names.has(name)) problems.push(`Line ${line}, signIn: nobody signs in as ${name}.`)
    const twice = lines.get(name)
    if (name && twice) problems.push(`Line ${line}: ${name} stands in line ${twice} too.`)
    lines.set(name, line)
    return parsed.data
  })
  refuse(problems)
  return staff
}

/** Throws `RosterRefused` with the first hundred problems, where there are any. */
function refuse(problems: readonly string[]) {
  if (problems.length === 0) return
  const more = problems.length > 100 ? `\nand ${problems.length - 100} more.` : ''
  throw new RosterRefused(`${problems.slice(0, 100).join('\n')}${more}\nNothing was loaded.`)
}

/** The rows of a file with these columns; `what` it holds, in words. */
function rowsOf(path: string, columns: readonly string[], what: string): Row[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new RosterRefused(`${path} can’t be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  try {
    const rows = parse<Row>(text, { columns: true, bom: true, skip_empty_lines: true, trim: true })
    const missing = columns.filter((name) => !(name in (rows[0] ?? {})))
    if (rows.length === 0) throw new RosterRefused(`${path} holds no ${what}.`)
    if (missing.length > 0) throw new RosterRefused(`${path} has no column ${missing.join(', ')}.`)
    return rows
  } catch (error) {
    if (error instanceof CsvError) throw new RosterRefused(`${path} is not CSV as it should be: ${error.message}`)
    throw error
  }
}

const parted = (text: string | undefined): string[] =>
  (text ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)

function asStudent(row: Row) {
  const four = [1, 2, 3, 4]
  return {
    schoolCode: row.school,
    studentNumber: row.number,
    given: row.given,
    family: row.family,
    grade: row.grade,
    birthDate: row.birthDate ?? '',
    classes: parted(row.classes),
    handles: parted(row.handles),
    guardians: four
      .filter((n) => row[`guardian${n}`])
      .map((n) => {
        const names = (row[`guardian${n}`] ?? '').split(/\s+/)
        return {
          given: names.slice(0, -1).join(' ') || names[0],
          family: names.at(-1),
          relation: row[`guardian${n}Relation`] || 'guardian',
          phone: row[`guardian${n}Phone`] ?? '',
          email: row[`guardian${n}Email`] ?? '',
        }
      }),
    places: four
      .filter((n) => row[`address${n}`])
      .map((n) => ({
        line: row[`address${n}`],
        label: row[`address${n}Label`] || 'Home',
        relation: row[`address${n}Whose`] || 'home',
      })),
  }
}

const batches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / batch) }, (_one, n) => all.slice(n * batch, (n + 1) * batch))

/** Returns the exit code: 0 loaded or checked, 1 refused, 2 a wrong setting. */
async function main(values: { check?: boolean; staff?: boolean }, [path]: readonly string[]): Promise<number> {
  if (path === undefined) throw new WrongArguments('Name the file to load.')
  const { databaseUrl, keys } = readConfig(process.env, process.cwd())
  const clock = { now: () => instantOf(new Date()) }
  const runtime = createRuntime({ databaseUrl, keys, as: 'cli' }, registry, clock)
  const actor = { kind: 'cli', id: 'cli', name: 'Command line' } as const
  const asking = () => ({ actor, requestId: newId('request'), via: 'cli' }) as const
  const say = (words: string) => void process.stdout.write(`${words}\n`)
  try {
    if (values.staff) {
      const users = await runtime.store.read((records) => records.users.all())
      const staff = staffIn(path, new Set(users.map(({ signIn }) => signIn)))
      if (values.check) {
        say(`${countedStaff(staff.length)} to load. Nothing was changed.`)
        return 0
      }
      for (const some of batches(staff)) await runtime.run(loadStaff, { staff: some }, asking())
      say(`${countedStaff(staff.length)} loaded.`)
      return 0
    }
    const codes = (await runtime.store.read((records) => records.district.schools())).map(({ code }) => code)
    const students = studentsIn(path, codes)
    if (values.check) {
      say(`${counted(students.length)} to load. Nothing was changed.`)
      return 0
    }
    for (const some of batches(students)) await runtime.run(loadRoster, { students: some }, asking())
    say(`${counted(students.length)} loaded.`)
    return 0
  } finally {
    await runtime.close()
  }
}

await runCommand(
  {
    help,
    options: { check: { type: 'boolean' }, staff: { type: 'boolean' } },
    words: 1,
    refusals: [RosterRefused, RuleBroken],
  },
  main,
)
