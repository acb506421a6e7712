import { actions } from '#app/policy/actions.ts'
import type { Action } from '#app/policy/actions.ts'
import type { Answered, Operation } from '#tests/setup/matrix.ts'
import { marksIn } from './canary-marks.ts'
import type { Folder, Mark } from './canary-marks.ts'
import type { MatrixPerson } from './matrix-people.ts'
import { allows, isNarrower, mayRead, showsRoster } from './matrix-verdicts.ts'

/** Ends of an operation that was allowed: done, or a form, a rule or a second factor that still stands in its way. */
const allowedEnds = ['ok', 'InputRefused', 'RuleBroken', 'StaleRecord', 'TokenReused', 'StepUpNeeded']

/** Ends that show the form again: they decide the status, whatever its page answers beside. */
const formEnds = ['InputRefused', 'RuleBroken', 'StaleRecord', 'TokenReused']

/** Addresses that answer with what no gate is asked for, and why. */
const withoutGate: Readonly<Record<string, string>> = {
  'routes/session.left': 'says when one’s own session ends',
  'routes/account.confirm.options': 'gives a fresh challenge for one’s own passkey',
  'routes/account.factor.passkey.options': 'gives a fresh challenge for a passkey of one’s own',
  'routes/sign-in.passkey.options': 'gives a fresh challenge for a passkey',
  'routes/sign-in.second': 'is the second step of one’s own sign-in',
  'routes/drafts': 'keeps what one types oneself',
  'routes/session.stay': 'goes on with one’s own session',
}

/**
 * What an answer says, without what is new in each: ids, nonces, tokens of forms. Of a page its main part; the frame
 * around it is the reader's own.
 */
export const alike = (body: string): string =>
  (/<main[^]*<\/main>/.exec(body)?.[0] ?? body)
    .replaceAll(/\b[a-z]{3}_[a-z2-7]{26}\b/g, 'ID')
    .replaceAll(/nonce(=|":|\\":)("|\\")[^"\\]+/g, 'nonce')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UUID')

export interface Judgement {
  verdict: 'allowed' | 'refused' | 'nothing asked'
  /** What is not as the tables say, in words. */
  wrong: string[]
}

/** Whether an answer is what the role table says: what was asked ended as it must, with a status that fits. */
export function judge(
  person: MatrixPerson,
  { folder, routeId }: { folder: Folder; routeId: string },
  { status, asked, wrote }: Answered,
): Judgement {
  const own = asked.filter(({ name, by }) => name !== 'frame' && by === 'user')
  const wrong = status >= 500 ? [`answered ${status}`] : []
  if (own.length === 0) {
    const system = asked.some(({ by }) => by === 'system')
    if (status === 200 && !system && !(routeId in withoutGate)) wrong.push('answered, and nothing was asked of a gate')
    return { verdict: 'nothing asked', wrong }
  }
  const refused = own.filter((one) => !allows(person, folder, one))
  const form = own.some(({ end }) => formEnds.includes(end))
  for (const one of own) wrong.push(...wrongEnd(person, one, !form && status, !refused.includes(one)))
  if (refused.length > 0) {
    const written = wrote.filter((name) => !ofTheLog.test(name))
    if (written.length > 0) wrong.push(`was refused, and wrote ${written.join(', ')}`)
  }
  return { verdict: refused.length > 0 ? 'refused' : 'allowed', wrong }
}

/** What a refusal may write: its event with the key that seals it, and that its session was used. */
const ofTheLog = /^(appendAudit|addKey|touchSession|placeSession|lockTries|noteTry)$/

/** `status` is false where a refused form decides it. */
function wrongEnd(
  person: MatrixPerson,
  { name, permission, end }: Operation,
  status: number | false,
  may: boolean,
): string[] {
  if (may && !allowedEnds.includes(end) && !isNarrower(name, person.inCase))
    return [`${name} is theirs by the role table, and ended in ${end} (${status})`]
  if (!may && end !== 'NotPermitted')
    return [`${name} is not theirs by the role table, and ended in ${end} (${status})`]
  const hidden = actions[permission as Action].refusal ?? 404
  const fits = [hidden, 404, 202, 303]
  return end === 'NotPermitted' && status !== false && !fits.includes(status)
    ? [`${name} was refused with ${status}, not ${hidden}`]
    : []
}

/** The marks of an answer that its reader may not see. */
export function leaked(person: MatrixPerson, { body, headers, asked }: Answered): Mark[] {
  const found = marksIn(`${body}\n${JSON.stringify(headers)}`)
  if (found.length === 0) return []
  const roster = asked.some(showsRoster)
  return found.filter(
    ({ folder, part }) => !(roster && (part === 'identity' || part === 'target')) && !mayRead(person, folder, part),
  )
}
