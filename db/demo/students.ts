import { plusDays } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'

/** A student of the demo roster, as `loadRoster` reads it. `ref` names those that scripts speak of. */
export interface DemoStudent {
  ref?: string
  schoolCode: string
  studentNumber: string
  given: string
  family: string
  grade: string
  birthDate: string
  handles: string[]
  classes: string[]
  guardians: { given: string; family: string; relation: string; phone?: string }[]
  places: { label: string; line: string; relation: string }[]
}

const given = [
  'Aaliyah',
  'Adrian',
  'Aiko',
  'Alejandra',
  'Amara',
  'Anders',
  'Anjali',
  'Arturo',
  'Asher',
  'Beatriz',
  'Bodhi',
  'Bruno',
  'Camille',
  'Carmen',
  'Cyrus',
  'Dahlia',
  'Dario',
  'Delphine',
  'Desmond',
  'Elena',
  'Emeka',
  'Esther',
  'Farid',
  'Felicia',
  'Gael',
  'Greta',
  'Hana',
  'Hassan',
  'Ingrid',
  'Isaias',
  'Ivy',
  'Jamal',
  'Joaquin',
  'June',
  'Kai',
  'Keiko',
  'Lamar',
  'Leila',
  'Lorenzo',
  'Lucia',
  'Malik',
  'Marisol',
  'Mina',
  'Nadir',
  'Naomi',
  'Nico',
  'Noelle',
  'Omar',
  'Paloma',
  'Pascal',
  'Quinn',
  'Rafael',
  'Renata',
  'Rohan',
  'Sabine',
  'Samir',
  'Selma',
  'Soren',
  'Talia',
  'Tomas',
  'Uma',
  'Viktor',
  'Willa',
  'Xavier',
  'Yara',
  'Zane',
  'Zoe',
]
const family = [
  'Abara',
  'Achterberg',
  'Alcott',
  'Banerjee',
  'Barros',
  'Bellweather',
  'Castellano',
  'Chavarria',
  'Dahl',
  'Delacroix',
  'Dunmore',
  'Eastwick',
  'Escarra',
  'Fairbairn',
  'Farooqi',
  'Fontaine',
  'Galvez',
  'Grayling',
  'Haddad',
  'Hawthorne',
  'Idris',
  'Jankowski',
  'Kealoha',
  'Kimura',
  'Larkspur',
  'Lindgren',
  'Maddox',
  'Marchand',
  'Mbeki',
  'Nakagawa',
  'Novak',
  'Okonkwo',
  'Ostrowski',
  'Paredes',
  'Pemberton',
  'Quillan',
  'Rasmussen',
  'Ravenel',
  'Saldana',
  'Santillan',
  'Sterling',
  'Tamayo',
  'Thackeray',
  'Underhill',
  'Valdivia',
  'Vance',
  'Wakefield',
  'Weatherby',
  'Xiong',
  'Yamada',
  'Zeller',
]
const streets = [
  'Almond Way',
  'Bishop Pine Rd',
  'Canal St',
  'Delta Loop',
  'Egret Ct',
  'Foundry Ln',
  'Grange Ave',
  'Heron Dr',
  'Levee Rd',
  'Orchard St',
]
const classes = ['1st Algebra', '2nd English', '3rd Biology', '4th World history', '5th Art', '6th Physical education']

const grades: Readonly<Record<string, readonly string[]>> = {
  ACE: ['TK', 'K', '1', '2', '3', '4', '5'],
  MMS: ['6', '7', '8'],
  DVH: ['9', '10', '11', '12'],
  SRH: ['9', '10', '11', '12'],
}

/** The same phone as Dr. Feldman's: whether she is related is asked of the chair. */
const phoneOfFeldman = [{ given: 'Dev', family: 'Banerjee', relation: 'Father', phone: '(555) 010-0210' }]

/** The students that scripts speak of, and the look-alike pairs of the fixture. */
const named: readonly (Pick<DemoStudent, 'schoolCode' | 'given' | 'family' | 'grade'> &
  Partial<DemoStudent> & { ref: string })[] = [
  {
    ref: 'leo',
    schoolCode: 'ACE',
    given: 'Leo',
    family: 'Marchetti',
    grade: '4',
    guardians: [{ given: 'Ana', family: 'Marchetti', relation: 'Mother', phone: '(555) 010-0301' }],
    places: [{ label: 'Home', line: '14 Egret Ct, Rio Alto', relation: 'lives here' }],
  },
  {
    ref: 'oliver',
    schoolCode: 'ACE',
    given: 'Oliver',
    family: 'Pham',
    grade: '4',
    guardians: [{ given: 'Linh', family: 'Pham', relation: 'Mother', phone: '(555) 010-0302' }],
  },
  {
    ref: 'caleb',
    schoolCode: 'SRH',
    given: 'Caleb',
    family: 'Strand',
    grade: '10',
    handles: ['@cstrand_'],
    guardians: [
      { given: 'Erin', family: 'Strand', relation: 'Mother', phone: '(555) 010-0311' },
      { given: 'Walt', family: 'Strand', relation: 'Grandfather', phone: '(555) 010-0312' },
    ],
    places: [
      { label: 'Mother’s home', line: '220 Levee Rd, Rio Alto', relation: 'lives here' },
      { label: 'Grandfather’s home', line: '8 Foundry Ln, Rio Alto', relation: 'weekends' },
    ],
  },
  { ref: 'kaleb', schoolCode: 'SRH', given: 'Kaleb', family: 'Strand', grade: '9', handles: ['@kstrand09'] },
  { ref: 'emma1', schoolCode: 'MMS', given: 'Emma', family: 'Halvorsen', grade: '7' },
  { ref: 'emma2', schoolCode: 'MMS', given: 'Emma', family: 'Halverson', grade: '7' },
  {
    ref: 'jordan1',
    schoolCode: 'DVH',
    given: 'Jordan',
    family: 'Reyes-Whitaker',
    grade: '11',
    classes: ['3rd Biology'],
  },
  { ref: 'jordan2', schoolCode: 'DVH', given: 'Jordan', family: 'Reyes', grade: '11', classes: ['3rd Biology'] },
  { ref: 'dylan', schoolCode: 'SRH', given: 'Dylan', family: 'Voss', grade: '9' },
  { ref: 'teo', schoolCode: 'MMS', given: 'Mateo', family: 'Alvarado', grade: '7' },
  { ref: 'nina', schoolCode: 'SRH', given: 'Nina', family: 'Castellano', grade: '10' },
  { ref: 'bram', schoolCode: 'SRH', given: 'Bram', family: 'Ostrowski', grade: '10' },
  { ref: 'isla', schoolCode: 'DVH', given: 'Isla', family: 'Fontaine', grade: '12' },
  { ref: 'marco', schoolCode: 'DVH', given: 'Marco', family: 'Tamayo', grade: '9' },
  { ref: 'priscilla', schoolCode: 'MMS', given: 'Priscilla', family: 'Novak', grade: '8' },
  { ref: 'nico', schoolCode: 'DVH', given: 'Nico', family: 'Arrieta', grade: '10' },
  { ref: 'theo', schoolCode: 'DVH', given: 'Theo', family: 'Wakefield', grade: '10' },
  { ref: 'sana', schoolCode: 'MMS', given: 'Sana', family: 'Farooqi', grade: '6' },
  { ref: 'gus', schoolCode: 'ACE', given: 'Gus', family: 'Dunmore', grade: '5' },
  { ref: 'rhea', schoolCode: 'DVH', given: 'Rhea', family: 'Banerjee', grade: '11', guardians: phoneOfFeldman },
  { ref: 'eli', schoolCode: 'SRH', given: 'Eli', family: 'Hawthorne', grade: '12' },
]

/** A small repeatable sequence, so that every demo has the same people. */
function* sequence(seed: number): Generator<number, never> {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 0x1_0000_0000
  }
}

/** Years of age at the start of the school year, by grade. */
const ageOf = (grade: string): number => (grade === 'TK' ? 4 : grade === 'K' ? 5 : Number(grade) + 5)

/** The whole demo roster: the named students and some three hundred others. `firstDay` is the school year's first day. */
export function demoStudents(firstDay: Day): DemoStudent[] {
  const random = sequence(20_260_813)
  const next = () => random.next().value
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  const made: DemoStudent[] = []
  const add = (
    facts:
      (typeof named)[number] | (Pick<DemoStudent, 'schoolCode' | 'given' | 'family' | 'grade'> & { ref?: undefined }),
  ) => {
    const n = made.length
    const partial: Partial<DemoStudent> = facts
    made.push({
      studentNumber: String(410_000 + n * 7),
      birthDate: plusDays(firstDay, -Math.round((ageOf(facts.grade) + next()) * 365.25)),
      handles: [],
      classes: facts.schoolCode === 'ACE' ? [`Room ${1 + Math.floor(next() * 24)}`] : [pick(classes)],
      guardians: [
        {
          given: pick(given),
          family: facts.family,
          relation: pick(['Mother', 'Father', 'Grandmother', 'Guardian']),
          phone: `(555) 010-${String(1000 + n)}`,
        },
      ],
      places: [
        { label: 'Home', line: `${1 + Math.floor(next() * 400)} ${pick(streets)}, Rio Alto`, relation: 'lives here' },
      ],
      ...facts,
      ...(partial.guardians ? { guardians: partial.guardians } : {}),
    } as DemoStudent)
  }
  for (const one of named) add(one)
  // Nobody else has the name of a student that a story speaks of: look-alikes are only those planted above.
  const families = new Set(named.map((one) => one.family))
  const taken = new Set(named.map((one) => `${one.given} ${one.family}`))
  for (const [school, count] of [
    ['ACE', 70],
    ['MMS', 70],
    ['DVH', 90],
    ['SRH', 80],
  ] as const) {
    for (let left = count; left > 0;) {
      const one = { schoolCode: school, given: pick(given), family: pick(family), grade: pick(grades[school] ?? ['9']) }
      if (taken.has(`${one.given} ${one.family}`) || families.has(one.family)) continue
      taken.add(`${one.given} ${one.family}`)
      add(one)
      left -= 1
    }
  }
  return made
}

/** The name of a student that stories speak of. Throws for an unknown reference. */
export function nameOf(ref: string): string {
  const found = named.find((one) => one.ref === ref)
  if (!found) throw new Error(`No student of the demo is called ${ref}`)
  return `${found.given} ${found.family}`
}
