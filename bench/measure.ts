import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

/** One page as it is asked for, the same for every request but for what `path` and `body` vary. */
export interface Page {
  name: string
  path(n: number): string
  /** A form to post; a page without one is read. */
  body?(n: number): string
  cookie?: string
}

export interface Measured {
  page: string
  p50: number
  p95: number
  perSecond: number
  cpuMs: number
}

/** CPU milliseconds that a process has used, by the kernel's count (Linux; ticks of 10 ms). */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Most memory that a process has held, in MB. */
export function peakOf(pid: number): number {
  const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.round(Number(found?.[1] ?? 0) / 1024)
}

/** Asks for a page `times` times, one after another and then eight at a time. */
export async function measure(port: number, pid: number, page: Page, times: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  for (let n = 0; n < Math.min(30, times); n++) await ask(port, agent, page, n)
  const took: number[] = []
  const cpuBefore = cpuOf(pid)
  for (let n = 0; n < times; n++) {
    const before = performance.now()
    await ask(port, agent, page, n + 30)
    took.push(performance.now() - before)
  }
  const cpuMs = (cpuOf(pid) - cpuBefore) / times
  const start = performance.now()
  let next = times + 30
  const last = next + times
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (next < last) await ask(port, agent, page, next++)
    }),
  )
  const perSecond = times / ((performance.now() - start) / 1000)
  agent.destroy()
  return { page: page.name, ...spread(took), perSecond, cpuMs }
}

/** The middle of some durations, and what nineteen of twenty stay under. */
export function spread(took: readonly number[]): { p50: number; p95: number } {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

function ask(port: number, agent: Agent, page: Page, n: number): Promise<void> {
  const body = page.body?.(n)
  return new Promise((done, failed) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        agent,
        path: page.path(n),
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          host: `localhost:${port}`,
          ...(page.cookie ? { cookie: page.cookie } : {}),
          ...(body === undefined
            ? {}
            : {
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': Buffer.byteLength(body),
                'sec-fetch-site': 'same-origin',
                origin: `http://localhost:${port}`,
              }),
        },
      },
      (answer) => {
        answer.resume()
        answer.on('end', () => {
          if (answer.statusCode === 200 || answer.statusCode === 303) done()
          else failed(new Error(`${page.name}: ${page.path(n)} answered ${answer.statusCode}`))
        })
      },
    )
    asked.on('error', failed)
    asked.end(body)
  })
}
