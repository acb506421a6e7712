import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import routes from '#app/routes.ts'
import { importsOf, placeOf, told, tracked, treeOf } from './tree.ts'

interface Route {
  path?: string
  file: string
  children?: Route[]
}
const listed = (list: readonly Route[]): Route[] => list.flatMap((one) => [one, ...listed(one.children ?? [])])
const all = listed(routes as Route[])
const files = tracked(/^app\/routes\/.*\.tsx?$/)

/** What http/ makes loaders and actions with. */
const makers = {
  loader: [
    'pageLoader',
    'houseFormLoader',
    'filterLoader',
    'publicLoader',
    'download',
    'redirectTo',
    'notFoundLoader',
    'formOnlyLoader',
    'secondStepLoader',
    'factorsLoader',
    'appSetupLoader',
    'toFactorsLoader',
    'sessionLeftLoader',
    'providerStartLoader',
    'providerBackLoader',
  ],
  action: [
    'formAction',
    'searchAction',
    'draftAction',
    'draftDeleteAction',
    'signInAction',
    'demoSignInAction',
    'signOutAction',
    'signOutEverywhereAction',
    'endSessionAction',
    'connectProviderAction',
    'endIdentityAction',
    'changePasswordAction',
    'giveFirstPasswordAction',
    'secondStepAction',
    'passkeySignInAction',
    'passkeyOptionsAction',
    'confirmAction',
    'addPasskeyAction',
    'addAppAction',
    'beginAppAction',
    'removeFactorAction',
    'recoveryCodesAction',
    'knowBrowserAction',
    'sessionStayAction',
    'askFactorResetAction',
    'confirmFactorResetAction',
    'notFoundAction',
  ],
} as const

describe('the pages', () => {
  it('all stand in routes.ts, and routes.ts names no page that is not there', () => {
    const named = all.map(({ file }) => `app/${file}`)
    expect(
      told(
        files.filter((file) => !named.includes(file)),
        'Give the page its line in app/routes.ts.',
      ),
    ).toBe('')
    expect(
      told(
        named.filter((file) => !files.includes(file)),
        'Add the file, or take the line out of app/routes.ts.',
      ),
    ).toBe('')
  })

  it('load and act only through http: every loader and action is made by it', () => {
    const breaches = files.flatMap((file) =>
      treeOf(file).statements.flatMap((statement) => {
        if (
          ts.isFunctionDeclaration(statement) &&
          ['loader', 'action', 'clientLoader', 'clientAction'].includes(statement.name?.text ?? '')
        )
          return [placeOf(statement)]
        if (ts.isExportDeclaration(statement)) return [placeOf(statement)]
        if (!ts.isVariableStatement(statement)) return []
        return statement.declarationList.declarations.flatMap((declared) => {
          const name = declared.name.getText()
          if (name === 'clientLoader' || name === 'clientAction') return [placeOf(declared)]
          if (name !== 'loader' && name !== 'action') return []
          const { initializer } = declared
          const maker = initializer && ts.isCallExpression(initializer) ? initializer.expression.getText() : ''
          const imported = importsOf(file).some((one) => one.file?.startsWith('app/http/'))
          return (makers[name] as readonly string[]).includes(maker) && imported ? [] : [`${placeOf(declared)} ${name}`]
        })
      }),
    )
    expect(told(breaches, 'export const loader = pageLoader(query) · export const action = formAction(command)')).toBe(
      '',
    )
  })

  it('all answer when they are asked for: each has a loader, and what is drawn by nothing leads on or is a file', () => {
    const exported = (file: string): readonly string[] =>
      treeOf(file).text.match(/^export (const (loader|action)|default)\b/gm) ?? []
    const makerOf = (file: string) => /^export const loader = (\w+)\(/m.exec(treeOf(file).text)?.[1] ?? ''
    const silent = files.filter((file) => !exported(file).includes('export const loader'))
    expect(told(silent, 'export const loader = formOnlyLoader(), where the address only takes a form.')).toBe('')
    const raw = files.filter(
      (file) =>
        !exported(file).includes('export default') &&
        ![
          'redirectTo',
          'download',
          'toFactorsLoader',
          'sessionLeftLoader',
          'providerStartLoader',
          'providerBackLoader',
        ].includes(makerOf(file)),
    )
    expect(told(raw, 'Give the address a page (FormOnlyPage): without one its errors are raw JSON.')).toBe('')
  })

  it('offer what was kept of a form outside a case, wherever they show one', () => {
    const breaches = files.filter((file) => {
      const { text } = treeOf(file)
      const design = /<HouseFormPage[^>]*?design=\{(\w+)\}/.exec(text)?.[1]
      return design !== undefined && !new RegExp(`loader = houseFormLoader\\(\\w+, ${design}\\b`).test(text)
    })
    expect(told(breaches, 'export const loader = houseFormLoader(query, design)')).toBe('')
  })

  it('hold no switch of intents: one address a command', () => {
    const breaches = files.filter((file) => /\bintent\b|_action['"]/.test(treeOf(file).text))
    expect(told(breaches, 'Give each command an address of its own and use formAction on the button.')).toBe('')
  })

  it('have addresses without personal data: words and ids only', () => {
    const odd = all.filter(
      ({ path }) =>
        path !== undefined && path !== '*' && !/^([a-z-]+|:[a-z]+Id|:[a-z]+)(\/([a-z-]+|:[A-Za-z]+))*$/.test(path),
    )
    expect(
      told(
        odd.map(({ path }) => path ?? ''),
        'Use words in small letters and :parameters.',
      ),
    ).toBe('')
    const named = all
      .flatMap(({ path }) => path?.match(/:\w+/g) ?? [])
      .filter((one) => /name|birth|student(?!Id)/i.test(one))
    expect(told(named, 'Nobody’s name or number stands in an address.')).toBe('')
  })
})
