/**
 * Draws cases at random so that the draw can be repeated: the same seed, the same cases and the same number give the same
 * ones. The seed is 64 hex characters from the system's randomness; no order in which the cases come matters. Pure.
 */
export function sampleOf(seed: string, ids: readonly string[], n: number): string[] {
  const left = [...new Set(ids)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const below = numbersFrom(seed)
  const drawn: string[] = []
  while (drawn.length < n && left.length > 0) drawn.push(...left.splice(below(left.length), 1))
  return drawn
}

/** What a seed looks like. */
export const isSeed = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

const words = 2 ** 32

/**
 * Whole numbers below a limit, each as likely as any other: sfc32 (Doty-Humphrey, PractRand), begun from the first 128
 * bits of the seed and mixed with the others, so that a short description repeats it in any language.
 */
function numbersFrom(seed: string): (limit: number) => number {
  if (!isSeed(seed)) throw new RangeError('A seed is 64 hex characters')
  const wordAt = (n: number) => parseInt(seed.slice(n * 8, n * 8 + 8), 16) >>> 0
  let [a, b, c, counter] = [wordAt(0), wordAt(1), wordAt(2), wordAt(3)]
  const next = () => {
    const sum = (a + b + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = (b ^ (b >>> 9)) >>> 0
    b = (c + (c << 3)) >>> 0
    c = ((c << 21) | (c >>> 11)) >>> 0
    c = (c + sum) >>> 0
    return sum
  }
  for (const n of [4, 5, 6, 7]) {
    a = (a ^ wordAt(n)) >>> 0
    for (let turn = 0; turn < 12; turn++) next()
  }
  return (limit) => {
    // What lies above the last whole multiple would make the first numbers likelier.
    const most = words - (words % limit)
    let number = next()
    while (number >= most) number = next()
    return number % limit
  }
}
