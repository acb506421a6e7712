import type { CaseFile } from '#app/domain/case-file.ts'
import { partyWords, whyOver } from '#app/domain/consents.ts'
import type { ConsentFact, DisclosureFact } from '#app/domain/file/disclosures.ts'
import { isAdultConcern } from '#app/domain/identity.ts'
import { bases, withheldReasons } from '#app/domain/sharing-bases.ts'
import { matters, reasons, recipients } from '#app/domain/sharing-words.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Action } from '#app/policy/actions.ts'
import { may } from '#app/policy/may.ts'
import { othersMask } from '#app/policy/mask-names.ts'
import { dayText, instantText, momentText } from '#app/ui/when.ts'
import type { FormDesign } from '#app/ui/form/design.ts'

/** The pages' own frames: the list, and the list for paper, which is an export. */
export const disclosures: FormDesign = { id: 'disclosures', title: 'What was shared', submit: '', sections: [] }
export const ledgerPaper: FormDesign = { ...disclosures, id: 'disclosures-paper' }

type Work = CaseQueryWork<Readonly<Record<string, unknown>>>

/**
 * Who got what of a case, when and by which law: the newest first. On paper `?for=parent` gives it as a
 * parent may have it; `?all=yes` adds the student's other cases, as far as whoever asks sees what was shared there.
 */
export async function ledgerShown(work: Work) {
  const { caseFile, input, actor, now, calendar } = work
  const { day: today } = localOf(now, calendar.zone)
  const can = (action: Action) => may(actor, action, caseFile, today).allow
  const parent = input.for === 'parent'
  const others = input.all === 'yes' ? await othersInSight(work) : []
  const files = [caseFile, ...others]
  return {
    parent,
    by: `Printed by ${actor.name}, ${instantText(now, calendar.zone)}`,
    all: input.all === 'yes',
    adult: isAdultConcern(caseFile),
    cases: files.map((file) => ({
      caseId: file.id,
      number: file.caseNumber ?? file.reportNumber ?? '',
      lines: (parent ? forParent(file) : file.shared.disclosures)
        .map((one) => lineOf(one, file, calendar.zone))
        .reverse(),
      consents: file.shared.consents.map((one) => consentLine(one, today)).reverse(),
      asked: file.shared.inspections.map((one) => ({
        id: one.root,
        who: `${one.name}, ${one.relation.toLowerCase()}`,
        wants: one.wants,
        when: momentText(one.happened, calendar.zone, today),
        shown: one.shown && `${dayText(one.shown.at.on, today)}, to ${one.shown.to}`,
      })),
    })),
    changes: caseFile.shared.amendments.map((one) => ({
      id: one.root,
      who: one.name,
      about: one.aboutWords,
      wrong: one.wrong,
      answer: one.decided?.answer ?? null,
      stated: caseFile.shared.statements.some(({ requestId }) => requestId === one.root),
    })),
    may: {
      record: can('disclosure.record'),
      emergency: can('disclosure.emergency'),
      take: can('disclosure.take'),
      consent: can('consent.record'),
      ask: can('inspection.record'),
      change: can('amendment.record'),
      decide: can('amendment.decide'),
    },
  }
}
export type LedgerShown = Awaited<ReturnType<typeof ledgerShown>>
export type ConsentLine = LedgerShown['cases'][number]['consents'][number]
export type LedgerLine = LedgerShown['cases'][number]['lines'][number]

/** The student's other folders, without those that are out of sight. */
async function othersInSight({ caseFile, records, otherInSight }: Work): Promise<CaseFile[]> {
  const personId = (await records.index.studentsOf([caseFile.id])).get(caseFile.id)
  if (!personId) return []
  const folders = (await records.index.ofPerson(personId)).filter(
    ({ caseId, role }) => role === 'student of concern' && caseId !== caseFile.id,
  )
  const found: (CaseFile | null)[] = []
  for (const { caseId } of folders) found.push(await otherInSight(caseId))
  return found.filter((one) => one !== null)
}

/** Without what was left out: that there is any health or police matter is not told. A report of abuse is never told of here, nor what a court forbids to tell (California Penal Code 11167.5; 34 CFR 99.32(d)). */
const forParent = (file: CaseFile): readonly DisclosureFact[] =>
  othersMask(file)(file.shared.disclosures.filter(({ basis, secret }) => basis !== 'child-report' && !secret)).map(
    (one) => ({ ...one, withheld: [] }),
  )

/** A written consent as the list shows it. */
const consentLine = (one: ConsentFact, today: Day) => ({
  id: one.entryId,
  root: one.root,
  who: `${one.name}, ${one.relation.toLowerCase()}`,
  whom: partyWords(one),
  what: one.covers.map((each) => matters[each]).join('; '),
  when: `Signed ${dayText(one.signedOn, today)}, until ${dayText(one.until, today)}`,
  over: whyOver(one, { on: today }),
  /** Nobody can take back what was taken back. */
  ended: one.ended !== null,
})

function lineOf(one: DisclosureFact, file: CaseFile, zone: string) {
  const { label, cite } = bases[one.basis]
  const consent = file.shared.consents.find(({ root }) => root === one.consentId)
  return {
    id: one.entryId,
    when: momentText(one.happened, zone),
    who: one.organisation ? `${one.name}, ${one.organisation}` : one.name,
    kind: recipients[one.to],
    why: reasons[one.why],
    law: `${label} (${cite})`,
    unsettled: one.basis === 'unsettled' || consent?.ended?.how === 'mistake',
    consent: consent
      ? `${consent.name}, ${consent.relation.toLowerCase()}, signed ${dayText(consent.signedOn)}, for ${partyWords(consent)}`
      : null,
    purpose: one.purpose ?? null,
    told: one.told ?? null,
    given: one.given,
    leftOut: one.withheld.map((reason) => withheldReasons[reason].label),
    notice: one.notice,
    threat: one.emergency?.threat ?? null,
    until: one.emergency && emergencyWords(one.emergency),
    running: one.emergency !== null && one.emergency.ended === null && one.emergency.renewedBy === null,
    files: [...one.files, ...one.attached].map(({ fileId, name, sha256 }) => ({ fileId, name, sha256 })),
    made: one.files.length > 0,
    attached: one.attached.length,
    pages: pagesWords(one),
  }
}

/** How many pages it had, as whoever printed it counted; a file that nobody printed has none. */
function pagesWords({ printed }: DisclosureFact): string | null {
  return printed && `${printed.pages}, as printed on ${dayText(printed.at.on)}`
}

function emergencyWords({ endsOn, ended, renewedBy }: NonNullable<DisclosureFact['emergency']>): string {
  if (ended) return `Over since ${dayText(ended.at.on)}: ${ended.how}`
  return renewedBy ? 'Goes on under a newer one' : `Counts until ${dayText(endsOn)}`
}
