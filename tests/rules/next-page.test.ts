import { describe, expect, it } from 'vitest'
import { withNext } from '#app/domain/next-page.ts'
import { safeNext } from '#app/http/asking.server.ts'
import { textOf, tracked } from '#tests/laws/tree.ts'

describe('the address of a page on the way to another', () => {
  it('remembers where to go on, and comes back whole', () => {
    const to = withNext('/sign-in', '/cases?school=a&stage=open', { kept: '1' })
    const { searchParams, pathname } = new URL(to, 'http://localhost')
    expect(pathname).toBe('/sign-in')
    expect(safeNext(searchParams.get('next'))).toBe('/cases?school=a&stage=open')
    expect(searchParams.get('kept')).toBe('1')
  })

  it('is the page alone where nothing is to be remembered', () => {
    for (const next of [undefined, null, '', '/']) expect(withNext('/sign-in', next)).toBe('/sign-in')
  })

  it('is built nowhere else on the server and in no route; a part of the design system enters no other room', () => {
    const others = tracked(/^app\/(?!ui\/).*\.tsx?$/)
      .filter((file) => file !== 'app/domain/next-page.ts')
      .filter((file) => /[?&]next=\$\{|URLSearchParams\(\{ next|\?next=\//.test(textOf(file)))
    expect(others).toEqual([])
  })
})
