/** How long an emergency opening lasts, and by when it is looked over. Numbers are data, each with its source. */
export const breakGlassLimits = {
  /** access.md 3.7: an hour, which nobody makes longer for themselves. */
  minutes: 60,
  /** access.md 3.7: a reason of so many characters at least. */
  leastReason: 20,
  /** access.md 3.7 (duties from HL7 TI.2.1.2.8): somebody else looks it over by the end of the next school day. */
  reviewSchoolDays: 1,
  /** access.md 3.7: days after which a review that nobody did suspends the right. */
  suspendedAfterDays: 3,
} as const

/** Why a case can be opened in an emergency: what is chosen, and how it reads. */
export const emergencyReasons = {
  'danger-now': 'Someone may be in danger now',
  missing: 'A student can’t be found',
  'on-scene': 'Police or medical help is here and asks',
  'nobody-reached': 'Nobody on the team can be reached, and it can’t wait',
  other: 'Another emergency',
} as const
export type EmergencyReason = keyof typeof emergencyReasons
export const emergencyReasonIds = Object.keys(emergencyReasons) as [EmergencyReason, ...EmergencyReason[]]

/** How a code reads; one that is not known any more reads as it stands. */
export const emergencyReasonWords = (code: string): string =>
  (emergencyReasons as Readonly<Record<string, string | undefined>>)[code] ?? code

/** What a reviewer may find, and how it reads. */
export const verdicts = {
  justified: 'Justified',
  training: 'Understandable, and needs training',
  misuse: 'Misuse',
} as const
export type Verdict = keyof typeof verdicts
export const verdictIds = Object.keys(verdicts) as [Verdict, ...Verdict[]]
