import { existsSync } from 'node:fs'
import ts from 'typescript'
import { treeOf, walk } from './tree.ts'

/** What is wrong with a test that is named as `file > words of its title`, in words; undefined where it is there. */
export function wrongTest(named: string): string | undefined {
  const [path = '', words = ''] = named.split(' > ')
  if (!existsSync(path)) return `${path} is not there`
  return titlesOf(path).some((title) => title.includes(words)) ? undefined : `${path} has no test “${words}”`
}

/** The titles of the tests of a file, and of what groups them, that are not skipped. */
function titlesOf(path: string): string[] {
  const titles: string[] = []
  walk(treeOf(path), (node) => {
    if (!ts.isCallExpression(node) || !isTest(node.expression)) return
    const [title] = node.arguments
    if (title && ts.isStringLiteralLike(title)) titles.push(title.text)
    else if (title && ts.isTemplateExpression(title)) titles.push(title.getText())
  })
  return titles
}

/** `it`, `test.describe`, `describe.each(…)`; not `it.skip`. */
function isTest(called: ts.Expression): boolean {
  if (ts.isIdentifier(called)) return ['it', 'test', 'describe'].includes(called.text)
  if (ts.isCallExpression(called)) return isTest(called.expression)
  if (!ts.isPropertyAccessExpression(called) || ['skip', 'todo', 'fixme'].includes(called.name.text)) return false
  return isTest(called.expression)
}
