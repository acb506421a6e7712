import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { textOf, told } from './tree.ts'

const locked = z.object({
  version: z.string(),
  name: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
})
const lock = z
  .object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), z.looseObject({})) })
  .parse(JSON.parse(textOf('package-lock.json')))
const installed = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, row]) => ({ path, ...locked.parse(row) }))
const wanted = z
  .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf('package.json')))

describe('the packages', () => {
  it('are named by exact versions, never by an address', () => {
    const all = Object.entries({ ...wanted.dependencies, ...wanted.devDependencies })
    const breaches = all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name]) => name)
    expect(told(breaches, 'Write the exact version in package.json.')).toBe('')
  })

  it('have a hash of their content each, also binaries for other systems', () => {
    expect(installed.length).toBeGreaterThan(100)
    const breaches = installed
      .filter(({ integrity = '' }) => !/^sha512-[\w+/]{86}==/.test(integrity))
      .map(({ path }) => path)
    expect(told(breaches, 'Commit package-lock.json as npm wrote it, with integrity.')).toBe('')
  })

  it('come from the one registry, none from an address or a folder', () => {
    const breaches = installed
      .filter(
        ({ resolved, link }) =>
          link || !(resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/'),
      )
      .map(({ path, resolved }) => `${path}: ${resolved ?? 'a folder'}`)
    expect(told(breaches, 'Install it from registry.npmjs.org.')).toBe('')
  })

  it('are what their folders say, but for three that stand twice', () => {
    const twice = ['string-width', 'strip-ansi', 'wrap-ansi']
    const breaches = installed
      .filter(({ path, name }) => name && !path.endsWith(`node_modules/${name}`) && !twice.includes(name))
      .map(({ path, name }) => `${path}: ${name}`)
    expect(told(breaches, 'Use a package under its own name.')).toBe('')
  })
})
