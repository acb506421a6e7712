/** The numbers of a report's receipt. */
interface Numbers {
  school?: string | null
  safety: string
}

/**
 * Whom a reporter calls if anything changes: the school while somebody there answers, else School Safety. About a member
 * of staff never the school, where nobody may know of the report. `inHours`: reports are read there at this time.
 */
export const whomToCall = ({ school, safety }: Numbers, { staff, inHours }: { staff: boolean; inHours: boolean }) =>
  (!staff && inHours && school) || safety
