import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { isRoot, output, run } from './run.mjs'

/**
 * A PostgreSQL for the contracts: the one that answers, else one of this system that can be started, else a cluster of
 * our own for the time of the tests. Gives `{ url, stop }`, or `{ why }` in words.
 */
export async function postgres() {
  const usual = process.env.OFFRAMP_TEST_POSTGRES ?? `postgres://${userInfo().username}@127.0.0.1:5432/test`
  const first = await answers(usual)
  if (first === true) return { url: usual, stop: () => undefined }
  if (await startSystemCluster()) {
    if ((await answers(usual)) === true) return { url: usual, stop: () => undefined }
  }
  return ownCluster(first)
}

/** `true`, or why not. */
async function answers(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch (error) {
    return error.message || 'no answer'
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function startSystemCluster() {
  if (!isRoot()) return false
  const line = output('pg_lsclusters', ['--no-header'])?.split('\n')[0]
  const [version, name, , status] = line?.split(/\s+/) ?? []
  if (!version || !name || status === 'online') return false
  return (await run('pg_ctlcluster', [version, name, 'start'], { quiet: true })) === 0
}

/** A cluster in a temporary folder, on a free port, which only this machine can reach. */
async function ownCluster(why) {
  const programs = programFolder()
  if (!programs) return { why: `PostgreSQL: ${why}, and none is installed here` }
  const folder = mkdtempSync(join(tmpdir(), 'offramp-postgres-'))
  const port = 20_000 + (process.pid % 20_000)
  const asPostgres = (program, args) => {
    const command = [join(programs, program), ...args]
    return isRoot()
      ? run('runuser', ['-u', 'postgres', '--', ...command], { quiet: true })
      : run(command[0], command.slice(1), { quiet: true })
  }
  if (isRoot()) await run('chown', ['postgres', folder])
  const data = join(folder, 'data')
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`
  const stop = async () => {
    await asPostgres('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
    rmSync(folder, { recursive: true, force: true })
  }
  const steps = [
    ['initdb', ['-D', data, '-U', 'offramp', '-A', 'trust', '-E', 'UTF8', '--no-sync']],
    ['pg_ctl', ['-D', data, '-w', '-o', settings, '-l', join(folder, 'log'), 'start']],
    ['createdb', ['-h', '127.0.0.1', '-p', String(port), '-U', 'offramp', 'test']],
  ]
  for (const [program, args] of steps) {
    if ((await asPostgres(program, args)) !== 0) {
      await stop()
      return { why: `PostgreSQL: ${program} failed` }
    }
  }
  return { url: `postgres://offramp@127.0.0.1:${port}/test`, stop }
}

function programFolder() {
  const base = '/usr/lib/postgresql'
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(base, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')))
}
