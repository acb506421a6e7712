import type { CaseFile } from '#app/domain/case-file.ts'
import { interviewRoles } from '#app/domain/file/inquiry.ts'
import { isAdultConcern } from '#app/domain/identity.ts'
import { interviewDesign } from './interview-form.tsx'
import { isStudent } from './prompts.ts'

const roleIn = (asked: Readonly<Record<string, unknown>>) => interviewRoles.find((role) => role === asked.role)

/** The form of the role that the page's address names. */
export const interviewOfRole = {
  id: 'interview',
  design: (asked: Readonly<Record<string, unknown>>) => {
    const role = roleIn(asked)
    return role && interviewDesign(role)
  },
}

/** What is known beforehand: the student's name, and a need that the review of special education found. */
export function interviewPrefill({
  input,
  caseFile,
}: {
  input: Readonly<Record<string, unknown>>
  caseFile: CaseFile
}): Record<string, string> {
  const role = roleIn(input)
  if (!role || (!isStudent(role) && role !== 'adult')) return {}
  const need = caseFile.inquiry.history['special-education']?.found === 'something'
  return { with: caseFile.student?.name ?? '', ...(need && { needs: 'yes' }) }
}

/** With whom there may be a talk: the person of concern is a student or is none, and a student's parents are asked. */
export const rolesFor = (file: CaseFile) =>
  interviewRoles.filter((role) =>
    isAdultConcern(file)
      ? !isStudent(role) && role !== 'parent'
      : role !== 'adult' || file.student?.concern === 'unknown',
  )
