import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { placeOf, source, told, treeOf, walk } from './tree.ts'

/** Every field of a form that takes a password, with its attributes as they are written. */
const fields = source()
  .filter((file) => file.endsWith('.tsx'))
  .flatMap((file) => {
    const found: { place: string; says: Map<string, string> }[] = []
    walk(treeOf(file), (node) => {
      if (!ts.isJsxSelfClosingElement(node) && !ts.isJsxOpeningElement(node)) return
      const says = new Map(
        node.attributes.properties
          .filter(ts.isJsxAttribute)
          .map(({ name, initializer }) => [name.getText(), initializer?.getText().replaceAll(/["']/g, '') ?? '']),
      )
      if (/password/i.test(says.get('name') ?? '')) found.push({ place: placeOf(node), says })
    })
    return found
  })

describe('the fields that take a password', () => {
  it('hide what is typed', () => {
    expect(fields.length).toBeGreaterThanOrEqual(6)
    const breaches = fields.filter(({ says }) => says.get('type') !== 'password').map(({ place }) => place)
    expect(told(breaches, 'Give it type="password".')).toBe('')
  })

  it('may be pasted into and filled in by a password manager', () => {
    const breaches = fields
      .filter(({ says }) => !/^(current|new)-password$/.test(says.get('autoComplete') ?? '') || says.has('onPaste'))
      .map(({ place }) => place)
    expect(told(breaches, 'Say autoComplete="current-password" or "new-password", and stop no paste.')).toBe('')
  })
})
