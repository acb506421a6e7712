import { controlsIn } from '#tests/setup/sent-form.ts'

/**
 * What somebody who fills in every field of a page would send: the first of each choice, a few words, a day that has
 * passed. What the page filled in beforehand stays. Nothing of the page's own words is sent back, so that an answer that
 * repeats what was sent holds nothing of the case. Tokens are left out: each sending is the first.
 */
export function filledIn(html: string): string {
  const pairs = new URLSearchParams()
  const chosen = new Set<string>()
  for (const control of controlsIn(html)) {
    const { name, type, value, options } = control
    if (!name || name.startsWith('_') || type === 'file') continue
    if (type === 'hidden') pairs.append(name, value)
    else if (type === 'radio' || type === 'checkbox') {
      if (!chosen.has(name)) pairs.append(name, value || 'yes')
      chosen.add(name)
    } else if (type === 'select') pairs.append(name, options.find((one) => one !== '') ?? '')
    else if (type === 'date') pairs.append(name, '2026-09-16')
    else if (type === 'time') pairs.append(name, '09:55')
    else if (type === 'number') pairs.append(name, '1')
    else pairs.append(name, /qzx/i.test(value) || value === '' ? words : value)
  }
  return pairs.toString()
}

const words = 'Words of the matrix, a few of them.'
