import { consentsFor, partyWords } from '#app/domain/consents.ts'
import type { ConsentFact } from '#app/domain/file/disclosures.ts'
import { isAdultConcern } from '#app/domain/identity.ts'
import { canShare } from '#app/domain/sharing.ts'
import type { SharingAsked } from '#app/domain/sharing.ts'
import { bases } from '#app/domain/sharing-bases.ts'
import { localOf } from '#app/domain/time.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Action } from '#app/policy/actions.ts'
import { may } from '#app/policy/may.ts'
import { dayText } from '#app/ui/when.ts'
import type { FormDesign } from '#app/ui/form/design.ts'
import { beforehand } from './beforehand.ts'

/** The page's own frame; its question is no entry and is kept nowhere. */
export const sharing: FormDesign = { id: 'sharing', title: 'Can I share this?', submit: '', sections: [] }

type Work = CaseQueryWork<Readonly<Record<string, unknown>>>

/** The answer to the question in the page's address, and where what was shared is put on record. */
export function sharingShown({ caseFile, input, actor, now, calendar }: Work) {
  const today = localOf(now, calendar.zone).day
  const can = (action: Action) => may(actor, action, caseFile, today).allow
  const { to, why, what } = beforehand(input)
  const asked = to && why && what && !isAdultConcern(caseFile) ? { to, why, what } : null
  const consents =
    asked?.why === 'consent' ? consentsFor(caseFile.shared.consents, { to: asked.to, what: asked.what, on: today }) : []
  return {
    /** The table is about students’ records, and has no answer about anybody else’s. */
    adult: isAdultConcern(caseFile),
    asked: { to: to ?? '', why: why ?? '', what: what ?? '' },
    whole: asked !== null,
    // Whoever reads no list of what was shared is told what a consent must be, not that there is none.
    answer: asked && answerShown({ ...asked, consented: consents.length > 0 || !can('disclosure.read') }),
    consents: consents.map((one) => consentShown(one, today)),
    records: can('disclosure.record'),
    emergencies: can('disclosure.emergency'),
    list: can('disclosure.read'),
    inspections: can('inspection.record'),
    consenting: can('consent.record'),
  }
}
export type SharingShown = ReturnType<typeof sharingShown>

const consentShown = (one: ConsentFact, today: string) => ({
  id: one.root,
  whom: partyWords(one),
  said: `${one.name}, ${one.relation.toLowerCase()}, signed ${dayText(one.signedOn, today)}; until ${dayText(one.until, today)}.`,
})

function answerShown(asked: SharingAsked) {
  const { answer, basis, cite, conditions, instead } = canShare(asked)
  return { answer, law: basis && bases[basis].label, cite, conditions, instead, record: placeOf(asked, basis) }
}

/** Where it is put on record: the one screen of an emergency, a parent's request, or the form for all else. */
function placeOf(asked: SharingAsked, basis: string | null): 'emergency' | 'inspection' | 'other' {
  if (basis === 'emergency') return 'emergency'
  return asked.to === 'parent' && asked.why === 'inspection' ? 'inspection' : 'other'
}
