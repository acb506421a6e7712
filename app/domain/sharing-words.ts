/** Who asks, why, and for what: the words of the question, in the order in which a page asks it. */
export const recipients = {
  parent: 'The student’s parent or guardian, or the student at 18',
  staff: 'Somebody who works in this district',
  outside: 'Somebody from outside on this team, under an agreement',
  school: 'Another school or district',
  police: 'Police or a sheriff',
  'child-protection': 'Child protection',
  probation: 'Probation or a juvenile court',
  court: 'Another court, or a lawyer with a subpoena',
  provider: 'A therapist, doctor or hospital',
  target: 'Somebody who might be hurt, or their parents',
  immigration: 'An immigration agency',
  other: 'Anybody else',
} as const
export type Recipient = keyof typeof recipients
export const recipientIds = Object.keys(recipients) as [Recipient, ...Recipient[]]

export const reasons = {
  danger: 'Somebody may be hurt unless they know',
  work: 'They need it for their work with the student',
  consent: 'The parent, or the student at 18, agreed in writing',
  inspection: 'They ask to see the student’s record',
  transfer: 'The student goes, or wants to go, to school there',
  order: 'A subpoena or a court order',
  duty: 'A law says that they must be told',
  other: 'Another reason',
} as const
export type Reason = keyof typeof reasons
export const reasonIds = Object.keys(reasons) as [Reason, ...Reason[]]

export const matters = {
  need: 'What they need to know, in words',
  plan: 'The plan, or their part of it',
  record: 'Entries of the case',
  health: 'Health notes',
  reporter: 'Who reported',
  law: 'Records of a law-enforcement unit',
  juvenile: 'Court and probation conditions',
  counsel: 'What counsel wrote',
  others: 'Names of other students',
} as const
export type Matter = keyof typeof matters
export const matterIds = Object.keys(matters) as [Matter, ...Matter[]]
