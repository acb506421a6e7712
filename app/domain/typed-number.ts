import type { CaseFile } from './case-file.ts'

/** A number as people type it, in the spelling by which it is kept: capitals, no spaces. */
export const asNumber = (text: string): string => text.toUpperCase().replaceAll(/\s/g, '')

/** Whether two numbers are the same but for capitals and spaces, as people type them. */
export const sameNumber = (one: string, other: string): boolean => asNumber(one) === asNumber(other)

/** Whether what was typed is the number by which people call a folder: its case number, or before it has one its report's. */
export const isNumberOf = (file: Pick<CaseFile, 'caseNumber' | 'reportNumber'>, typed: string): boolean =>
  sameNumber(typed, file.caseNumber ?? file.reportNumber ?? '')
