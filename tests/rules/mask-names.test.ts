import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { initialsOf, nameMask } from '#app/policy/mask-names.ts'
import { aCase } from '#tests/factories/case.ts'

const file = {
  ...aCase('inquiry').file,
  student: { name: 'Caleb Strand', concern: 'student' },
  targets: [{ kind: 'student', name: 'Zoë O’Hara-Lane', entryId: 'ent_1' }],
} as unknown as CaseFile

describe('names by initials', () => {
  it('are the first letters', () => {
    expect(initialsOf('Caleb Strand')).toBe('C. S.')
    expect(initialsOf('  ')).toBe('')
  })

  it('stand wherever a name stood, in what people wrote too, and nowhere else', () => {
    const mask = nameMask(file, 'initials')
    expect(
      mask?.({ id: 'ent_caleb', what: 'Caleb said: “strand me here”. CALEB STRAND’s mother; Kaleb; stranded.' }),
    ).toEqual({
      id: 'ent_caleb',
      what: 'C. said: “S. me here”. C. S.’s mother; Kaleb; stranded.',
    })
    expect(mask?.(['Zoë O’Hara-Lane', 'Zoë'])).toEqual(['Z. O.', 'Z.'])
  })

  it('leave the student in full where only those who might be hurt are masked', () => {
    const mask = nameMask(file, 'targets by initials')
    expect(mask?.('Caleb Strand and Zoë')).toBe('Caleb Strand and Z.')
    expect(nameMask(file, 'full')).toBeUndefined()
  })
})
