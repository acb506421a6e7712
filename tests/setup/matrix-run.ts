import { availableParallelism } from 'node:os'
import { filledIn } from '#tests/factories/matrix-forms.ts'
import type { Folder } from '#tests/factories/canary-marks.ts'
import { marksIn } from '#tests/factories/canary-marks.ts'
import { alike, judge, leaked } from '#tests/factories/matrix-checks.ts'
import type { House } from '#tests/factories/house.ts'
import type { MatrixIds } from '#tests/factories/matrix-house.ts'
import type { MatrixPerson } from '#tests/factories/matrix-people.ts'
import { addressOf, aloneOf, dataOf, randomId } from '#tests/factories/matrix-routes.ts'
import type { MatrixRoute } from '#tests/factories/matrix-routes.ts'
import { refusalSpan } from '#app/http/hold-refusal.server.ts'
import { aSession } from './matrix-session.ts'
import type { SessionState } from './matrix-session.ts'
import { startMatrix } from './matrix.ts'
import type { Answered, Asked, MatrixServer } from './matrix.ts'

/** One place of the matrix. `entryId`: another entry than the usual one of its folder. */
export interface Place {
  person: MatrixPerson
  route: MatrixRoute
  folder: Folder
  entryId?: string
}

/**
 * How a place is asked: its loader past the layouts, its page, its form with nothing in it or filled in as a script sends
 * it, and filled in as a browser without script does, which answers with a page.
 */
export type Way = 'alone' | 'page' | 'empty' | 'filled' | 'plainly'

/**
 * How many requests are under way at once: a refusal waits for its time, and others are answered meanwhile. Fewer where
 * whole pages are drawn, which a busy machine must not give up.
 */
export const atOnce = { data: 48, pages: 12 } as const

/** Who fills in a form for all others to send: the first of these to whom its page is shown. */
const writers = [
  'lead',
  'counselor in the case',
  'district lead in the case',
  'triage group',
  'administrator',
  'district lead outside',
  'auditor',
]

/** Where an answer leads on: to sign-in, or to a page that leads there itself. */
const leadsToSignIn = /"\/(sign-in|account\/factors")/

/** What is sent to an address that has no page of its own. */
const plainForm = new URLSearchParams({ reason: 'Words of the matrix.', because: 'Words.', wentAsPlanned: 'yes' })

/** A form with ids that nothing has in place of those that the address names. */
const withRandom = (body: string, ids: MatrixIds): string =>
  Object.values(ids).reduce((text, id) => (id ? text.replaceAll(id, randomId(id)) : text), body)

/** A running matrix: asks, judges by the tables, and counts. */
export class Matrix {
  private readonly sessions = new Map<string, Promise<string>>()
  private readonly known = new Map<string, Promise<Answered>>()
  private readonly forms = new Map<string, Promise<string>>()
  private sent = 0
  private readonly counts = new Map<string, number>()
  /** Marks that somebody was shown, as `part of folder`: a mark that nobody reads would prove nothing. */
  readonly shown = new Set<string>()
  /** How sent forms were answered to those whom the role table lets. */
  readonly answers = new Map<number, number>()
  /** Sent forms that were refused, for sending them again where what is written stays. */
  readonly refused: (Asked & { name: string })[] = []

  private constructor(
    private readonly servers: readonly MatrixServer[],
    private readonly house: House,
    private readonly ids: MatrixIds,
  ) {}

  static async over(url: string, { house, ids }: { house: House; ids: MatrixIds }): Promise<Matrix> {
    const how = availableParallelism() > 1 ? 2 : 1
    const servers = await Promise.all(Array.from({ length: how }, () => startMatrix(url, house.clock.now())))
    const matrix = new Matrix(servers, house, ids)
    await matrix.rollback(true)
    return matrix
  }

  /** Asks everything, some at once, and gives what is wrong, each thing once. */
  async all<T>(
    places: readonly T[],
    ask: (place: T) => Promise<string[]>,
    most: number = atOnce.data,
  ): Promise<string[]> {
    const wrong = new Set<string>()
    let next = 0
    const worker = async () => {
      for (let place = places[next++]; place; place = places[next++]) for (const one of await ask(place)) wrong.add(one)
    }
    await Promise.all(Array.from({ length: most }, worker))
    return [...wrong]
  }

  /** Asks a place in one way, judges the answer by the role table, and looks for marks in it. */
  async ask(way: Way, place: Place): Promise<string[]> {
    const { person, route, folder } = place
    const as = await this.session(person.name)
    const asked = { ...(await this.asked(way, place, this.ids)), as }
    const answer = await this.send(way, asked)
    const { verdict, wrong } = judge(person, { folder, routeId: route.id }, answer)
    for (const { part, folder: of } of leaked(person, answer)) wrong.push(`shows ${part} of ${of}`)
    for (const { part, folder: of } of marksIn(answer.body)) this.shown.add(`${part} of ${of}`)
    if (answer.status === 404 && answer.ms < refusalSpan - 1) wrong.push(`was refused after ${answer.ms} ms`)
    if (verdict === 'refused' || answer.status === 404) wrong.push(...(await this.unlikeNothing(way, place, answer)))
    if (asked.method === 'POST' && verdict === 'allowed')
      this.answers.set(answer.status, (this.answers.get(answer.status) ?? 0) + 1)
    if (asked.method === 'POST' && verdict === 'refused')
      this.refused.push({ ...asked, name: `${person.name} /${route.path}` })
    return wrong.map((words) => `${person.name}, ${folder}: ${way} /${route.path}: ${words}`)
  }

  /** The request of a place. `random`: with ids that nothing has. */
  private async asked(way: Way, { route, folder, entryId }: Place, ids: MatrixIds, random = false): Promise<Asked> {
    const named = entryId ? { ...ids, [`${folder}:entry`]: entryId } : ids
    const address = addressOf(route, folder, named, random)
    if (way === 'alone') return { path: aloneOf(address, route) }
    if (way === 'page') return { path: address }
    const filled = way === 'empty' ? '' : await this.form(route, folder)
    const body = random ? withRandom(filled, ids) : filled
    return { path: way === 'plainly' ? address : dataOf(address), method: 'POST', body }
  }

  /** Whether a refusal differs from what an address answers that names nothing: asked once by anybody, then by oneself. */
  private async unlikeNothing(way: Way, place: Place, answer: Answered): Promise<string[]> {
    const same = (none: Answered) => none.status === answer.status && alike(none.body) === alike(answer.body)
    const asked = await this.asked(way, place, this.ids, true)
    const { name } = place.person
    const as = await this.session(name)
    const ofAnybody = await this.once(`${way} ${place.route.id}`, { ...asked, as })
    if (same(ofAnybody)) return []
    const own = await this.once(`${way} ${place.route.id} ${name}`, { ...asked, as })
    return same(own) ? [] : [`answers ${answer.status} unlike what is not there (${own.status})`]
  }

  private once(key: string, asked: Asked): Promise<Answered> {
    const known = this.known.get(key) ?? this.send('random', asked)
    this.known.set(key, known)
    return known
  }

  /** What somebody who may would send from a page, asked of the first to whom it is shown. */
  private form(route: MatrixRoute, folder: Folder): Promise<string> {
    const key = `${route.id} ${folder}`
    const known = this.forms.get(key) ?? this.filled(route, folder)
    this.forms.set(key, known)
    return known
  }

  private async filled(route: MatrixRoute, folder: Folder): Promise<string> {
    for (const name of writers) {
      const page = await this.send('form', { path: addressOf(route, folder, this.ids), as: await this.session(name) })
      if (page.status === 200) return filledIn(page.body)
    }
    const sent = new URLSearchParams(plainForm)
    sent.set('actionId', this.ids[`${folder}:action`] ?? '')
    sent.set('dueOn', '2026-09-16')
    sent.set('result', 'done')
    return sent.toString()
  }

  async send(kind: string, asked: Asked): Promise<Answered> {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1)
    const next = this.servers[this.sent++ % this.servers.length]
    if (!next) throw new Error('The matrix has no server')
    return next.ask(asked)
  }

  session(name: string, state: SessionState = 'running'): Promise<string> {
    const key = `${name} ${state}`
    const known = this.sessions.get(key) ?? aSession(this.house, name, state)
    this.sessions.set(key, known)
    return known
  }

  /** Asks without a running session: nothing is asked of a gate as a person, nothing shown, the way leads to sign-in. */
  async without(state: SessionState | 'nobody', way: 'alone' | 'filled', place: Place): Promise<string[]> {
    const { person, route, folder } = place
    const as = state === 'nobody' ? undefined : await this.session(person.name, state)
    const answer = await this.send(state, { ...(await this.asked(way, place, this.ids)), as })
    const wrong: string[] = []
    if (answer.asked.some(({ by, end }) => by === 'user' && end === 'ok')) wrong.push('asked a gate, and was let')
    for (const { part, folder: of } of marksIn(answer.body)) wrong.push(`shows ${part} of ${of}`)
    const leads = answer.status === 202 && leadsToSignIn.test(answer.body)
    const known = answer.status === 404 || answer.status === 401 || !route.around.includes('routes/signed-in')
    if (!leads && !known) wrong.push(`answers ${answer.status}, and does not lead to sign-in`)
    return wrong.map((words) => `${state} ${person.name}, ${folder}: ${way} /${route.path}: ${words}`)
  }

  /** How many forms were taken: put on record, but for a second factor that is asked first. */
  taken(): number {
    return (this.answers.get(202) ?? 0) + (this.answers.get(303) ?? 0)
  }

  told(): string {
    const kinds = [...this.counts].map(([kind, n]) => `${n} ${kind}`).join(', ')
    const sent = [...this.answers].map(([status, n]) => `${n} × ${status}`).join(', ')
    const sum = [...this.counts.values()].reduce((all, n) => all + n, 0)
    return `${sum} requests (${kinds}); forms of those who may: ${sent}`
  }

  /** Whether what is written is taken back at the end of each transaction; so it is at first. */
  rollback = (on: boolean) => this.tell((server) => server.rollback(on))

  /** From here on whatever is asked fails with these words; with none it works again. */
  breaking = (words: string) => this.tell((server) => server.breaking(words))

  /** Lines of the operators' logs since the last time. */
  async log(): Promise<string> {
    return (await Promise.all(this.servers.map((server) => server.log()))).join('')
  }

  stop = () => this.tell((server) => server.stop())

  private async tell(what: (server: MatrixServer) => Promise<void>): Promise<void> {
    await Promise.all(this.servers.map(what))
  }
}
