import { describe, expect, it } from 'vitest'
import { caseFileLimits, caseIsFull } from '#app/domain/bound-file.ts'
import { stages } from '#app/domain/stages.ts'
import { addFile } from '#app/features/file/add-file.command.server.ts'
import { blockFile } from '#app/features/file/block-file.command.server.ts'
import { aCase, asUser, decide, inputOf } from '#tests/factories/case.ts'

const row = {
  id: 'fil_1',
  name: 'shot.png',
  mediaType: 'image/png',
  size: 10,
  sha256: 'ab',
  stagedBy: 'usr_lead',
  boundTo: null,
}
const loaded = { files: [row] }
const shot = { happened: { day: '2027-02-25', time: '20:51' }, what: 'Rifle on a bed', files: ['fil_1'] }

describe('addFile', () => {
  it('asks for a file and what it shows', () => {
    expect(Object.keys(inputOf(addFile, { ...shot, caseId: 'cas_x', what: '', files: [] }).errors).sort()).toEqual([
      'files',
      'what',
    ])
  })

  it('is open to members and officers, not outside', () => {
    expect(aCase('inquiry').allows(asUser('officer'), addFile)).toBe(true)
    expect(aCase('inquiry').allows(asUser('outsider'), addFile)).toBe(false)
  })

  it('is accepted at every stage (P2), one entry that binds the file', () => {
    for (const stage of stages) {
      const { entries } = decide(addFile, aCase(stage), shot, { loaded })
      expect(entries).toHaveLength(1)
      expect(entries[0]?.files).toEqual(['fil_1'])
    }
  })

  it('binds only what the same person staged, and only once', () => {
    for (const other of [
      { ...row, stagedBy: 'usr_member' },
      { ...row, boundTo: 'ent_9' },
      { ...row, id: 'fil_2' },
    ]) {
      expect(() => decide(addFile, aCase('inquiry'), shot, { loaded: { files: [other] } })).toThrow('to put right')
    }
  })

  it('binds no more than a case may hold', () => {
    const held = { size: 1 }
    expect(caseIsFull(Array(caseFileLimits.most - 1).fill(held), [held])).toBeUndefined()
    expect(caseIsFull(Array(caseFileLimits.most).fill(held), [held])).toContain('500 files at most')
    expect(caseIsFull([{ size: caseFileLimits.mostBytes }], [held])).toContain('5 GB together')
    expect(caseIsFull([{ size: caseFileLimits.mostBytes + 1 }], [])).toBeUndefined()
  })

  it('keeps the hash with the fact', () => {
    const file = aCase('inquiry').after(addFile, shot, { loaded })
    expect(file.inquiry.files).toMatchObject([{ fileId: 'fil_1', sha256: 'ab', what: 'Rifle on a bed', blocked: null }])
  })
})

describe('blockFile (P21)', () => {
  const added = aCase('inquiry').play(addFile, shot, { loaded })
  const block = { fileId: 'fil_1', reason: 'May be a sexual image.' }

  it('is for the lead, the chair and the district lead in the case', () => {
    expect(added.allows(asUser('lead'), blockFile)).toBe(true)
    expect(added.allows(asUser('districtLead'), blockFile)).toBe(true)
    expect(added.allows(asUser('member'), blockFile)).toBe(false)
    expect(added.allows(asUser('officer'), blockFile)).toBe(false)
  })

  it('takes one person and a reason, and works at once', () => {
    expect(inputOf(blockFile, { ...block, caseId: 'cas_x', reason: '' }).errors).toHaveProperty('reason')
    const blocked = added.play(blockFile, block)
    expect(blocked.file.inquiry.files[0]?.blocked).toMatchObject({ by: 'usr_lead', reason: 'May be a sexual image.' })
    expect(() => decide(blockFile, blocked, block)).toThrow('blocked already')
  })
})
