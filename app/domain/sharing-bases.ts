/**
 * What a sharing can rest on. `cite`: the law, as a district's counsel would look it up; federal, then California.
 * `kept`: the law itself asks that a record of it is kept with the student’s record (34 CFR 99.32). `bound`: whoever gets
 * it may not hand it on, and is told so (99.33).
 */
export const bases = {
  emergency: {
    label: 'Health or safety emergency',
    cite: '34 CFR 99.31(a)(10) and 99.36',
    kept: true,
    bound: true,
  },
  parent: { label: 'The parent’s own right', cite: '34 CFR 99.10', kept: false, bound: false },
  official: {
    label: 'School official with a need for their work',
    cite: '34 CFR 99.31(a)(1)',
    kept: false,
    bound: true,
  },
  consent: { label: 'Written consent', cite: '34 CFR 99.30', kept: false, bound: true },
  transfer: { label: 'The student’s next school', cite: '34 CFR 99.31(a)(2) and 99.34', kept: true, bound: true },
  order: { label: 'Subpoena or court order', cite: '34 CFR 99.31(a)(9)', kept: true, bound: true },
  juvenile: { label: 'Juvenile-justice law', cite: '34 CFR 99.31(a)(5) and 99.38', kept: true, bound: true },
  'threat-report': {
    label: 'Report of a threat to police',
    cite: 'California Education Code 49393; 34 CFR 99.36',
    kept: true,
    bound: true,
  },
  'child-report': {
    label: 'Report of child abuse or neglect',
    cite: 'California Penal Code 11166',
    kept: true,
    bound: true,
  },
  counsel: { label: 'Counsel or the superintendent agreed', cite: 'Named in the record', kept: true, bound: true },
  unsettled: { label: 'Not settled yet', cite: 'To be looked at with counsel', kept: true, bound: true },
} as const satisfies Record<string, { label: string; cite: string; kept: boolean; bound: boolean }>
export type Basis = keyof typeof bases
export const basisIds = Object.keys(bases) as [Basis, ...Basis[]]

/** What is left out of everything that is made for somebody outside the team, and why: a code, and its words. */
export const withheldReasons = {
  R: { label: 'Who reported', because: 'Whoever reports is promised that their name is kept.' },
  H: { label: 'Health matter', because: 'It is released only by the clinician, as a conclusion.' },
  L: { label: 'Law-enforcement matter', because: 'It is the law-enforcement unit’s own record (34 CFR 99.8).' },
  J: { label: 'Court and probation matter', because: 'It came from a court and is kept apart.' },
  C: { label: 'What counsel wrote', because: 'It is privileged.' },
  O: { label: 'Names of other people', because: 'It is not about this student (34 CFR 99.12(a)).' },
  T: { label: 'How the team works', because: 'It says nothing about the student.' },
} as const
export type WithheldReason = keyof typeof withheldReasons
export const withheldIds = Object.keys(withheldReasons) as [WithheldReason, ...WithheldReason[]]

/** Stands on all that leaves to somebody who may not hand it on (34 CFR 99.33). */
export const redisclosureNotice =
  'This comes from a student’s education record. Federal law (34 CFR 99.33) lets you use it only for what it was given for. You may not hand it on to anybody without the written agreement of the parent, or of the student at 18, unless the law allows it.'
