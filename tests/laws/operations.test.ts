import { describe, expect, it } from 'vitest'
import { actions } from '#app/policy/actions.ts'
import { who } from '#app/policy/who.ts'
import { operations } from './operations.ts'
import { importsOf, source, textOf, told } from './tree.ts'

const all = await operations()
const known = Object.keys(actions)

describe('commands and queries', () => {
  it('are declared in files that say so', () => {
    const elsewhere = source()
      .filter(
        (file) =>
          file.startsWith('app/') && !file.startsWith('app/gates/') && !/\.(command|query)\.server\.ts$/.test(file),
      )
      .filter((file) =>
        importsOf(file).some((one) => !one.onlyTypes && /^app\/gates\/(command|query)\.ts$/.test(one.file ?? '')),
      )
    expect(told(elsewhere, 'Name the file *.command.server.ts or *.query.server.ts.')).toBe('')
    expect(all.length).toBeGreaterThan(60)
  })

  it('each have a right in the table', () => {
    const breaches = all
      .filter(({ permission }) => !known.includes(permission))
      .map(({ file, name, permission }) => `${file}: ${name} asks for ${permission}`)
    expect(told(breaches, 'Add a line to app/policy/actions.ts.')).toBe('')
  })

  it('use every right that the table grants', () => {
    const used = new Set(all.map(({ permission }) => permission))
    const asked = source()
      .filter((file) => /^app\/(features|policy|http|gates)\//.test(file))
      .map(textOf)
      .join('\n')
    const breaches = known.filter((action) => !used.has(action) && asked.split(`'${action}'`).length < 3)
    expect(told(breaches, 'Take the line out of app/policy/actions.ts, or ask for it.')).toBe('')
  })

  it('grant to relations that exist, and to somebody', () => {
    for (const [action, line] of Object.entries(actions)) {
      expect(line.who.length, action).toBeGreaterThan(0)
      for (const one of line.who) expect(who, action).toContain(one)
      expect(line.about, action).toMatch(/^[A-Z]/)
    }
  })

  it('have names of their own, a verb first where something changes', () => {
    const names = all.map(({ name, file }) => ({ name, file }))
    const twice = names.filter(({ name }, n) => names.findIndex((one) => one.name === name) !== n)
    expect(
      told(
        twice.map(({ name, file }) => `${file}: ${name}`),
        'Two operations share a name.',
      ),
    ).toBe('')
    for (const { name } of names) expect(name).toMatch(/^[a-z][A-Za-z0-9]+$/)
  })
})
