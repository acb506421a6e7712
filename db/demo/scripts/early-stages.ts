import type { Script } from '../script.ts'
import { after, opened, parentAsked, policeNeedNot, reported, screening, story, studentTalk } from './usual.ts'
import type { Beginning } from './usual.ts'

const bathroom: Beginning = {
  at: '2026-10-20 13:40',
  reporter: 'U27',
  student: 'priscilla',
  what: 'Two students say that Priscilla wrote “they will pay” on a bathroom wall.',
  words: 'they will pay',
  weapon: 'unknown',
  first: 'U13',
  second: 'U14',
}
const essay: Beginning = {
  at: '2026-10-20 10:05',
  reporter: 'U11',
  student: 'theo',
  what: 'An essay about burning the school down, with the teachers named.',
  words: 'Room 12 goes first.',
  aimedAt: 'Teachers in building 1',
  first: 'U07',
  second: 'U09',
}
const lunch: Beginning = {
  at: '2026-10-19 12:20',
  reporter: 'U28',
  student: 'gus',
  what: 'Gus made a finger gun at the lunch table and said “bang”. The others laughed.',
  words: 'Bang.',
  first: 'U17',
  second: 'U16',
}
const rumor: Beginning = {
  at: '2026-10-19 08:10',
  reporter: 'U12',
  student: 'marco',
  what: 'A rumor that Marco will fight after school; he told Ms. Brooks that he was pushed.',
  first: 'U09',
  second: 'U07',
}
const dare: Beginning = {
  at: '2026-10-20 09:15',
  reporter: 'U27',
  student: 'sana',
  what: 'Sana was dared to say that she has a knife. A search of her own bag, shown by her, found none.',
  weapon: 'no',
  first: 'U14',
  second: 'U13',
}
const drawing: Beginning = {
  at: '2026-10-21 09:30',
  reporter: 'U11',
  student: 'rhea',
  what: 'A drawing of a classmate lying down with crossed-out eyes, name written beside it.',
  aimedAt: 'A classmate',
  first: 'U07',
  second: 'U09',
}

/** Reports and screenings at every step, up to a case that has just been opened. */
export const earlyStages: readonly Script[] = [
  story('unread-danger', 'day', {
    ...reported({ ...bathroom, student: 'eli', reporter: 'U20', at: '2026-10-20 06:50' }),
    input: {
      danger: 'unknown',
      what: 'A parent told me that Eli wrote to friends “don’t come on Friday”.',
      exactWords: 'don’t come on Friday',
      student: 'Eli Hawthorne',
      studentId: '$eli',
      aimedAt: '',
      whenMight: 'Friday',
      weapon: 'unknown',
      whereNow: 'unknown',
    },
  }),
  story(
    'unread',
    'day',
    reported({
      ...bathroom,
      at: '2026-10-20 06:40',
      reporter: 'U12',
      student: 'isla',
      what: 'Isla cried in the hallway and said that she hates everybody in band.',
    }),
  ),
  story('just-opened-report', 'day', screening({ ...bathroom, at: '2026-10-20 06:20' })),
  story(
    'waiting-for-second',
    'week',
    screening(lunch),
    {
      at: after(lunch.at, 20),
      who: 'U17',
      run: 'recordInterview',
      as: 'talk',
      input: {
        role: 'student-k5',
        with: 'Gus Dunmore',
        officer: 'no',
        parentTold: 'not-needed',
        needs: 'no',
        exactWords: 'We were playing cops.',
        weaponAsked: 'yes',
        weaponSaid: 'Only a Nerf gun.',
      },
    },
    parentAsked(after(lunch.at, 30), 'U17', 'gus', 'Parent of Gus'),
    {
      at: after(lunch.at, 40),
      who: 'U17',
      run: 'proposeOutcome',
      input: {
        outcome: 'not-a-threat',
        rationale: 'A game. Nobody was aimed at, nobody was afraid.',
        cites: ['$talk'],
      },
    },
  ),
  story(
    'routed',
    'week',
    screening(rumor),
    parentAsked(after(rumor.at, 25), 'U09', 'marco', 'Parent of Marco'),
    studentTalk(after(rumor.at, 40), 'U09', 'Marco Tamayo', 'They push me every day. I don’t want to fight.'),
    policeNeedNot(after(rumor.at, 50), 'U09', 'A fight between two, no weapon, and he is the one who is pushed.'),
    {
      at: after(rumor.at, 55),
      who: 'U09',
      run: 'proposeOutcome',
      as: 'proposal',
      input: {
        outcome: 'routed',
        routedTo: 'Bullying complaint, Joseph Amaya',
        rationale: 'He is the one who is pushed. No threat by him.',
        cites: ['$talk'],
      },
    },
    { at: after(rumor.at, 90), who: 'U07', run: 'confirmOutcome', input: { proposalEntryId: '$proposal' } },
  ),
  story(
    'not-a-threat',
    'week',
    screening(dare),
    parentAsked(after(dare.at, 25), 'U14', 'sana', 'Parent of Sana'),
    studentTalk(after(dare.at, 40), 'U14', 'Sana Farooqi', 'It was a stupid dare.'),
    policeNeedNot(after(dare.at, 55), 'U14', 'A dare, nothing prepared; no knife was there.'),
    {
      at: after(dare.at, 60),
      who: 'U14',
      run: 'proposeOutcome',
      as: 'proposal',
      input: {
        outcome: 'resolved',
        rationale: 'A dare; she said so at once, no knife, sorry for it.',
        cites: ['$talk'],
        followUps: [{ what: 'Talk with Sana once more', owner: '$U14', dueOn: '@2026-10-23' }],
      },
    },
    { at: after(dare.at, 95), who: 'U13', run: 'confirmOutcome', input: { proposalEntryId: '$proposal' } },
  ),
  story('just-opened', 'week', screening(drawing), opened(drawing, 'A named classmate, and she will not say why.')),
  story(
    'inquiry',
    'week',
    screening(essay),
    opened(essay, 'Names places and people; needs a closer look.'),
    parentAsked(after(essay.at, 70), 'U09', 'theo', 'Parent of Theo'),
    studentTalk(after(essay.at, 120), 'U09', 'Theo Wakefield', 'It’s a story. Everybody writes dark stuff.'),
    {
      at: after(essay.at, 130),
      who: 'U07',
      run: 'setWorkingLevel',
      input: {
        level: 'moderate',
        known: 'An essay that names places.',
        unknown: 'Whether he looked anything up.',
        meanwhile: 'Sees Ms. Beltrán each morning.',
      },
    },
    {
      at: after(essay.at, 140),
      who: 'U07',
      run: 'recordHistory',
      input: { source: 'discipline', state: 'done', found: 'nothing' },
    },
    {
      at: after(essay.at, 150),
      who: 'U07',
      run: 'recordNote',
      input: {
        about: 'records-request',
        text: 'Asked for the search history of his school account.',
        dueOn: '@2026-10-23',
        whatNext: 'Read the search history',
        owner: '$U07',
      },
    },
    {
      at: after(essay.at, 160),
      who: 'U09',
      run: 'recordTarget',
      input: { kind: 'group', name: 'Teachers in building 1', why: 'Named in the essay', safeNow: 'yes' },
    },
    {
      at: after(essay.at, 165),
      who: 'U08',
      run: 'declareRecusal',
      input: { because: 'His family and mine are close friends.' },
    },
  ),
]
