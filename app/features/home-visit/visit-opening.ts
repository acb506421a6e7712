import { notNamedYet } from '#app/domain/addresses.ts'
import { visitParts } from '#app/domain/file/inquiry.ts'
import type { VisitFact, VisitPart } from '#app/domain/file/inquiry.ts'
import type { AddressFact } from '#app/domain/file/safety.ts'
import { fieldValues, happenedValue } from '#app/domain/form-values.ts'
import type { FieldValues } from '#app/domain/form-values.ts'
import { givenName } from '#app/domain/identity.ts'
import { isAnswered } from '#app/domain/means.ts'
import { dayWords } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'

type Work = CaseQueryWork<Readonly<Record<string, unknown>>>

/** The visit that the page's address names, or undefined for a new one. Not found where there is no such visit. */
function visitIn({ input, caseFile }: Work): VisitFact | undefined {
  if (typeof input.visitId !== 'string') return undefined
  const visit = caseFile.inquiry.visits.find((one) => one.root === input.visitId)
  if (!visit) throw new NotPermitted('no such visit in sight')
  return visit
}

/** What a part's page opens with: what was saved before, and the version that a save replaces. */
export const visitOpening = (part: VisitPart) => ({
  prefill: (work: Work): FieldValues => {
    const visit = visitIn(work)
    const body = work.bodies.get(visit?.parts[part] ?? '')?.base
    const { zone } = work.calendar
    const saved: FieldValues = body ? fieldValues(body, zone) : {}
    const { files: _files, ...rest } = saved
    if (part !== 'now' || !visit) return part === 'now' ? addressAsked(work) : rest
    return {
      ...rest,
      label: '',
      arrived: happenedValue({ on: visit.happened.on, at: visit.happened.at ?? null }, zone),
    }
  },
  hidden: (work: Work): Record<string, string> => {
    const replaces = visitIn(work)?.parts[part]
    return replaces ? { replaces } : {}
  },
  extra: async (work: Work) => visitPage(work, part),
})

/** The address that the page was opened for: "Record the next address" names the one that is still unknown. */
const addressAsked = ({ input }: Work): FieldValues =>
  typeof input.address === 'string' ? { addressId: input.address } : {}

/** What stands around a part's form: the other parts, the other addresses, what is still unknown. */
async function visitPage(work: Work, part: VisitPart) {
  const { caseFile, records, sight } = work
  const visit = visitIn(work)
  const district = await records.district.load()
  const { addresses } = caseFile.means
  const here = addresses.find((one) => one.addressId === visit?.addressId)
  const student = caseFile.student?.personId
  const roster = student && sight.groups.has('means') ? await records.people.stays(student) : []
  const unasked = notNamedYet(
    caseFile,
    roster.map(({ address }) => ({ addressId: address.id, label: address.label })),
    visit ? [visit] : [],
  )
  const others = addresses.filter((one) => !isAnswered(one) && one.addressId !== visit?.addressId)
  const unknown = [...others, ...unasked]
  return {
    caseId: caseFile.id,
    visitId: visit?.root ?? null,
    part,
    words: {
      first: givenName(caseFile) ?? 'the student',
      phone: district?.safetyPhone ?? 'School Safety',
    },
    label: visit?.label ?? null,
    parts: visitParts.map((one) => ({ part: one, done: visit?.parts[one] !== undefined })),
    addresses: [
      ...addresses.map((one) => ({
        addressId: one.addressId,
        label: one.label,
        words: one.addressId === visit?.addressId ? 'this form' : addressWords(one),
      })),
      ...unasked.map((one) => ({ ...one, words: answerWords['not-asked'] })),
    ],
    unknown: unknown.length,
    nextAddress: unknown[0]?.addressId ?? null,
    /** Something can be reached here and nothing was done about it yet. */
    open: here !== undefined && (here.access === 'yes' || here.access === 'possibly') && here.madeSafe === null,
  }
}

export type VisitPage = Awaited<ReturnType<typeof visitPage>>

const answerWords = { refused: 'refused', unknown: 'not known', 'not-asked': 'Not asked yet' } as const

function addressWords({ answer, basis, madeSafe, asOf }: AddressFact): string {
  if (madeSafe && madeSafe.how !== 'nothing') return `made safe ${dayWords(madeSafe.at.on)}`
  if (answer === 'no') return basis === 'seen' ? 'none seen' : 'none, as told'
  if (answer === 'yes') return `weapons ${basis === 'seen' ? 'seen' : 'as told'}${asOf ? ` ${dayWords(asOf.on)}` : ''}`
  return answerWords[answer]
}
