import { describe, expect, it } from 'vitest'
import { designById, formGroups } from '#app/features/case/form-designs.ts'
import { textOf, told, tracked } from './tree.ts'

/** Forms of the house, not of a case. */
const ofTheHouse = /^app\/features\/(administration|roster|sign-in|account)\//
/** Pages that lead on and ask nothing themselves; the rest of a home visit is drawn by `visitDesign`. */
const asksNothing: readonly string[] = ['planDesign', 'teamDesign', 'keyQuestionsDesign', 'nowDesign']

describe('every form prints blank (P20)', () => {
  it('each design of a form of a case is among the blank forms', () => {
    const list = textOf('app/features/case/form-designs.ts')
    const breaches = tracked(/^app\/features\/.*form.*\.tsx?$/)
      .filter((file) => !ofTheHouse.test(file))
      .flatMap((file) =>
        [...textOf(file).matchAll(/^export const (\w+Design)\b/gm)].map(([, name = '']) => ({ file, name })),
      )
      .filter(({ name }) => !asksNothing.includes(name))
      .filter(({ file, name }) => {
        const from = file.replace('app/features/', '../')
        const imported = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '${from.replaceAll('.', '\\.')}'`)
        return !imported.test(list)
      })
      .map(({ file, name }) => `${file}: ${name}`)
    expect(told(breaches, 'Add it to formGroups in app/features/case/form-designs.ts.')).toBe('')
  })

  it('each has an id of its own, by which its page is found', () => {
    const ids = formGroups([]).flatMap(({ designs }) => designs.map(({ id }) => id))
    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([])
    for (const id of [
      'acknowledge',
      'identity',
      'prior-contacts',
      'triage',
      'triage-confirm',
      'closing-sign',
      'level-approve',
    ])
      expect(designById(id, [])?.id).toBe(id)
  })
})
