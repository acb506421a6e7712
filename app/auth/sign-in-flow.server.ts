import type { ReadRecords } from '#db/records/records.ts'
import { InputRefused } from '../gates/errors.ts'
import type { Runtime } from '../gates/runtime.ts'
import type { UserId } from '../domain/ids.ts'
import { localOf, plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { freshToken } from '../keys/tokens.server.ts'
import type { UserActor } from '../policy/roles.ts'
import { WrongPassword } from './commands/change-password.command.server.ts'
import { noteSignInRefused } from './commands/note-sign-in-refused.command.server.ts'
import { startDemoSession } from './commands/start-demo-session.command.server.ts'
import { SignInRefused, startSession } from './commands/start-session.command.server.ts'
import { browserMark } from '#app/keys/tokens.server.ts'
import { firstPasswordDays } from './limits.ts'
import { throttleKeys } from './throttle.ts'
import { dropTries, forgetTries, noteTry } from '../gates/tries.server.ts'

export interface Knock {
  signIn: string
  password: string
  /** Short hash of the network it came from. */
  network: string
  /** The browser in a few words, for the list of own sessions. */
  agent: string
  requestId: string
}

export type SignedIn = { ok: true; token: string; userId: string } | { ok: false; because: 'wrong' | 'too often' }
/** Where a password is shown, as the throttle counts it. */
type Place = Pick<Knock, 'signIn' | 'network' | 'requestId'>

export interface SignInFlow {
  withPassword(knock: Knock): Promise<SignedIn>
  /** Does what asks for one's own present password. A wrong one counts, and is on record, like a failed sign-in. */
  showingPassword<R>(shown: { userId: string; network: string; requestId: string }, work: () => Promise<R>): Promise<R>
  /** One click, without a password: only where the database was made as a demo. */
  asDemoPerson(choice: { userId: string; agent: string; requestId: string }): Promise<SignedIn>
}

const keysOf = ({ signIn, network }: Place) => throttleKeys(signIn, network)

const door = { kind: 'system', id: 'system', name: 'Sign-in' } as const

export const signInFlow = (runtime: Runtime): SignInFlow => ({
  withPassword: (knock) => tryPassword(runtime, knock),
  showingPassword: (shown, work) => tryOwnPassword(runtime, shown, work),
  asDemoPerson: async ({ userId, agent, requestId }) => {
    const now = runtime.clock.now()
    const actor = await runtime.store.read((records) => personToday(records, userId, now))
    if (!actor) return { ok: false, because: 'wrong' }
    const token = freshToken()
    await runtime.run(startDemoSession, { token, agent }, { actor, requestId, via: 'web' })
    return { ok: true, token, userId }
  },
})

/**
 * One try at signing in. An unknown name takes the same way and the same time as a wrong password. While a name or a
 * network is shut, no password is looked at. A try counts as wrong until the password was right, so that tries made
 * side by side can't run past the limit.
 */
async function tryPassword(runtime: Runtime, knock: Knock): Promise<SignedIn> {
  const tried = await noteTry(runtime, keysOf(knock))
  if (tried.shut) return noteShut(runtime, knock, tried)
  const { noted } = tried
  const token = freshToken()
  let account: UserActor | undefined
  try {
    account = await runtime.store.read((records) => accountOf(records, knock.signIn, runtime.clock.now()))
    if (!account) {
      await runtime.passwords.verify(undefined, knock.password)
      return await noteRefused(runtime, knock, 'wrong')
    }
    const doing = { actor: account, requestId: knock.requestId, via: 'web' } as const
    const { password, agent, network } = knock
    await runtime.run(startSession, { token, password, agent, mark: browserMark(agent, network) }, doing)
  } catch (error) {
    if (SignInRefused.is(error)) return noteRefused(runtime, knock, 'wrong', account?.id)
    await dropTries(runtime, noted)
    throw error
  }
  await forgetTries(runtime, keysOf(knock), noted)
  return { ok: true, token, userId: account.id }
}

async function tryOwnPassword<R>(
  runtime: Runtime,
  { userId, network, requestId }: { userId: string; network: string; requestId: string },
  work: () => Promise<R>,
): Promise<R> {
  const user = await runtime.store.read((records) => records.users.byId(userId))
  const place = { signIn: user?.signIn ?? userId, network, requestId }
  const tried = await noteTry(runtime, keysOf(place))
  if (tried.shut) {
    await noteShut(runtime, place, tried, userId)
    throw new InputRefused({ currentPassword: 'That was tried too often. Wait 15 minutes, then try again.' }, {})
  }
  const { noted } = tried
  let done: R
  try {
    done = await work()
  } catch (error) {
    if (WrongPassword.is(error)) await noteRefused(runtime, place, 'wrong', userId)
    else await dropTries(runtime, noted)
    throw error
  }
  await forgetTries(runtime, keysOf(place), noted)
  return done
}

/** The person behind a sign-in name, if they may sign in today. */
async function accountOf(records: ReadRecords, signIn: string, now: Instant): Promise<UserActor | undefined> {
  const user = await records.users.bySignIn(signIn.trim().toLowerCase())
  if (!user || (await records.credentials.passwordHash(user.id)) === undefined) return undefined
  if (await firstPasswordIsOver(records, user.id, now)) return undefined
  return personToday(records, user.id, now)
}

/**
 * Whether a first password waited too long. Whoever is the only administrator keeps theirs: nobody could give them
 * another one.
 */
async function firstPasswordIsOver(records: ReadRecords, userId: UserId, now: Instant): Promise<boolean> {
  const given = await records.credentials.temporarySince(userId)
  const district = await records.district.load()
  if (given === null || !district || now < plusMinutes(given, firstPasswordDays * 24 * 60)) return false
  const { day } = localOf(now, district.calendar.zone)
  for (const grant of await records.users.allGrants()) {
    if (grant.role !== 'administrator' || grant.userId === userId) continue
    const other = await records.users.actor(grant.userId, day, now)
    if (other?.grants.some(({ role }) => role === 'administrator')) return true
  }
  return false
}

async function personToday(records: ReadRecords, userId: string, now: Instant): Promise<UserActor | undefined> {
  const district = await records.district.load()
  return district && records.users.actor(userId, localOf(now, district.calendar.zone).day, now)
}

/** What is tried while a name or a network is shut: on record once by itself, then as a count a minute. */
async function noteShut(
  runtime: Runtime,
  place: Place,
  { first }: { first: boolean },
  userId?: string,
): Promise<SignedIn> {
  if (first) return noteRefused(runtime, place, 'too often', userId)
  const { network, requestId } = place
  const object = { t: 'user', id: userId ?? 'unknown' }
  const sealed = { signIn: place.signIn.slice(0, 200), network }
  const event = { act: 'auth.signInThrottled', object, outcome: 'deny', sealed } as const
  await runtime.countRefusal(event, { actor: door, requestId, via: 'web' })
  return { ok: false, because: 'too often' }
}

/** Puts a refusal on the audit log. A wrong password was counted before it was looked at; a shut door counts nothing. */
async function noteRefused(
  runtime: Runtime,
  place: Place,
  because: 'wrong' | 'too often',
  userId?: string,
): Promise<SignedIn> {
  const input = { because, userId, signIn: place.signIn.slice(0, 200), network: place.network }
  await runtime.run(noteSignInRefused, input, { actor: door, requestId: place.requestId, via: 'web' })
  return { ok: false, because }
}
