import type { Missing } from '../gate.ts'

/** A line of what is still missing, and where it is put right. */
export interface MissingLine {
  text: string
  href: string
}

/** What is missing, a line each; several alike are one line that leads to all of them. */
export function missingLines(missing: readonly Missing[]): MissingLine[] {
  return missing.flatMap((one, n) => {
    const alike = missing.filter(({ oneOf }) => oneOf !== undefined && oneOf.kind === one.oneOf?.kind)
    const { oneOf } = one
    if (!oneOf || alike.length === 1) return [{ text: sentence(one.missing), href: one.href }]
    const first = missing.findIndex((other) => other.oneOf?.kind === oneOf.kind)
    return first === n ? [{ text: `${oneOf.kind}: ${alike.length} ${oneOf.lack}`, href: oneOf.href }] : []
  })
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
