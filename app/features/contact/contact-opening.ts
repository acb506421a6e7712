import type { CaseFile } from '#app/domain/case-file.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'

interface Asked {
  caseFile: Pick<CaseFile, 'targets'>
  input: Readonly<Record<string, unknown>>
}

/**
 * What a row of work names beforehand: the student's own parents, or those of one student who might be hurt, and that
 * the notice in writing is meant.
 */
export function contactOpening({ caseFile, input }: Asked): FormObject {
  if (input.with === 'parent') return { with: 'parent' }
  if (input.with !== 'target-parent') return {}
  const target = caseFile.targets.find((one) => one.root === input.target)
  return {
    with: 'target-parent',
    ...(target ? { targetEntryId: target.root } : {}),
    ...(input.how === 'letter' ? { how: 'letter' } : {}),
  }
}
