import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { placeOf, source, textOf, told, tracked, treeOf, walk } from './tree.ts'

const code = source()
const house = code.filter((file) => /^(app|db)\//.test(file))

/** Places of nodes for which `breaks` says so. */
function placesWhere(files: readonly string[], breaks: (node: ts.Node) => boolean): string[] {
  return files.flatMap((file) => {
    const found: string[] = []
    walk(treeOf(file), (node) => {
      if (breaks(node)) found.push(placeOf(node))
    })
    return found
  })
}

const named = (node: ts.Node | undefined): string =>
  node && (ts.isIdentifier(node) || ts.isStringLiteral(node)) ? node.text : ''

describe('the code', () => {
  it('has no `any`', () => {
    const breaches = placesWhere(
      [...code, ...tracked(/^tests\/.*\.tsx?$/)],
      (node) => node.kind === ts.SyntaxKind.AnyKeyword,
    )
    expect(told(breaches, 'Say what it is, or `unknown` and look.')).toBe('')
  })

  it('silences no checker', () => {
    const silencer =
      /@ts-(ignore|expect-error|nocheck)|eslint-disable(?!-next-line (react-hooks\/exhaustive-deps|no-control-regex)\b)/
    const breaches = [...code, ...tracked(/^tests\/.*\.tsx?$/)]
      .filter((file) => !file.startsWith('tests/laws/'))
      .flatMap((file) =>
        textOf(file)
          .split('\n')
          .flatMap((line, n) => (silencer.test(line) ? [`${file}:${n + 1}`] : [])),
      )
    expect(told(breaches, 'Write it so that the checker agrees.')).toBe('')
  })

  it('swallows no error', () => {
    const breaches = placesWhere(code, (node) => {
      if (ts.isCatchClause(node)) return node.block.statements.length === 0
      if (
        !ts.isCallExpression(node) ||
        !ts.isPropertyAccessExpression(node.expression) ||
        node.expression.name.text !== 'catch'
      )
        return false
      const [handler] = node.arguments
      return (
        handler !== undefined &&
        ts.isArrowFunction(handler) &&
        ts.isBlock(handler.body) &&
        handler.body.statements.length === 0
      )
    })
    expect(told(breaches, 'Handle it, say why nothing is to be done by returning something, or let it go up.')).toBe('')
  })

  it('keeps no state in modules: the runtime is made once and handed on', () => {
    const breaches = house.flatMap((file) =>
      treeOf(file).statements.flatMap((statement) => {
        if (!ts.isVariableStatement(statement)) return []
        if (!(statement.declarationList.flags & ts.NodeFlags.Const)) return [placeOf(statement)]
        return statement.declarationList.declarations
          .filter(({ initializer }) => isEmptyHolder(initializer))
          .map(placeOf)
      }),
    )
    expect(told(breaches, 'Make it in createRuntime, createAuth or a component, and hand it in.')).toBe('')
  })

  it('deletes nothing by cascade', () => {
    const breaches = placesWhere(
      house,
      (node) => ts.isPropertyAssignment(node) && /^on(Delete|Update)$/.test(named(node.name)),
    )
    const sql = tracked(/^migrations\/.*\.sql$/).filter((file) => /ON DELETE (CASCADE|SET NULL)/i.test(textOf(file)))
    expect(told([...breaches, ...sql], 'A table rebuild on SQLite empties what cascades. Delete rows by name.')).toBe(
      '',
    )
  })

  it('writes no HTML by hand', () => {
    const breaches = placesWhere(code, (node) => named((node as { name?: ts.Node }).name) === 'dangerouslySetInnerHTML')
    expect(told(breaches, 'Text is text: let React write it.')).toBe('')
  })

  it('runs no text as code', () => {
    const makers = ['eval', 'Function', 'execScript']
    const timers = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']
    const breaches = placesWhere(code, (node) => {
      if (ts.isImportDeclaration(node)) return /^(node:)?(vm|repl|inspector)$/.test(named(node.moduleSpecifier))
      if (ts.isJsxAttribute(node)) return /^srcDoc$/i.test(named(node.name))
      if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false
      const called = named(ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression)
      const [first] = node.arguments ?? []
      // A timer that is given a text runs it.
      if (timers.includes(called))
        return first !== undefined && (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first))
      return makers.includes(called)
    })
    expect(told(breaches, 'Write what it should do as code.')).toBe('')
  })

  it('never looks ahead: each look is on record', () => {
    const breaches = placesWhere(code, (node) => ts.isJsxAttribute(node) && named(node.name) === 'prefetch')
    const asked = placesWhere(code, (node) => ts.isIdentifier(node) && node.text === 'PrefetchPageLinks')
    expect(told([...breaches, ...asked], 'Leave prefetch out.')).toBe('')
  })

  it('reads no clock and no environment in rules, gates and records', () => {
    const pure = house.filter((file) => /^(app\/(domain|policy|gates|features)|db\/records)\//.test(file))
    const breaches = placesWhere(pure, (node) => {
      if (ts.isNewExpression(node) && named(node.expression) === 'Date') return (node.arguments?.length ?? 0) === 0
      if (!ts.isPropertyAccessExpression(node)) return false
      const [object, property] = [named(node.expression), node.name.text]
      return (
        (object === 'Date' && property === 'now') ||
        (object === 'Math' && property === 'random') ||
        (object === 'process' && property === 'env')
      )
    })
    expect(told(breaches, '`now` and `newId` are arguments; settings come from config.server.ts.')).toBe('')
  })

  it('leaves no note for later', () => {
    const breaches = [...code, ...tracked(/^(tests|start)\/.*\.(tsx?|mjs)$/)]
      .filter((file) => !file.startsWith('tests/laws/'))
      .filter((file) => /\b(TODO|FIXME|XXX|HACK)\b/.test(textOf(file)))
    expect(told(breaches, 'Do it, or open an issue.')).toBe('')
  })
})

/** `[]`, `{}`, `new Map()`: something that can only be meant to fill up later. */
function isEmptyHolder(node: ts.Expression | undefined): boolean {
  if (!node) return false
  if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0
  if (!ts.isNewExpression(node)) return false
  return (
    ['Map', 'Set', 'WeakMap', 'WeakSet', 'Array'].includes(named(node.expression)) &&
    (node.arguments?.length ?? 0) === 0
  )
}
