import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { bannedWords as banned } from '#tests/setup/banned-words.ts'
import { placeOf, source, told, treeOf, walk } from './tree.ts'

/** What people read: text in pages, and messages, sentences and labels in code. Names of fields and types are not read. */
function wordsIn(file: string): { words: string; place: string }[] {
  const found: { words: string; place: string }[] = []
  walk(treeOf(file), (node) => {
    if (ts.isJsxText(node)) found.push({ words: node.text, place: placeOf(node) })
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (isRead(node)) found.push({ words: node.text, place: placeOf(node) })
    }
    if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
      found.push({ words: node.text, place: placeOf(node) })
  })
  return found
}

const isRead = (node: ts.Node): boolean =>
  !ts.isImportDeclaration(node.parent) && !ts.isExportDeclaration(node.parent) && !ts.isLiteralTypeNode(node.parent)

describe('the words', () => {
  it('never brand a child', () => {
    const breaches = source()
      .filter((file) => /^(app|cli|db\/demo)\//.test(file))
      .flatMap(wordsIn)
      .filter(({ words }) => banned.test(words))
      .map(({ words, place }) => `${place} says “${words.trim().slice(0, 80)}”`)
    expect(told(breaches, 'Say “student of concern” and “level of concern”.')).toBe('')
  })

  it('would be caught', () => {
    for (const words of ['The suspect left', 'Threat level: high', 'the Subject', 'two offenders'])
      expect(banned.test(words), words).toBe(true)
    for (const words of ['suspected', 'subjective', 'level of concern']) expect(banned.test(words), words).toBe(false)
  })
})
