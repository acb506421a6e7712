import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { placeOf, source, told, treeOf, walk } from './tree.ts'

/*
 * The worst that our regular expressions can be made to do. Each is tried on long texts made of what it looks for
 * itself, over and over and then broken off: where it could go back again and again, it would.
 */
const longest = 20_000
/** Milliseconds for one text, of the best of a few tries. What goes back and forth takes minutes. */
const most = 400

interface Found {
  place: string
  expression: RegExp
}

const ofCode = (): Found[] =>
  source()
    .filter((file) => /^(app|db)\//.test(file))
    .flatMap((file) => {
      const found: Found[] = []
      walk(treeOf(file), (node) => {
        if (!ts.isRegularExpressionLiteral(node)) return
        const end = node.text.lastIndexOf('/')
        found.push({ place: placeOf(node), expression: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)) })
      })
      return found
    })

/** Texts that an expression begins to fit, as long as an answer may be. */
function textsFor({ source: text }: RegExp): string[] {
  const signs = [...new Set(text.replace(/\\[a-zA-Z]|[\^$()[\]{}?*+|\\]/g, ''))].slice(0, 4)
  const words = [...text.matchAll(/[a-zA-Z<:/."'=-]{2,}/g)].map(([word]) => word).slice(0, 2)
  const seeds = [...signs, ...words, 'a', '0', ' ', '\n', 'a ', 'a,', '<a', '"', 'a.', '-a', signs.join('')]
  return [...new Set(seeds.filter((seed) => seed !== ''))].flatMap((seed) => {
    const many = seed.repeat(Math.ceil(longest / seed.length))
    return [`${many}\u0001`, `x${many}`]
  })
}

function slowest({ expression }: Found): number {
  let worst = 0
  for (const text of textsFor(expression)) {
    let best = Infinity
    for (let n = 0; n < 3; n += 1) {
      const began = performance.now()
      text.replace(new RegExp(expression.source, expression.flags), '')
      best = Math.min(best, performance.now() - began)
      if (best < most) break
    }
    worst = Math.max(worst, best)
  }
  return worst
}

describe('a regular expression', () => {
  it('answers soon on the longest text that is taken, whatever stands in it', { timeout: 120_000 }, () => {
    const all = ofCode()
    expect(all.length).toBeGreaterThan(100)
    const breaches = all
      .map((one) => ({ place: one.place, ms: slowest(one) }))
      .filter(({ ms }) => ms > most)
      .map(({ place, ms }) => `${place}: ${Math.round(ms)} ms`)
    expect(told(breaches, 'Leave it no two ways to read the same text, or bound how much it repeats.')).toBe('')
  })

  it('that goes back and forth would be found', () => {
    const expression = /^(a|a)*$/
    const text = `${'a'.repeat(24)}\u0001`
    const began = performance.now()
    expect(expression.test(text)).toBe(false)
    expect(performance.now() - began).toBeGreaterThan(5)
    expect(textsFor(expression).some((one) => one.startsWith('aaaa'))).toBe(true)
  })
})
