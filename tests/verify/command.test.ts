import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inclusionRanges, noLeaves, rootOf, withLeaf } from '#app/gates/audit/tree.server.ts'
import { commandLine, program } from '#tests/setup/command-line.ts'
import type { Ran } from '#tests/setup/command-line.ts'
import { engineOf } from '#tests/setup/databases.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'
import { aLog, bundles, hashOf, logVkey, noteAt, witnessVkey } from './sound-log.ts'
import type { Log } from './sound-log.ts'
import { spawnSync } from 'node:child_process'

const written = bundles()
afterAll(written.end)
const node = (...options: string[]): Promise<Ran> => program('verify/offramp-verify.js', { options })
const python = (...options: string[]): Ran => {
  const { status, stdout, stderr } = spawnSync('python3', ['-B', 'verify/python/offramp_verify.py', ...options], {
    encoding: 'utf8',
  })
  return { code: status ?? -1, out: stdout, err: stderr }
}

describe('the commands', () => {
  const engine = engineOf('sqlite')
  let url: string
  let log: Log
  beforeAll(async () => {
    const made = await aLog(engine, { size: 130, every: 50 })
    await made.house.runtime.close()
    url = made.url
    log = made.log
  }, 120_000)

  describe('npm run audit:bundle', () => {
    it('writes what both verifiers find sound, names nobody, and is on record first', async () => {
      const folder = join(written.root, 'out', 'bundle')
      const ran = await commandLine('audit-bundle', url, '--out', folder, '--vkey', witnessVkey)
      expect(ran).toMatchObject({ code: 0, err: '' })
      expect(ran.out).toContain('131 events of offramp.example/audit/1 were written to')
      expect(readdirSync(folder).sort()).toEqual(
        ['README.txt', 'anchors.jsonl', 'checkpoints.jsonl', 'entries.jsonl', 'manifest.json', 'vkeys.txt'].sort(),
      )
      const all = readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('')
      expect(all).not.toMatch(/Leo|Mora|Test lead|Command line/)
      expect(statSync(join(folder, 'entries.jsonl')).mode & 0o077).toBe(0)
      const entries = readFileSync(join(folder, 'entries.jsonl'), 'utf8').split('\n')
      expect(entries.slice(0, 130)).toEqual(log.bodies)
      expect(entries[130]).toContain('"act":"audit.exported"')
      expect(readFileSync(join(folder, 'vkeys.txt'), 'utf8')).toBe(`witness ${witnessVkey}\nlog ${logVkey}\n`)
      for (const answer of [await node(folder), python(folder)]) expect(answer).toMatchObject({ code: 0, err: '' })
      expect((await node(folder)).out).toMatch(/proves less[\s\S]*A witness signed for the first 100 events/)
    })

    it('takes what is sealed along only where asked', async () => {
      const folder = join(written.root, 'sealed')
      expect(await commandLine('audit-bundle', url, '--out', folder, '--sealed')).toMatchObject({ code: 0 })
      expect(readFileSync(join(folder, 'sealed.jsonl'), 'utf8')).toContain('Leo Mora')
      expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toContain('NAMES PEOPLE')
      for (const answer of [await node(folder), python(folder)]) expect(answer).toMatchObject({ code: 0 })
      const raw = await rawSql(url)
      const { body } = await raw.one('select body from audit_leaf order by seq desc limit 1')
      await raw.close()
      expect(body).toContain('"sec":"events, sealed"')
    })

    it(
      'refuses a folder that holds something, a wrong key and an empty database, and leaves nothing behind',
      { timeout: 240_000 },
      async () => {
        const before = await engineEvents(url)
        const full = join(written.root, 'full')
        mkdirSync(full)
        writeFileSync(join(full, 'mine.txt'), 'mine')
        expect(await commandLine('audit-bundle', url, '--out', full)).toMatchObject({
          code: 1,
          err: expect.stringContaining('is not empty') as string,
        })
        expect(readdirSync(full)).toEqual(['mine.txt'])
        expect(await commandLine('audit-bundle', url, '--out', join(written.root, 'no'), '--vkey', 'x')).toMatchObject({
          code: 1,
        })
        expect(await commandLine('audit-bundle', url)).toMatchObject({
          code: 2,
          err: expect.stringContaining('Usage:') as string,
        })
        expect(await engineEvents(url)).toBe(before)
        const { url: empty } = await engine.fresh()
        expect(await commandLine('audit-bundle', empty, '--out', join(written.root, 'no'))).toMatchObject({ code: 1 })
        expect(existsSync(join(written.root, 'no'))).toBe(false)
      },
    )

    it('that ends half-way has no manifest, and can’t be told of', async () => {
      const folder = written.write(log)
      rmSync(join(folder, 'manifest.json'))
      expect(await node(folder)).toMatchObject({ code: 2, out: expect.stringContaining('not finished') as string })
      expect(python(folder)).toMatchObject({ code: 2 })
      const other = written.write(log)
      rmSync(join(other, 'anchors.jsonl'))
      expect(await node(other)).toMatchObject({
        code: 2,
        out: expect.stringContaining('anchors.jsonl is missing') as string,
      })
      expect(python(other)).toMatchObject({ code: 2 })
    })
  })

  describe('offramp-verify', () => {
    it('answers --help, and ends with 3 where it was written wrongly', async () => {
      expect(await node('--help')).toMatchObject({ code: 0, out: expect.stringContaining('Usage:') as string })
      expect(python('--help')).toMatchObject({ code: 0 })
      const folder = written.write(log)
      const wrong = [
        [],
        ['--fast'],
        [folder, 'other'],
        [folder, '--database', 'x'],
        [folder, '--vkey', 'x'],
        [folder, '--anchor', '/nonexistent'],
      ]
      const said = await Promise.all(wrong.map((options) => node(...options)))
      for (const [n, one] of said.entries())
        expect(one, wrong[n]?.join(' ')).toMatchObject({
          code: 3,
          out: '',
          err: expect.stringContaining('Usage:') as string,
        })
      for (const options of [['--fast'], [folder, '--vkey', 'x']]) expect(python(...options)).toMatchObject({ code: 3 })
      expect(await node('--proof', folder)).toMatchObject({ code: 3 })
    })

    it('ends with 0, 1 and 2, names the first bad event, and tells a program the same', async () => {
      const note = written.kept(noteAt(log.bodies, 60))
      const head = `130:${hashOf(log.bodies[129]!)}`
      const sound = written.write(log)
      const options = ['--anchor', note, '--anchor', head, '--vkey', logVkey]
      const said = await node(sound, ...options)
      expect(said).toMatchObject({ code: 0, err: '' })
      expect(said.out).toMatch(
        /^Everything fits\.\n130 events[\s\S]*2 signed by the keys you gave\.[\s\S]*fit for the first 130 events/,
      )
      expect(python(sound, ...options)).toMatchObject({ code: 0 })
      const bad = written.write({
        ...log,
        bodies: log.bodies.map((body, n) => (n === 77 ? body.replace('allow', 'deny') : body)),
      })
      expect(await node(bad)).toMatchObject({
        code: 1,
        out: expect.stringMatching(/^Something was changed\. Event 78 \(viewed, .*does not follow/) as string,
      })
      const json = await node(bad, '--json')
      expect(JSON.parse(json.out)).toMatchObject({ result: 'tampered', seq: 78, check: 'chain' })
      expect(JSON.parse(python(bad, '--json').out)).toMatchObject({ result: 'tampered', seq: 78, check: 'chain' })
      const mailed = written.kept(noteAt(log.bodies, 60).replaceAll('\n', '\r\n'))
      expect(await node(sound, '--anchor', mailed)).toMatchObject({ code: 0 })
      const nothing = written.kept('no database')
      expect(await node('--database', nothing)).toMatchObject({ code: 2, err: '' })
      expect(python('--database', nothing)).toMatchObject({ code: 2, err: '' })
      const broken = written.kept('not a note')
      expect(await node(sound, '--anchor', broken)).toMatchObject({ code: 2 })
      expect(python(sound, '--anchor', broken)).toMatchObject({ code: 2 })
    })

    it('says so where a file is not the one that was exported', async () => {
      const folder = written.write(log)
      writeFileSync(join(folder, 'vkeys.txt'), '')
      expect(await node(folder)).toMatchObject({
        code: 1,
        out: expect.stringContaining('vkeys.txt is not the file') as string,
      })
      expect(python(folder)).toMatchObject({ code: 1 })
    })

    it('checks the proof of one event, and what was sealed in it', async () => {
      const seq = log.sealed!.find((one) => one.seq > 60 && one.seq < 100)!.seq
      const path = inclusionRanges(seq, 100).map(({ from, to }) =>
        Buffer.from(
          rootOf(log.bodies.slice(from, to).reduce((tree, body) => withLeaf(tree, hashOf(body)).frontier, noLeaves)),
          'hex',
        ).toString('base64'),
      )
      const note = noteAt(log.bodies, 100)
      const proofWith = (...extra: string[]) =>
        written.kept(['c2sp.org/tlog-proof@v1', ...extra, `index ${seq}`, ...path, '', note].join('\n'))
      const text = log.bodies[seq]!
      const event = written.kept(text)
      const bare = ['--proof', proofWith(), '--event', event]
      const other = written.kept(text.replace('allow', 'deny'))
      const { body, salt } = log.sealed!.find((one) => one.seq === seq)!
      const opened = written.kept(JSON.stringify({ body, salt }))
      const forged = written.kept(JSON.stringify({ body: body.replace('Leo', 'Lea'), salt }))
      const paper = ['--vkey', logVkey]
      const cases: [number, string, ...string[]][] = [
        [2, 'give --vkey or --anchor', ...bare],
        [0, `is event ${seq}`, ...bare, ...paper],
        [0, `is event ${seq}`, ...bare, '--anchor', written.kept(note)],
        [0, `is event ${seq}`, ...bare, ...paper, '--sealed', opened],
        [1, 'is not what it was written with', ...bare, ...paper, '--sealed', forged],
        [1, `is not event ${seq}`, '--proof', proofWith(), '--event', other, ...paper],
        [0, `is event ${seq}`, '--proof', proofWith(`extra ${btoa(text)}`), ...paper],
        [0, `is event ${seq}`, '--proof', proofWith('extra YQ=='), '--event', event, ...paper],
        [1, `is not event ${seq}`, '--proof', proofWith('extra YQ=='), ...paper],
        [3, '', '--proof', proofWith(), ...paper],
        [3, '', '--proof', event, '--event', event],
        [3, '', '--event', event],
      ]
      for (const [code, words, ...options] of cases)
        for (const ran of [await node(...options), python(...options)])
          expect(ran, options.join(' ')).toMatchObject({ code, out: expect.stringContaining(words) as string })
    })
  })
})

async function engineEvents(url: string): Promise<number> {
  const raw = await rawSql(url)
  const { size } = await raw.one('select size from audit_head')
  await raw.close()
  return Number(size)
}
