import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import ts from 'typescript'

/** One import of a file: what it names, and whether it leaves nothing behind when types are taken away. */
export interface Import {
  from: string
  /** As written. */
  named: string
  /** The file it means, relative to the root; undefined for packages. */
  file?: string
  onlyTypes: boolean
}

/** All files under version control that match, as paths from the root. A new file counts once it is added. */
export function tracked(pattern: RegExp): string[] {
  const files = execFileSync('git', ['ls-files', '--cached'], { encoding: 'utf8' }).split('\n')
  return files.filter((file) => file !== '' && pattern.test(file) && existsSync(file))
}

/** Source of the house: TypeScript that runs or is shown, without tests. */
export const source = (): string[] =>
  tracked(/^(app|db|cli|signer|verifier|bench)\/.*\.tsx?$|^server\.ts$/).filter((file) => !file.endsWith('.d.ts'))

export const textOf = (file: string): string => readFileSync(file, 'utf8')

const trees = new Map<string, ts.SourceFile>()

/** A file as its syntax tree, read once a run. */
export function treeOf(file: string): ts.SourceFile {
  const known = trees.get(file)
  if (known) return known
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.ES2022, true, kind)
  trees.set(file, tree)
  return tree
}

/** Visits every node below one. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

/** `file:line` of a node, as editors open it. */
export function placeOf(node: ts.Node): string {
  const tree = node.getSourceFile()
  return `${tree.fileName}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`
}

/** What a file imports, also lazily and by re-export. */
export function importsOf(file: string): Import[] {
  const found: Import[] = []
  const add = (named: ts.Node | undefined, onlyTypes: boolean) => {
    if (named && ts.isStringLiteral(named))
      found.push({ from: file, named: named.text, onlyTypes, file: fileOf(file, named.text) })
  }
  walk(treeOf(file), (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false)
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false)
  })
  return found
}

function fileOf(from: string, named: string): string | undefined {
  const alias = /^#(app|db|tests)\/(.*)$/.exec(named)
  if (alias) return `${alias[1] ?? ''}/${alias[2] ?? ''}`
  return named.startsWith('.') ? posix.normalize(posix.join(dirname(from), named)) : undefined
}

/** What a failing law says: each breach, then what to do about it. Empty when the law holds. */
export const told = (breaches: readonly string[], todo: string): string =>
  breaches.length === 0 ? '' : `\n${breaches.map((one) => `  ${one}`).join('\n')}\n\n${todo}\n`
