import { passwordLimits } from './limits.ts'

/** What everybody tries first, and the words of this field (requirements.md 6.1.2, 6.2.12). */
const worn = `
  password passwort passphrase passcode letmein welcome iloveyou sunshine princess football baseball basketball dragon
  monkey shadow master superman batman trustno whatever michael jennifer jordan harley hunter summer winter spring autumn
  monday friday january september october november december school student students teacher counselor counsellor
  principal district threat safety offramp admin administrator qwerty qwertz azerty asdf zxcv abcdef changeme secret
  login google facebook america california mustang tigers eagles panthers wildcats bulldogs warriors starwars pokemon
  chocolate computer internet freedom forever family lovely default guest access hello correcthorsebatterystaple
`.match(/\S+/g) as string[]

const keyRows = `
  qwertyuiop asdfghjkl zxcvbnm qwertzuiop azertyuiop abcdefghijklmnopqrstuvwxyz 01234567890 1234567890 1qaz2wsx3edc4rfv5tgb6yhn
`.match(/\S+/g) as string[]

/** Signs that stand for letters: `p@ssw0rd` is `password`. */
const readAs: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

/** The same row with the key for capitals held down. */
const signRow = '~!@#$%^&*()_+'

/** So many letters must be left, so many of them different, once everything that is tried first is taken away. */
const leastOwn = 6
const leastDifferent = 4

/**
 * What is wrong with a new password, in words, or undefined. `context` holds words that belong to this place and person:
 * the district, its schools, the person's name and sign-in name. Counts characters, not bytes; any character may be used.
 */
export function passwordProblem(password: string, context: readonly string[]): string | undefined {
  const text = password.normalize('NFKC').toLowerCase()
  const length = [...text].length
  if (length < passwordLimits.least) {
    return `Use at least ${passwordLimits.least} characters. A few words in a row are easy to remember.`
  }
  if (length > passwordLimits.most) return `Use at most ${passwordLimits.most} characters.`
  if (repeats(text) || isKeyRow(text)) return 'This repeats itself or follows the keys. Use a few words instead.'
  if (tooCommon(text, context)) {
    return 'This is among the first things somebody would try: a common word, a name or the school. Add other words.'
  }
  return undefined
}

function tooCommon(text: string, context: readonly string[]): boolean {
  const own = context.flatMap((name) =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u),
  )
  const known = [...worn, ...own.filter((word) => word.length >= 4)].sort((a, b) => b.length - a.length)
  const without = (given: string) => known.reduce((rest, word) => rest.replaceAll(word, ''), given)
  const readings = [text, [...text].map((sign) => readAs[sign] ?? sign).join('')]
  return readings.some((reading) => {
    const left = without(reading)
    const letters = [...left.replace(/[^\p{L}]+/gu, '')]
    const ownWords = letters.length >= leastOwn && new Set(letters).size >= leastDifferent
    return !ownWords && !wouldDoAlone(left)
  })
}

/** Whether what is left is long enough by itself, of whatever signs: nobody has to use letters. */
const wouldDoAlone = (left: string): boolean =>
  [...left.replace(/\s+/gu, '')].length >= passwordLimits.least && !repeats(left) && !isKeyRow(left)

const repeats = (text: string): boolean => /^(.{1,6}?)\1+.?$/u.test(text) || new Set([...text]).size < 5

function isKeyRow(text: string): boolean {
  const keys = text.replace(/[^\p{L}\p{N}]+/gu, '')
  if (keys === '') return signRow.includes(text.slice(0, passwordLimits.least))
  return keyRows.some((row) => {
    const endless = row.repeat(Math.ceil(keys.length / row.length) + 1)
    return endless.includes(keys) || [...endless].reverse().join('').includes(keys)
  })
}

/**
 * What becomes of a password that an administrator gave, by the way its person comes in while it waits. By the password:
 * they choose their own, and nothing else opens before. By a passkey: they don't, because it was given to shut out
 * whoever holds what they signed in with before. By a connected account: whoever looks after the account has said who
 * they are, so they are asked for no password, and the one that waits ends unused, with every session that began with it.
 */
export const firstPasswordWaiting = (by: 'password' | 'passkey' | 'provider') =>
  ({ password: 'they choose another', passkey: 'they stay out', provider: 'it ends unused' })[by]
