import type { Basis } from './sharing-bases.ts'
import type { Matter, Reason, Recipient } from './sharing-words.ts'

/** One line of the table. A question is answered by the first line that fits. */
export interface SharingRow {
  to: readonly Recipient[] | 'anybody'
  why: readonly Reason[] | 'any'
  what: readonly Matter[] | 'any'
  answer: 'yes' | 'no' | 'counsel'
  /** What it rests on, where it may be shared or counsel may say so. */
  basis?: Basis
  /** What must be so, or is done with it: one short sentence each. */
  conditions?: readonly string[]
  /** What to do in its place. */
  instead?: string
  /** Where no basis says it: the law or the rule behind a no. */
  cite?: string
}

const open = ['need', 'plan', 'record'] as const
const onlyNeeded = 'Give only what they need, and say so.'
const notOn = 'Tell them that they may not hand it on.'
const ask = 'Ask counsel before anything leaves.'

/** Who may be given what, and by which law: the readable table. Sealed matter first, then what somebody comes for. */
export const sharingTable: readonly SharingRow[] = [
  {
    to: ['immigration'],
    why: 'any',
    what: 'any',
    answer: 'counsel',
    instead:
      'Nothing about immigration is asked or kept here. Send whoever asks to the superintendent’s office, and give nothing yourself. A judge’s order goes to counsel.',
    cite: 'California Education Code 234.7',
  },
  {
    to: 'anybody',
    why: ['order'],
    what: ['health', 'reporter', 'law', 'juvenile', 'counsel', 'others'],
    answer: 'counsel',
    basis: 'order',
    instead: 'Give nothing before counsel has read the order: this part is sealed.',
  },
  {
    to: 'anybody',
    why: 'any',
    what: ['reporter'],
    answer: 'no',
    instead: 'Ask whoever reported whether they will speak with them. Their name stays sealed.',
    cite: 'Who reports is promised that their name is kept',
  },
  {
    to: 'anybody',
    why: 'any',
    what: ['law'],
    answer: 'no',
    instead: 'They ask the law-enforcement unit itself. Its records are no education records.',
    cite: '34 CFR 99.8',
  },
  {
    to: 'anybody',
    why: 'any',
    what: ['juvenile'],
    answer: 'no',
    instead: 'They ask the court or probation. What came from there is kept apart and not handed on.',
    cite: 'California Welfare and Institutions Code 827 and 828.1',
  },
  {
    to: 'anybody',
    why: 'any',
    what: ['counsel'],
    answer: 'counsel',
    instead: 'Only counsel decides about what counsel wrote.',
    cite: 'Attorney-client privilege',
  },
  {
    to: ['parent'],
    why: 'any',
    what: ['health'],
    answer: 'counsel',
    instead: 'Ask the clinician first. What a student of 12 or older told a counselor may be kept from parents.',
    cite: 'California Education Code 49602',
  },
  {
    to: 'anybody',
    why: 'any',
    what: ['health'],
    answer: 'no',
    instead:
      'The notes stay sealed. The clinician says in words what others need to know: how worried they are, and what would help.',
    cite: 'Health notes are released by the clinician, as a conclusion',
  },
  {
    to: ['target'],
    why: ['danger'],
    what: ['others'],
    answer: 'yes',
    basis: 'emergency',
    conditions: ['Name whom they need to know of to be safe, and nobody else.', notOn],
  },
  {
    to: ['police'],
    why: ['danger', 'duty'],
    what: ['others'],
    answer: 'yes',
    basis: 'emergency',
    conditions: ['Name who might be hurt, so that they can be protected, and nobody else.', notOn],
  },
  {
    to: 'anybody',
    why: 'any',
    what: ['others'],
    answer: 'no',
    instead: 'Say “another student”. In what is made here their names are initials.',
    cite: '34 CFR 99.12(a)',
  },
  {
    to: ['staff'],
    why: ['danger', 'work', 'duty'],
    what: open,
    answer: 'yes',
    basis: 'official',
    conditions: ['They have a reason in their own work with the student.', onlyNeeded],
  },
  {
    to: ['child-protection'],
    why: ['duty', 'danger'],
    what: open,
    answer: 'yes',
    basis: 'child-report',
    conditions: [
      'Whoever believes it phones at once and writes within 36 hours. Nobody does that in their place.',
      'Only that it was reported, when and to whom stands here, never the report itself.',
    ],
  },
  {
    to: ['police'],
    why: ['duty'],
    what: open,
    answer: 'yes',
    basis: 'threat-report',
    conditions: [
      'Tell them at once, with copies of the evidence.',
      'Record it under Police too: when, whom, which files.',
    ],
  },
  {
    to: 'anybody',
    why: ['danger'],
    what: open,
    answer: 'yes',
    basis: 'emergency',
    conditions: [
      'You can say what the threat is: what was said, done or found, by whom, and why it is serious.',
      'They need to know it to keep the student or others safe.',
      onlyNeeded,
    ],
  },
  {
    to: ['parent'],
    why: 'any',
    what: open,
    answer: 'yes',
    basis: 'parent',
    conditions: [
      'Check that it is their child, and that no order takes the right from them.',
      'Other students are named by initials; who reported, health and police records stay sealed.',
    ],
  },
  {
    to: 'anybody',
    why: ['consent'],
    what: open,
    answer: 'yes',
    basis: 'consent',
    conditions: [
      'It is signed and dated, and says which records, for what, and to whom.',
      'Nothing beyond what it says, and nothing after it was taken back.',
      notOn,
    ],
  },
  {
    to: ['outside'],
    why: ['work'],
    what: open,
    answer: 'yes',
    basis: 'official',
    conditions: [
      'Their agreement is on file and has not run out.',
      'They use it for this case alone, and give nothing to their own agency but in an emergency.',
      'Better than a copy: add them to the team, or consult them.',
    ],
  },
  {
    to: ['school'],
    why: ['transfer', 'work'],
    what: open,
    answer: 'yes',
    basis: 'transfer',
    conditions: [
      'The yearly notice to parents says that records follow the student, or you try to tell the parent.',
      'The parent gets a copy if they ask.',
      notOn,
    ],
  },
  {
    to: 'anybody',
    why: ['order'],
    what: open,
    answer: 'counsel',
    basis: 'order',
    instead: 'Counsel reads it first. The parent is told before anything leaves, unless the order forbids it.',
  },
  {
    to: ['probation'],
    why: 'any',
    what: open,
    answer: 'counsel',
    basis: 'juvenile',
    instead: `A state law must allow it, and they promise in writing not to hand it on. ${ask}`,
  },
  {
    to: ['police'],
    why: 'any',
    what: open,
    answer: 'no',
    instead:
      'An officer who is not on this team gets records by consent or an order. If somebody may be hurt, tell them now.',
    cite: '34 CFR 99.30',
  },
  {
    to: 'anybody',
    why: ['duty'],
    what: open,
    answer: 'counsel',
    basis: 'counsel',
    instead: `Find out which law it is. ${ask}`,
  },
  {
    to: 'anybody',
    why: 'any',
    what: 'any',
    answer: 'no',
    instead: 'Ask the parent, or the student at 18, to agree in writing.',
    cite: '34 CFR 99.30',
  },
]
