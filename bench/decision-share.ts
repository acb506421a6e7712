import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as authorise from '../app/gates/authorise.ts'
import * as inSight from '../app/policy/in-sight.ts'
import * as maskNames from '../app/policy/mask-names.ts'
import * as mays from '../app/policy/may.ts'
import * as sights from '../app/policy/sight.ts'
import * as stepUp from '../app/policy/step-up.ts'
import * as whySeen from '../app/policy/why-seen.ts'

/** A CPU profile as V8 writes it (`--cpu-prof`); times in microseconds. */
interface CpuProfile {
  nodes: readonly { id: number; callFrame: { functionName: string }; children?: readonly number[] }[]
  endTime: number
  startTime: number
  samples: readonly number[]
  timeDeltas: readonly number[]
}

/** The functions by which rights are decided and sight is applied; what they call counts with them. */
const deciding: ReadonlySet<string> = new Set(
  [authorise, inSight, maskNames, mays, sights, stepUp, whySeen].flatMap((file) =>
    Object.entries(file).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
  ),
)

const notWork: ReadonlySet<string> = new Set(['(idle)', '(program)', '(root)'])

/**
 * How much of a server's time over a page goes into access decisions, in percent: of all samples of its last `lastMs` in
 * which anything ran, those inside a deciding function. The server is profiled from outside; nothing in it knows.
 */
export function shareOfDecisions(folder: string, lastMs: number): number {
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'))
  if (!file) throw new Error('The server left no profile')
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile
  const inside = insideOf(profile)
  const idle = new Set(profile.nodes.filter((one) => notWork.has(one.callFrame.functionName)).map(({ id }) => id))
  let at = profile.startTime
  let all = 0
  let decided = 0
  profile.samples.forEach((id, n) => {
    const took = profile.timeDeltas[n] ?? 0
    at += took
    if (at < profile.endTime - lastMs * 1000 || idle.has(id)) return
    all += took
    if (inside.has(id)) decided += took
  })
  return all === 0 ? 0 : (decided / all) * 100
}

/** Every node of the call tree at or below a deciding function. */
function insideOf({ nodes }: CpuProfile): ReadonlySet<number> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const inside = new Set<number>()
  const enter = (id: number) => {
    if (inside.has(id)) return
    inside.add(id)
    for (const child of byId.get(id)?.children ?? []) enter(child)
  }
  for (const node of nodes) if (deciding.has(node.callFrame.functionName)) enter(node.id)
  return inside
}
