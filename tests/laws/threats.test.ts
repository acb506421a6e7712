import { describe, expect, it } from 'vitest'
import { wrongTest } from './titles.ts'
import { textOf, told } from './tree.ts'

const document = 'docs/threats.md'

/** The adversaries and events that a district reckons with, as the document calls them, in its order. */
const threats = [
  'Curious insider',
  'Conflicted staff',
  'Phished password, or a rival’s parent',
  'The student, with access to staff and rooms',
  'Lawyer, subpoena, discovery',
  'Troll, spammer, swatter',
  'Whoever hunts the reporter',
  'Malicious file',
  'Injection, forged forms, added fields',
  'Stolen laptop, shared computer',
  'Stolen disk or backup of the server',
  'Ransomware',
  'Hosting or database administrator',
  'Compromised package',
  'The district itself',
  'Clock set wrong, or on purpose',
  'Flood, slow senders, huge forms',
]

interface Row {
  name: string
  cells: readonly string[]
}

const text = textOf(document)
const [top = '', tests = ''] = text.split('\n## Tests\n')
const [first = ''] = top.split('\n## ')

/** The rows of the first table. */
const rows: Row[] = first
  .split('\n')
  .filter((line) => /^\| [^-]/.test(line))
  .slice(1)
  .map((line) => {
    const [name = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    return { name, cells }
  })

/** What stands under the heading of a name: `file > words`, or "not yet: …". */
const sections = new Map(
  tests
    .split('\n### ')
    .slice(1)
    .map((section) => {
      const [name = '', ...lines] = section.split('\n')
      return [name.trim(), lines.filter((line) => line.trim() !== '')] as const
    }),
)

/** What is wrong with one line of a section, in words; undefined where it says what it should. */
function wrongLine(line: string): string | undefined {
  const named = /^- `(tests\/[\w./-]+\.(?:test\.tsx?|spec\.ts) > \S.+)`$/.exec(line)?.[1]
  if (named) return wrongTest(named)
  return /^- not yet: \S.{18,}\.$/.test(line) ? undefined : `“${line}” is neither a test nor “not yet: …”`
}

describe('the threats', () => {
  it('stand in the table once each, with what they want, what stops them and what remains', () => {
    expect(rows.map(({ name }) => name)).toEqual(threats)
    const short = rows.filter(({ cells }) => cells.length !== 3 || cells.some((cell) => cell.length < 10))
    expect(
      told(
        short.map(({ name }) => name),
        `Fill every column of ${document}.`,
      ),
    ).toBe('')
  })

  it('are each tried by tests that exist, or say plainly that they are not yet', () => {
    expect([...sections.keys()]).toEqual(threats)
    const breaches = threats.flatMap((name) => {
      const lines = sections.get(name) ?? []
      if (lines.length === 0) return [`${name}: has neither a test nor “not yet”`]
      return lines.flatMap((line) => {
        const wrong = wrongLine(line)
        return wrong ? [`${name}: ${wrong}`] : []
      })
    })
    expect(told(breaches, `Name tests by “file > words of the title” in ${document}, or say what is not yet.`)).toBe('')
  })

  it('that remain stand beside what stops them: nothing is said to be impossible', () => {
    const boasts = rows.filter(({ cells }) =>
      /\b(impossible|nothing remains|fully secure|unbreakable)\b/i.test(cells.join(' ')),
    )
    expect(boasts.map(({ name }) => name)).toEqual([])
  })
})
