import { describe, expect, it } from 'vitest'
import { checkpointDue, proofLines } from '#app/domain/checkpoints.ts'
import type { ProofState } from '#app/domain/checkpoints.ts'
import { instant, plusMinutes } from '#app/domain/time.ts'

const now = instant('2026-09-15T17:00:00.000Z')
const ago = (minutes: number) => plusMinutes(now, -minutes)

describe('a signed head of the log', () => {
  it.each([
    ['nothing there', { events: 0, all: 0, signedAt: undefined }, false],
    ['never signed', { events: 1, all: 1, signedAt: undefined }, true],
    ['something new, four minutes ago', { events: 1, all: 1, signedAt: ago(4) }, false],
    ['something new, five minutes ago', { events: 1, all: 1, signedAt: ago(5) }, true],
    ['much that is new, just now', { events: 256, all: 256, signedAt: now }, true],
    ['nearly as much', { events: 255, all: 300, signedAt: now }, false],
    ['only the log’s own proofs, for hours', { events: 0, all: 2, signedAt: ago(600) }, false],
    ['only the log’s own proofs, for a day', { events: 0, all: 2, signedAt: ago(24 * 60) }, true],
    ['nothing at all for a day', { events: 0, all: 0, signedAt: ago(24 * 60) }, false],
  ] as const)('with %s', (_what, since, due) => {
    expect(checkpointDue(since, now)).toBe(due)
  })
})

describe('what pages say of it', () => {
  const checked = { at: ago(60), fits: true }
  const signed: ProofState = {
    events: 300,
    signed: { events: 256, at: ago(3) },
    refused: undefined,
    outside: [],
    checked,
    guards: { at: ago(60) },
    unreached: [],
  }
  const said = (state: ProofState) =>
    proofLines(state, now).map(
      ({ is, words, at, more = '' }) => `${is}: ${words}${at ? ` ${at.slice(11, 16)}${more}` : ''}`,
    )

  it('is that nobody signs', () => {
    expect(said({ ...signed, signed: undefined })[0]).toBe(
      'open: Nobody signs the record yet: whoever holds this server could rewrite it.',
    )
  })

  it('is when it was signed, that nobody outside knows, and when it was checked', () => {
    expect(said(signed)).toEqual([
      'well: Last signed 16:57, over 256 events; 44 came since.',
      'open: No signature is known outside this server: whoever holds it and its signer could rewrite the record.',
      'well: Last checked 16:00: everything fits.',
    ])
  })

  it('is the newest of what is known outside', () => {
    const outside = [
      { sink: 'stick', events: 1, at: ago(900) },
      { sink: 'county', events: 256, at: ago(2) },
    ]
    expect(said({ ...signed, events: 256, outside }).slice(0, 2)).toEqual([
      'well: Last signed 16:57, over 256 events; 0 came since.',
      'well: Last known outside this server 16:58 (county), over 256 events.',
    ])
  })

  it('is wrong where the signer refused, where it was silent for more than a day, and where something does not fit', () => {
    const refused = { why: 'The log has 5 events. It had 9 when it was last signed: 4 are gone.', at: ago(1) }
    expect(said({ ...signed, refused })[0]).toBe(
      'wrong: The signer refused the record 16:59: The log has 5 events. It had 9 when it was last signed: 4 are gone.',
    )
    expect(said({ ...signed, signed: { events: 256, at: ago(25 * 60) } })[0]).toMatch(/^well/)
    expect(said({ ...signed, signed: { events: 256, at: ago(25 * 60 + 1) } })[0]).toMatch(
      /^wrong: The record has not been signed for more than a day\. Last signed/,
    )
    expect(said({ ...signed, checked: { at: ago(60), fits: false } }).at(-1)).toBe(
      'wrong: The log was checked 16:00, and not everything fits.',
    )
    expect(said({ ...signed, checked: undefined }).at(-1)).toMatch(/^open: Nobody/)
  })

  it('is wrong where a guard of the database is gone, and where a place outside takes nothing', () => {
    const guards = { at: ago(5), wrong: 'The guard entries_no_update is missing.' }
    expect(said({ ...signed, guards })[0]).toBe(
      'wrong: The database does not guard the record as it should 16:55: The guard entries_no_update is missing.',
    )
    expect(said({ ...signed, unreached: [{ sink: 'county', at: ago(30) }] })).toContain(
      'wrong: county does not take the signed record. Last tried 16:30; what it said stands in the server’s own log.',
    )
  })
})
