import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { actText, objectText, operationWords, ruleWords } from '#app/features/audit-log/audit-words.ts'
import { pageWords } from '#app/features/audit-log/page-words.ts'
import { entryActWords } from '#app/features/audit-log/entry-act-words.ts'
import { registry } from '#app/features/entries.ts'
import { actions } from '#app/policy/actions.ts'
import { operations } from './operations.ts'
import { source, told, treeOf, walk } from './tree.ts'

/** No name of the program: no capitals within a word, no points or colons between words, no ids, no rule numbers. */
const readable = (words: string): boolean => !/[a-z][A-Z]|\w[.:_]\w|^P\d|\brule\b/.test(words)

/** Rules as they are named where they are broken or a right is refused. */
function ruleLiterals(): string[] {
  const found = new Set<string>()
  for (const file of source().filter((one) => one.startsWith('app/')))
    walk(treeOf(file), (node) => {
      if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression)) return
      const at = { RuleBroken: 1, NotPermitted: 0 }[node.expression.text]
      const literal = at === undefined ? undefined : node.arguments?.[at]
      if (literal && ts.isStringLiteral(literal)) found.add(literal.text)
    })
  return [...found]
}

describe('the audit log speaks in words', () => {
  it('every page that is read has words of its own, and every command can be read', async () => {
    const all = await operations()
    const pages = all.filter(({ door }) => door.endsWith('query')).map(({ name }) => name)
    expect(
      told(
        pages.filter((name) => !pageWords[name]),
        'Add it to pageWords in audit-words.ts.',
      ),
    ).toBe('')
    const names = all.map(({ name }) => name)
    expect(
      told(
        names.filter((name) => !readable(operationWords(name))),
        'Add it to commandWords.',
      ),
    ).toBe('')
    const forms = names.map((name) => actText('viewed', { t: 'case', id: 'cas_1', sec: `${name}Form` }))
    expect(forms.filter((words) => !readable(words))).toEqual([])
  })

  it('what is put on record has words of its own, no two acts the same', () => {
    const acts = [...new Set(registry.kinds.map(({ event }) => event as string))]
    expect(
      told(
        acts.filter((act) => !entryActWords[act] || !readable(entryActWords[act])),
        'Add it to entry-act-words.ts.',
      ),
    ).toBe('')
    expect(Object.keys(entryActWords).filter((act) => !acts.includes(act))).toEqual([])
    expect(new Set(Object.values(entryActWords)).size).toBe(acts.length)
    expect(actText('gate.wentOn', { t: 'case', id: 'cas_1' })).toBe('went on without something')
  })

  it('every rule has words', () => {
    const rules = [
      ...ruleLiterals(),
      ...Object.values(actions).flatMap(({ who }) => [...who]),
      ...Object.keys(actions).map((action) => `no rule allows ${action}`),
      'stale',
    ]
    const short = rules.filter((rule) => !/[ ]/.test(rule) && ruleWords(rule).toLowerCase() === rule.toLowerCase())
    const plain = ['staff', 'auditor', 'system', 'open']
    const breaches = [
      ...short.filter((rule) => !plain.includes(rule)),
      ...rules.filter((one) => !readable(ruleWords(one))),
    ]
    expect(told([...new Set(breaches)], 'Add it to ruleNames in audit-words.ts, or name the rule in words.')).toBe('')
  })

  it('what was looked at is said once, with the number, the moment and the count', () => {
    const names: Readonly<Record<string, string>> = { cas_1: 'RA-26-0001', usr_1: 'Nadia Frost' }
    const around = {
      zone: 'America/Los_Angeles',
      today: '2026-11-26',
      refused: false,
      nameOf: (id: string) => names[id],
    }
    const asOf = { t: 'case', id: 'cas_1', sec: 'caseAsOf, as of 2026-02-27T05:00:59.999Z', n: 9 }
    expect(actText('viewed', asOf)).toBe('looked at the case as of a date')
    expect(objectText(asOf, around)).toBe('case RA-26-0001, as of Thu 26 Feb, 9:00 pm, 9 shown')
    const work = { t: 'query', id: 'myWork', sec: 'my work', n: 0 }
    expect(actText('viewed', work)).toBe('looked at My work')
    expect(objectText(work, around)).toBe('0 shown')
    expect(objectText({ t: 'user', id: 'usr_1' }, around)).toBe('person Nadia Frost')
    const often = { t: 'case', id: 'cas_1', n: 1_204 }
    expect(objectText(often, { ...around, refused: true })).toBe('case RA-26-0001, 1,204 more times')
    expect(objectText({ t: 'refusals', id: 'several', n: 1 }, { ...around, refused: true })).toBe(
      'several things, once more',
    )
    expect(ruleWords('rule:no rule allows report.send')).toBe('Not theirs to do: tell the team about a concern')
  })
})
