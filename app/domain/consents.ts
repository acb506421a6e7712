import type { ConsentFact, SharedFacts } from './file/disclosures.ts'
import { notEarlier } from './happened.ts'
import type { Matter, Recipient } from './sharing-words.ts'
import { longDayWords } from './time.ts'
import type { Day, Moment } from './time.ts'

/** What may rest on a written consent: open matter. Sealed matter is released by nobody's consent here. */
export const consentCovers = ['need', 'plan', 'record'] as const satisfies readonly Matter[]

/** To whom something is given, and what. */
export interface GivenTo {
  to: Recipient
  name: string
  organisation?: string
  what: Matter
}

/** Why nothing that happens then rests on a consent, in words; null where it is in force. */
export function whyOver(consent: ConsentFact, then: Moment): string | null {
  const { signedOn, until, ended } = consent
  if (ended?.how === 'mistake') return 'This consent was put on record by mistake.'
  if (ended && notEarlier(then, ended.at)) {
    return `This consent was taken back on ${longDayWords(ended.at.on)}. Nothing rests on it from then on.`
  }
  if (then.on < signedOn) return `This consent was signed on ${longDayWords(signedOn)}, after that.`
  return then.on > until ? `This consent ended on ${longDayWords(until)}.` : null
}

/** Why something may not be given by a consent, in words for beside the field; null where it may. Pure. */
export function consentRefusal(consent: ConsentFact, given: GivenTo, then: Moment): string | null {
  const over = whyOver(consent, then)
  if (over) return over
  if (consent.to !== given.to || !isParty(consent.party, given))
    return `This consent is for ${partyWords(consent)}. It lets nothing be given to anybody else.`
  if (!consent.covers.includes(given.what)) return 'This consent doesn’t say that this may be given.'
  return null
}

/** Whom a consent names must be named alike where something is given; how it is spelled doesn't matter. */
function isParty({ name, organisation }: ConsentFact['party'], given: Pick<GivenTo, 'name' | 'organisation'>): boolean {
  const said = wordsOf(`${given.name} ${given.organisation ?? ''}`)
  return wordsOf(`${name ?? ''} ${organisation ?? ''}`).every((word) => said.includes(word))
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** To whom something may be given by a consent: "Dr. Amin, Valley Counseling". */
export function partyWords({ party: { name, organisation }, to }: Pick<ConsentFact, 'party' | 'to'>): string {
  const named = [name, organisation].filter(Boolean).join(', ')
  return named || classWords[to]
}

/** Everybody of a kind, where a consent names a class of parties. */
const classWords: Readonly<Record<Recipient, string>> = {
  parent: 'the student’s parents and guardians',
  staff: 'people who work in this district',
  outside: 'people from outside on this team',
  school: 'the schools the student goes to or applies to',
  police: 'police and sheriffs',
  'child-protection': 'child protection',
  probation: 'probation and juvenile courts',
  court: 'courts and lawyers',
  provider: 'the student’s therapists, doctors and hospitals',
  target: 'those who might be hurt, and their parents',
  immigration: 'immigration agencies',
  other: 'others, as the consent says',
}

/** The consents by which a kind of recipient may be given something on a day. */
export const consentsFor = (
  consents: readonly ConsentFact[],
  { to, what, on }: { to: Recipient; what: Matter; on: Day },
): readonly ConsentFact[] =>
  consents.filter((one) => one.to === to && one.covers.includes(what) && whyOver(one, { on }) === null)

/** Consents on which something that was given rests, and which neither were taken back nor stand replaced. */
export function consentsInUse({ consents, disclosures }: Pick<SharedFacts, 'consents' | 'disclosures'>): ConsentFact[] {
  const used = new Set(disclosures.map(({ consentId }) => consentId))
  return consents.filter((one) => used.has(one.root) && one.ended === null && one.replacedBy === null)
}
