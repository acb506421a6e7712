import { describe, expect, it } from 'vitest'
import { checkAmendment, checkLaterMoves } from '#app/gates/amendments.ts'
import { contact } from '#app/features/contact/contact.entry.ts'
import { registry } from '#app/features/entries.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import type { StoredEntry } from '#app/domain/entry.ts'
import { day, instant } from '#app/domain/time.ts'
import { aCase } from '#tests/factories/case.ts'

const stored = (id: string, more: Partial<StoredEntry> = {}): StoredEntry => ({
  id,
  caseId: 'cas_test',
  seq: 1,
  kind: 'contact',
  kindVersion: contact.version,
  supersedes: null,
  happenedOn: day('2026-09-15'),
  happenedAt: null,
  recordedAt: instant('2026-09-15T17:22:00.000Z'),
  recordedBy: 'usr_lead',
  open: { base: {} },
  sealed: [],
  ...more,
})
const none = new Set<string>()
const amended = (kind = 'contact') => stored('ent_2', { seq: 2, supersedes: 'ent_1', kind })

describe('an amendment', () => {
  it('replaces the newest version of an entry of its own kind, or withdraws it', () => {
    checkAmendment([stored('ent_1')], amended(), registry, none)
    checkAmendment([stored('ent_1')], amended('withdrawn'), registry, none)
  })

  it.each([
    ['of an entry elsewhere', [], amended(), 'not in this case'],
    [
      'of what was corrected already',
      [stored('ent_1'), stored('ent_x', { supersedes: 'ent_1' })],
      amended(),
      'corrected already',
    ],
    ['by another kind', [stored('ent_1')], amended('note'), 'its own kind'],
    ['of a decision', [stored('ent_1', { kind: 'acknowledged' })], amended('withdrawn'), 'decision or a signature'],
  ])('is refused %s', (_what, entries, amending, words) => {
    expect(() => checkAmendment(entries, amending, registry, none)).toThrow(words)
  })

  const log = (act: 'open' | 'inquire', entryId: string): CaseFile['stageLog'][number] => ({
    act,
    from: 'triage',
    to: act === 'open' ? 'opened' : 'inquiry',
    at: instant('2026-09-15T17:22:00.000Z'),
    by: 'usr_lead',
    entryId,
  })
  const file = (...stageLog: CaseFile['stageLog'][number][]) => aCase('inquiry', { stageLog }).file

  it('may take a quiet move away, but none that the case went on from', () => {
    checkLaterMoves(file(log('open', 'ent_1'), log('inquire', 'ent_2')), file(log('open', 'ent_1')))
    expect(() =>
      checkLaterMoves(file(log('open', 'ent_1'), log('inquire', 'ent_2')), file(log('inquire', 'ent_2'))),
    ).toThrow('undo a step')
  })

  it('keeps a move that its new version still makes', () => {
    const line = { ...stored('ent_2'), entryId: 'ent_2', root: 'ent_1', sentence: '', versions: 2, readable: true }
    const after = aCase('inquiry', { stageLog: [log('open', 'ent_2')], timeline: [line] }).file
    checkLaterMoves(file(log('open', 'ent_1')), after)
  })
})
