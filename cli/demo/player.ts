import type { Script, ScriptEvent } from '#db/demo/script.ts'
import { disclosurePreview } from '../../app/features/disclosure/disclosure-preview.query.server.ts'
import { InputRefused } from '../../app/gates/errors.ts'
import type { Clock, Runtime } from '../../app/gates/runtime.ts'
import { stageFile } from '../../app/http/staging.server.ts'
import { newId } from '../../app/keys/random.server.ts'
import { localOf } from '../../app/domain/time.ts'
import type { Instant } from '../../app/domain/time.ts'
import type { Actor } from '../../app/policy/roles.ts'
import { demoPicture } from './picture.ts'
import type { Planned } from './plan.ts'
import { References } from './references.ts'

/** A clock that stands where the story is. */
export class StoryClock implements Clock {
  constructor(private at: Instant) {}
  now(): Instant {
    return this.at
  }
  moveTo(at: Instant): void {
    if (at > this.at) this.at = at
  }
}

/** Commands by name. */
export type Commands = ReadonlyMap<string, Parameters<Runtime['run']>[0]>

/** Plays stories through the command gate, each event by the person who acts in it, at its own time. */
export class Player {
  private readonly stories = new Map<Script, References>()

  constructor(
    private readonly runtime: Runtime,
    private readonly clock: StoryClock,
    private readonly commands: Commands,
    private readonly shared: References,
    private readonly zone: string,
  ) {}

  async play({ script, event, shiftDays, at }: Planned): Promise<void> {
    this.clock.moveTo(at)
    const story = this.stories.get(script) ?? new References(this.shared)
    this.stories.set(script, story)
    const command = this.commands.get(event.run)
    if (!command) throw new Error(`${script.id}: no command is called ${event.run}`)
    try {
      const actor = await this.actorOf(story.get(event.who))
      const input = { ...(await this.usual(story)), ...(await this.inputOf(story, event, shiftDays, actor)) }
      const asking = { actor, requestId: newId('request'), via: 'demo' } as const
      const seen = event.previewed ? (await this.runtime.ask(disclosurePreview, input, asking)).sha256 : undefined
      const result = await this.runtime.run(command, { ...input, ...(seen && { seen }) }, asking)
      this.keep(story, event, result)
    } catch (error) {
      throw new Error(`${script.id}, ${event.at}, ${event.who} ${event.run}: ${words(error)}`, { cause: error })
    }
  }

  /** What a story has made so far, by the names its script gives. */
  made(script: Script): [string, string][] {
    return this.stories.get(script)?.all() ?? []
  }

  private async actorOf(userId: string): Promise<Actor> {
    const now = this.clock.now()
    const today = localOf(now, this.zone).day
    const actor = await this.runtime.store.read((records) => records.users.actor(userId, today, now))
    if (!actor) throw new Error('this person can’t sign in on that day')
    return actor
  }

  /** What every form of a folder sends: which folder, when it happened, the last entry that could be read. */
  private async usual(story: References): Promise<Record<string, unknown>> {
    const happened = localOf(this.clock.now(), this.zone)
    if (!story.has('case')) return { happened }
    const caseId = story.get('case')
    const entries = await this.runtime.store.read((records) => records.folders.entries(caseId))
    return { caseId, happened, basedOn: String(entries.length) }
  }

  private async inputOf(
    story: References,
    event: ScriptEvent,
    shiftDays: number,
    actor: Actor,
  ): Promise<Record<string, unknown>> {
    for (const [n, file] of (event.files ?? []).entries()) {
      const picture = demoPicture(n + file.name.length)
      const staged = await stageFile({ runtime: this.runtime, newId }, actor.id, {
        name: file.name,
        pieces: once(picture),
      })
      if ('problem' in staged) throw new Error(staged.problem)
      story.set(`file:${file.name}`, staged.id)
    }
    return story.resolve(event.input, shiftDays) as Record<string, unknown>
  }

  /** Ids that a command gave back: `$name`, `$name.taskId`; the folder that a report opened is `$case`. */
  private keep(story: References, event: ScriptEvent, result: unknown): void {
    const ids = Object.entries(result ?? {}).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
    const caseId = ids.find(([key]) => key === 'caseId')?.[1]
    if (caseId && !story.has('case')) story.set('case', caseId)
    if (!event.as) return
    for (const [key, id] of ids) story.set(`${event.as}.${key}`, id)
    const first = ids.find(([key]) => key === 'entryId') ?? ids[0]
    if (first) story.set(event.as, first[1])
  }
}

/** One piece, given as a stream gives it. */
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function words(error: unknown): string {
  if (error instanceof InputRefused) return `the form was refused: ${JSON.stringify(error.errors)}`
  return error instanceof Error ? error.message : String(error)
}
