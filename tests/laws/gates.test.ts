import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { placeOf, source, told, treeOf, walk } from './tree.ts'

const app = source().filter((file) => file.startsWith('app/'))

/** Where the few writes outside the gates stand (architecture.md, The two doors): session touch, throttle counters, leases, drafts, chunks, sweeping of what has no record. */
const mayOpen: readonly RegExp[] = [
  /^app\/gates\//,
  /^app\/runtime\.server\.ts$/,
  /^app\/start\.server\.ts$/,
  /^app\/auth\/(auth|sign-in-flow|factor-flow|challenges|tries|oidc-flow)\.server\.ts$/,
  /^app\/http\/(drafts|staging)\.server\.ts$/,
  /^app\/http\/door\/door\.server\.ts$/,
  /^app\/jobs\/(carry-enrolments|close-accounts|count-retention|disable-unused|jobs|keep-destroyed|match-again|note-looks|put-keys-away|settle-store|sweep-drafts|sweep-files|sweep-sessions|sweep-tokens)\.server\.ts$/,
]

/** Calls of `….name(` with one of the names, by place. */
function calls(files: readonly string[], names: readonly string[], on?: string): string[] {
  return files.flatMap((file) => {
    const found: string[] = []
    walk(treeOf(file), (node) => {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return
      const { expression: object, name } = node.expression
      if (names.includes(name.text) && (on === undefined || object.getText().endsWith(on))) found.push(placeOf(node))
    })
    return found
  })
}

const outside = (places: readonly string[], allowed: readonly RegExp[]) =>
  places.filter((place) => !allowed.some((one) => one.test(place.split(':')[0] ?? '')))

describe('the gates', () => {
  it('alone open transactions', () => {
    const breaches = outside(calls(app, ['write', 'read'], 'store'), mayOpen)
    expect(told(breaches, 'Declare a command or a query and run it through the runtime.')).toBe('')
  })

  it('alone append to the audit log, to folders and to projections', () => {
    const names = [
      'appendAudit',
      'appendEntry',
      'destroyPart',
      'project',
      'saveToken',
      'nextNumber',
      'newFolder',
      'lockWriter',
    ]
    const breaches = outside(calls(app, names), [/^app\/gates\//, /^app\/runtime\.server\.ts$/])
    expect(told(breaches, 'Return entries or events; the gate appends them.')).toBe('')
  })

  it('alone read drafts, which are sealed: a query asks for those of whoever asks it', () => {
    const breaches = outside(calls(app, ['find', 'byId'], 'records.drafts'), [
      /^app\/gates\//,
      /^app\/http\/drafts\.server\.ts$/,
    ])
    expect(told(breaches, 'Ask by `draft(form, caseId)` of the query’s work.')).toBe('')
  })

  it('alone mint a permit', () => {
    const breaches = outside(
      app.flatMap((file) => {
        const found: string[] = []
        walk(treeOf(file), (node) => {
          if (
            (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) &&
            /\bPermitted</.test(node.type.getText())
          )
            found.push(placeOf(node))
        })
        return found
      }),
      [/^app\/gates\//],
    )
    expect(told(breaches, 'A permit comes from the gate, with the case file.')).toBe('')
  })

  it('write nothing outside them but what architecture.md names', () => {
    const quiet = [
      'touchSession',
      'placeSession',
      'saveChallenge',
      'sweepSessions',
      'lockTries',
      'noteTry',
      'dropTry',
      'clearTries',
      'sweepTries',
      'saveDraft',
      'deleteDraft',
      'sweepDrafts',
      'sweepTokens',
      'takeLease',
      'takeOutbox',
      'stageFile',
      'appendChunk',
      'dropUnboundFile',
      'saveAttempt',
      'takeAttempt',
      'sweepAttempts',
    ]
    const writers = app.filter(
      (file) =>
        /^app\/(auth|http|jobs)\/(?!.*\.command\.server\.ts$)/.test(file) &&
        !/(lucia|begin-session|proof)\.server\.ts$/.test(file),
    )
    const breaches = writers.flatMap((file) => {
      const found: string[] = []
      walk(treeOf(file), (node) => {
        if (!ts.isPropertyAccessExpression(node) || !/(^|\.)records\.write$/.test(node.expression.getText())) return
        if (!quiet.includes(node.name.text)) found.push(`${placeOf(node)} ${node.name.text}`)
      })
      return found
    })
    expect(told(breaches, 'Make it a command with an event.')).toBe('')
  })
})
