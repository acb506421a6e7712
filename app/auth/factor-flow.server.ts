import { InputRefused } from '../gates/errors.ts'
import type { Asking, Runtime } from '../gates/runtime.ts'
import { localOf } from '../domain/time.ts'
import { namedPasskey } from '../keys/passkeys.server.ts'
import { freshToken, tokenHash } from '../keys/tokens.server.ts'
import type { UserActor } from '../policy/roles.ts'
import { noteSecondStepRefused } from './commands/note-second-step-refused.command.server.ts'
import { passSecondStep } from './commands/pass-second-step.command.server.ts'
import { startPasskeySession } from './commands/start-passkey-session.command.server.ts'
import { SignInRefused } from './commands/start-session.command.server.ts'
import { stepUp } from './commands/step-up.command.server.ts'
import { ProofRefused } from './proof.server.ts'
import type { Proof } from './proof.server.ts'
import { browserMark } from '#app/keys/tokens.server.ts'
import { codeKeys, passkeyKeys } from './throttle.ts'
import { dropTries, forgetTries, noteTry } from '../gates/tries.server.ts'

interface From {
  network: string
  agent: string
  requestId: string
}

export interface FactorFlow {
  /** The second step of somebody whose password was right. Throws `InputRefused` where it does not hold. */
  secondStep(from: From, half: { actor: UserActor; session: string }, proof: Proof): Promise<{ token: string }>
  /** Signing in by a passkey alone; `attempt` is the secret of the try that its challenge was made for. */
  withPasskey(from: From, shown: { passkey: string; attempt: string }): Promise<{ token: string } | undefined>
  /** Confirms that it is the person: a passkey, or password and code. */
  confirm(
    from: Pick<From, 'network'>,
    asking: Asking & { actor: UserActor },
    shown: Proof & { session: string; currentPassword?: string },
  ): Promise<{ token: string }>
  /** Counts codes that are tried while something is done, such as the first code of an app. */
  counting<R>(from: Pick<From, 'network' | 'requestId'>, userId: string, work: () => Promise<R>): Promise<R>
}

const door = { kind: 'system', id: 'system', name: 'Sign-in' } as const

/** The steps beyond the password, of one runtime at one address. */
export function factorFlow(runtime: Runtime, origin: string): FactorFlow {
  const note = (
    { network, requestId }: Pick<From, 'network' | 'requestId'>,
    because: ProofRefused['because'] | 'too often',
    userId: string | undefined,
  ) => runtime.run(noteSecondStepRefused, { because, userId, network }, { actor: door, requestId, via: 'web' })

  const noteShut = (
    { first }: { first: boolean },
    from: Pick<From, 'network' | 'requestId'>,
    userId: string | undefined,
  ) =>
    first
      ? note(from, 'too often', userId)
      : runtime.countRefusal(
          {
            act: 'auth.secondStepThrottled',
            object: { t: 'user', id: userId ?? 'unknown' },
            outcome: 'deny',
            why: 'too often',
            sealed: { network: from.network },
          },
          { actor: door, requestId: from.requestId, via: 'web' },
        )

  // A passkey can't be guessed, so that the right one is never kept out; only what wrong ones write has an end.
  async function notePasskey(from: From, because: ProofRefused['because'], userId: string | undefined) {
    const tried = await noteTry(runtime, passkeyKeys(from.network))
    if (!tried.shut) await note(from, because, userId)
    else await noteShut(tried, from, undefined)
  }

  async function counting<R>(
    from: Pick<From, 'network' | 'requestId'>,
    userId: string,
    work: () => Promise<R>,
  ): Promise<R> {
    const counted = codeKeys(userId)
    const tried = await noteTry(runtime, counted)
    if (tried.shut) {
      await noteShut(tried, from, userId)
      throw new InputRefused({ code: 'That was tried too often. Wait 15 minutes, or ask your administrator.' }, {})
    }
    const { noted } = tried
    let done: R
    try {
      done = await work()
    } catch (error) {
      if (ProofRefused.is(error)) await note(from, error.because, userId)
      else await dropTries(runtime, noted)
      throw error
    }
    await forgetTries(runtime, counted, noted)
    return done
  }

  return {
    counting,
    secondStep: (from, { actor, session }, proof) =>
      counting(from, actor.id, async () => {
        const token = freshToken()
        const { agent, network, requestId } = from
        const input = { ...proof, session, token, agent, mark: browserMark(agent, network), origin }
        await runtime.run(passSecondStep, { ...input, at: runtime.clock.now() }, { actor, requestId, via: 'web' })
        return { token }
      }),
    withPasskey: async (from, { passkey, attempt }) => {
      const { agent, network, requestId } = from
      const actor = await runtime.store.read(async (records) => {
        const credentialId = namedPasskey(passkey)
        const factor = credentialId ? await records.factors.byCredential(credentialId) : undefined
        const district = await records.district.load()
        if (!factor || !district) return undefined
        const now = runtime.clock.now()
        return records.users.actor(factor.userId, localOf(now, district.calendar.zone).day, now)
      })
      if (!actor) {
        await notePasskey(from, 'wrong passkey', undefined)
        return undefined
      }
      const token = freshToken()
      const input = { passkey, attempt: tokenHash(attempt), token, agent, mark: browserMark(agent, network), origin }
      try {
        const doing = { actor, requestId, via: 'web' } as const
        await runtime.run(startPasskeySession, { ...input, at: runtime.clock.now() }, doing)
      } catch (error) {
        if (!ProofRefused.is(error) && !SignInRefused.is(error)) throw error
        await notePasskey(from, ProofRefused.is(error) ? error.because : 'wrong passkey', actor.id)
        return undefined
      }
      return { token }
    },
    confirm: ({ network }, asking, { session, ...shown }) =>
      counting({ network, requestId: asking.requestId }, asking.actor.id, async () => {
        const token = freshToken()
        await runtime.run(stepUp, { ...shown, session, token, origin, at: runtime.clock.now() }, asking)
        return { token }
      }),
  }
}
