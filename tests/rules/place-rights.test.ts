import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asFarAsMay, rightFor } from '#app/policy/place-rights.ts'

const source = (path: string) => readFileSync(path, 'utf8')
/** Addresses under a case, each with the file of its page. */
const places = [...source('app/routes.ts').matchAll(/route\('cases\/:caseId\/([^']+)', '([^']+)'\)/g)].map(
  ([, place = '', file = '']) => ({ place: place.replaceAll(/:\w+/g, 'x_1'), file }),
)

/** The permission of a page's loader as its source says it, or of the command it names. */
function permissionOf(file: string): string | undefined {
  const page = source(`app/${file}`)
  const [, own] = /caseFormPage\(\s*\{ permission: '([\w.]+)'/.exec(page) ?? []
  const [, command = ''] = /caseFormPage\(\s*(\w+)/.exec(page) ?? []
  const [, from] = new RegExp(`import \\{[^}]*\\b${command}\\b[^}]*\\} from '#(app/[^']+)'`).exec(page) ?? []
  if (own || !command || !from) return own
  const [, permission] = new RegExp(`${command}\\b[\\s\\S]*?permission: '([\\w.]+)'`).exec(source(from)) ?? []
  return permission
}

describe('what one must be allowed to do to open a page of a case', () => {
  it.each(places.filter(({ file }) => permissionOf(file)))('is what its page asks: $place', ({ place, file }) => {
    const readBesides = /^(entries|went-on|file)\//
    if (!readBesides.test(place)) expect(`${place}: ${rightFor(place)}`).toBe(`${place}: ${permissionOf(file)}`)
  })

  it('is told for most pages', () => {
    expect(places.filter(({ file }) => permissionOf(file)).length).toBeGreaterThan(50)
  })

  it('leaves a line and takes its link from whoever may not follow it', () => {
    const line = { text: 'Call home', href: 'contact/new' }
    expect(asFarAsMay(line, () => true)).toBe(line)
    expect(asFarAsMay(line, () => false)).toEqual({ text: 'Call home', href: undefined })
    expect(rightFor('/cases/cas_1/tasks/ent_1')).toBe('task.record')
    expect(rightFor('entries/ent_1')).toBe('case.read')
  })
})
