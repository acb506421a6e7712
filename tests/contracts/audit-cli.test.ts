import { beforeAll, describe, expect, it } from 'vitest'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import { commandLine as cli } from '#tests/setup/command-line.ts'
import { engineOf } from '#tests/setup/databases.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'

describe('The command line, on the embedded database', () => {
  const engine = engineOf('sqlite')
  let url: string
  let head: string
  beforeAll(async () => {
    const fresh = await engine.fresh()
    const house = await aHouse(fresh.store)
    await house.run(recordContact, 'triage', aContact(await house.folder()))
    url = fresh.url
  })

  it('answers --help', async () => {
    for (const name of ['audit-verify', 'reindex']) {
      expect(await cli(name, url, '--help')).toMatchObject({
        code: 0,
        out: expect.stringContaining('Usage:') as string,
      })
    }
  })

  it('finds an honest log whole, prints its head, and takes that head as an anchor', async () => {
    const { code, out } = await cli('audit-verify', url)
    expect(code).toBe(0)
    expect(out).toContain('Everything fits:')
    head = /kept elsewhere: (\d+:[0-9a-f]{64})/.exec(out)?.[1] ?? ''
    expect(await cli('audit-verify', url, '--anchor', head)).toMatchObject({ code: 0 })
  })

  it('puts a rebuild and a verification on record when asked', async () => {
    expect(await cli('reindex', url)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^1 folder of .* computed again/) as string,
    })
    expect(await cli('audit-verify', url, '--record', '--anchor', head)).toMatchObject({ code: 0 })
    const raw = await rawSql(url)
    const last = await raw.one('select act from audit_leaf order by seq desc limit 1')
    await raw.close()
    expect(last.act).toBe('system.auditVerified')
  })

  it('names an anchor that does not fit any more', async () => {
    const [count = ''] = head.split(':')
    const other = await cli('audit-verify', url, '--anchor', `${count}:${'a'.repeat(64)}`)
    expect(other).toMatchObject({ code: 1, out: expect.stringContaining('the log was rewritten') as string })
    const longer = await cli('audit-verify', url, '--anchor', `999999:${'a'.repeat(64)}`)
    expect(longer).toMatchObject({ code: 1, out: expect.stringContaining('shorter than it was') as string })
  })

  it('ends with 3 where it was written wrongly, and with 2 where there is nothing to verify', async () => {
    expect(await cli('audit-verify', url, '--anchor', 'x')).toMatchObject({ code: 3 })
    expect(await cli('audit-verify', url, '--fast')).toMatchObject({ code: 3 })
    expect(await cli('audit-verify', 'file:/nonexistent/offramp.db')).toMatchObject({ code: 2 })
  })

  it('ends with 1 and the place in words where a record was edited', async () => {
    const raw = await rawSql(url)
    await raw.exec(`update people set name = 'Leo M.' where student_number = '1001'`)
    await raw.close()
    const { code, out } = await cli('audit-verify', url)
    expect(code).toBe(1)
    expect(out).toMatch(/The person per_\w+ was changed behind the application's back/)
  })
})
