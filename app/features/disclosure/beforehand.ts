import { matterIds, reasonIds, recipientIds } from '#app/domain/sharing-words.ts'
import type { Matter, Reason, Recipient } from '#app/domain/sharing-words.ts'

const among = <T extends string>(list: readonly T[], value: unknown): T | undefined => list.find((one) => one === value)

/** Whom, why and what, as a page's address says it beforehand; what is no word of the table is left out. */
export const beforehand = (
  input: Readonly<Record<string, unknown>>,
): { to?: Recipient; why?: Reason; what?: Matter } => ({
  to: among(recipientIds, input.to),
  why: among(reasonIds, input.why),
  what: among(matterIds, input.what),
})
