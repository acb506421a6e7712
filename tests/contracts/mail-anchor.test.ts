import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkpointNumbers } from '#app/domain/checkpoints.ts'
import { anchorCheckpoints } from '#app/jobs/anchor-checkpoints.server.ts'
import { publish } from '#app/jobs/publish-checkpoint.server.ts'
import { mailAnchor } from '#app/keys/mail-anchor.server.ts'
import type { MailAt } from '#app/keys/mail-anchor.server.ts'
import { openNote, readVkey } from '#app/keys/note.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import { aSigner } from '#tests/factories/signer.ts'
import { engineOf } from '#tests/setup/databases.ts'

/* Heads of the log in mailboxes: against a mail server on this computer. */

let mails: { to: string[]; raw: string; user?: string }[] = []
let refuses: readonly string[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, done) =>
    password === 'right' ? done(null, { user: username ?? '' }) : done(new Error('Wrong password')),
  onRcptTo: ({ address }, _session, done) => done(refuses.includes(address) ? new Error('Nobody here') : null),
  onData: (stream, session, done) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(({ address }) => address)
      mails.push({ to, raw: Buffer.concat(parts).toString(), user: session.user })
      done()
    })
  },
})
let port = 0
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  port = (server.server.address() as AddressInfo).port
})
afterAll(() => new Promise<void>((closed) => server.close(closed)))
beforeEach(() => {
  mails = []
  refuses = []
})

const at = (more: Partial<MailAt> = {}) =>
  mailAnchor({
    name: 'superintendent',
    host: '127.0.0.1',
    port,
    secure: false,
    loopback: true,
    from: 'offramp@district.example.org',
    to: ['superintendent@district.example.org', 'auditor@county.example.org'],
    everyHours: 24,
    ...more,
  })

/** The file that came with a mail. */
const attached = (raw: string) => {
  const [, part = ''] = /filename=[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n([A-Za-z0-9+/=\r\n]+)/.exec(raw) ?? []
  return Buffer.from(part, 'base64').toString()
}

describe('a head that goes out by mail', () => {
  const engine = engineOf('sqlite')

  it('comes as a file that the verifier takes, once a day, and is on record without an address', async () => {
    const house = await aHouse((await engine.fresh()).store)
    const own = aSigner()
    const asking = house.asking('system')
    const anchors = [at()]
    const round = () => anchorCheckpoints.run({ runtime: house.runtime, asking, now: house.clock.now(), anchors })
    const sign = async () => {
      house.later(checkpointNumbers.minutes)
      expect(await publish(house.runtime, asking, own.signer)).toBe(1)
    }
    await sign()
    expect(await round()).toBe(1)
    const head = await house.store.read(({ checkpoints }) => checkpoints.newest())
    expect(mails).toHaveLength(1)
    expect(mails[0]?.to).toEqual(['superintendent@district.example.org', 'auditor@county.example.org'])
    expect(attached(mails[0]?.raw ?? '')).toBe(head?.note)
    expect(openNote(attached(mails[0]?.raw ?? ''), [readVkey(own.vkey)]).text).toContain(`\n${head?.size}\n`)
    const [anchor] = await house.store.read(({ checkpoints }) => checkpoints.newestAnchors())
    expect(anchor).toMatchObject({ sink: 'superintendent', size: head?.size })
    expect(anchor?.receipt).toMatch(/^mail <[^>]+>: 2 taken$/)
    expect(anchor?.receipt).not.toContain('superintendent@')
    await sign()
    expect(await round()).toBe(0)
    house.later(24 * 60)
    await sign()
    expect(await round()).toBe(1)
    expect(mails).toHaveLength(2)
  }, 60_000)

  const head = { size: 5, note: 'a\n5\nb\n\n\u2014 a c\n', proofFrom: () => Promise.resolve([]) }

  it('is sent once, also where that it was sent could not be kept', async () => {
    const anchor = at()
    const receipt = await anchor.leave(head, 0)
    expect(await anchor.leave(head, 0)).toBe(receipt)
    expect(mails).toHaveLength(1)
  })

  it('says how many mailboxes did not take it, and fails where none did', async () => {
    refuses = ['auditor@county.example.org']
    expect(await at().leave(head, 0)).toMatch(/1 taken, 1 refused$/)
    refuses = ['auditor@county.example.org', 'superintendent@district.example.org']
    await expect(at().leave(head, 0)).rejects.toThrow()
    await expect(at({ port: 1 }).leave(head, 0)).rejects.toThrow()
  })

  it('signs in where it is told to, and gives nothing in clear to another computer', async () => {
    const signIn = { user: 'offramp', password: () => 'right' }
    await at({ signIn }).leave(head, 0)
    expect(mails[0]?.user).toBe('offramp')
    await expect(at({ signIn: { ...signIn, password: () => 'wrong' } }).leave(head, 0)).rejects.toThrow()
    await expect(at({ loopback: false, signIn }).leave(head, 0)).rejects.toThrow(/STARTTLS|TLS/)
    expect(mails).toHaveLength(1)
  })
})
