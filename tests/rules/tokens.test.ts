import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Every pair of colours that meet on a page: text on its ground (4.5), and edges, marks and focus (3). */
const texts: readonly (readonly [string, string])[] = [
  ...['paper', 'surface', 'sunken'].flatMap((ground) =>
    ['ink', 'muted', 'accent', 'accent-strong', 'late', 'attention'].map((ink) => [ink, ground] as const),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['ink', 'accent-soft'],
  ['muted', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['accent-strong', 'accent-soft'],
  ['late', 'late-soft'],
  ['ink', 'attention-soft'],
  ['accent', 'attention-soft'],
  ['attention', 'attention-soft'],
  ['on-call', 'call'],
  ['call-link', 'call'],
]
const edges: readonly (readonly [string, string])[] = [
  ...['paper', 'surface', 'sunken', 'accent-soft', 'attention-soft'].map((ground) => ['focus', ground] as const),
  ...['paper', 'surface', 'sunken'].flatMap((ground) =>
    ['edge', 'accent', 'attention-edge'].map((edge) => [edge, ground] as const),
  ),
  ['accent', 'accent-soft'],
  ['attention-edge', 'attention-soft'],
]

const css = readFileSync(new URL('../../app/styles/tokens.css', import.meta.url), 'utf8')
const colours = (part: string) =>
  Object.fromEntries(
    [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  ) as Record<string, string>
const darkAt = css.indexOf('@media screen and (prefers-color-scheme: dark)')
const themes = { light: colours(css.slice(0, darkAt)), dark: colours(css.slice(darkAt)) }

function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(hex.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue
  }
  const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

describe.each(Object.entries(themes))('the %s tokens', (_name, tokens) => {
  it.each(texts)('%s is readable on %s', (ink, ground) => {
    expect(contrast(tokens[ink] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(edges)('%s stands out from %s', (edge, ground) => {
    expect(contrast(tokens[edge] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(3)
  })
})

it('has the same tokens in light and dark, so that nothing is forgotten', () => {
  expect(Object.keys(themes.dark).sort()).toEqual(Object.keys(themes.light).sort())
})

it('gives paper the light tokens: dark is for screens only', () => {
  expect(css).not.toMatch(/@media \(prefers-color-scheme: dark\)/)
})
