import { spawnSync } from 'node:child_process'
import { expect } from 'vitest'
import { verifyLog } from '../../verify/offramp-verify.js'
import { CannotTell } from '../../verify/sources.js'

/** A question to a verifier: a bundle or a database, what was kept elsewhere, and keys from paper. */
export interface Asked {
  folder?: string
  database?: string
  anchors?: string[]
  vkeys?: string[]
}
export interface Answered {
  result: 'ok' | 'tampered' | 'cannot tell'
  seq?: number
  check?: string
  what?: string
  warnings: string[]
  events?: number
  head?: string
}

export const askOurs = async ({ folder, database, anchors = [], vkeys = [] }: Asked): Promise<Answered> => {
  try {
    return await verifyLog({ folder, database, anchor: anchors, vkey: vkeys })
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error
    return { result: 'cannot tell', what: error.message, warnings: [] }
  }
}

function python(asked: readonly Asked[]): Answered[] {
  const ran = spawnSync('python3', ['tests/verify/ask.py'], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (ran.status !== 0) throw new Error(`The second verifier stopped: ${ran.stderr}`)
  return JSON.parse(ran.stdout) as Answered[]
}

/** Asks both verifiers, and holds them to the same result and the same first bad event; of a sound log, to the same head and warnings. */
export async function askBoth(asked: readonly Asked[], what: readonly string[] = []): Promise<Answered[]> {
  const one: Answered[] = []
  for (const each of asked) one.push(await askOurs(each))
  const other = python(asked)
  const seen = (all: readonly Answered[]) =>
    all.map(({ result, seq, warnings, head }, n) => {
      const whole = result === 'ok' ? { head, warnings: warnings.length } : {}
      return { of: what[n] ?? n, result, seq, ...whole }
    })
  expect(seen(other)).toEqual(seen(one))
  return one
}
