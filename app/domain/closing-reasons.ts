/** Why a case closes (forms.md 2.15). */
export const closingReasons = ['resolved', 'moved-away', 'left-school', 'other-process', 'mistake', 'died'] as const
export type ClosingReason = (typeof closingReasons)[number]

/** Whether new reports are watched for after a closing: not about a student who died. */
export const isWatched = (reason: string | undefined): boolean => reason !== 'died'

/**
 * Whether a closing for a reason rests on no judgement of the concern: there was none to judge, or nobody to judge it of.
 * It asks for no level, no key question, no criterion; what was never answered is kept with it and shown.
 */
export const judgesNothing = (reason: string | undefined): boolean => reason === 'mistake' || reason === 'died'
