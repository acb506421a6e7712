import { describe, expect, it } from 'vitest'
import { allPaths, noPages, openedPaths } from '#tests/setup/every-page.ts'
import { told } from './tree.ts'

describe('the journeys through every page', () => {
  it('open every page of routes.ts, or say why it is none', () => {
    const forgotten = allPaths.filter((path) => !openedPaths.has(path) && !(path in noPages))
    expect(told(forgotten, 'Add the page to a tour of tests/setup/every-page.ts, with somebody who may see it.')).toBe(
      '',
    )
  })

  it('name no page that is not there', () => {
    const known = new Set(allPaths)
    expect(
      told(
        Object.keys(noPages).filter((path) => !known.has(path)),
        'Take it out of noPages.',
      ),
    ).toBe('')
    const patterns = allPaths
      .filter((path) => path !== '*')
      .map((path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`))
    const odd = [...openedPaths].filter((path) => !patterns.some((pattern) => pattern.test(path)))
    expect(told(odd, 'Take it out of its tour.')).toBe('')
  })

  it('leave out no page that they also open', () => {
    expect([...openedPaths].filter((path) => path in noPages)).toEqual([])
  })
})
