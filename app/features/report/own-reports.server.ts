import type { ReadRecords } from '#db/records/records.ts'
import { isLifeSafety } from '#app/domain/file/report.ts'
import type { YesNoUnknown } from '#app/domain/file/report.ts'
import type { Instant } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import type { Actor } from '#app/policy/roles.ts'

/** What a reporter may read again of a report of their own: what they wrote themselves, and nothing since. */
export interface OwnReport {
  reportNumber: string
  receivedAt: Instant
  danger: boolean
  schoolId: string
  /** Nobody has opened it yet. */
  waiting: boolean
  /** Whom they named, as they named them. */
  student?: { name?: string; personId?: string; grade?: string; concern?: string }
}

interface Bodies {
  header?: { receivedAt?: Instant; schoolId?: string }
  base?: { danger?: string; weapon?: string; name?: string; personId?: string; grade?: string; concern?: string }
}

/** A report that the person sent or entered. Throws `NotPermitted` for everybody else's. */
export async function ownReport(records: ReadRecords, actor: Actor, caseId: string): Promise<OwnReport> {
  const own = (await records.index.reportsBy(actor.id)).find((one) => one.caseId === caseId)
  if (!own) throw new NotPermitted('not a report of their own')
  const entries = await records.folders.entries(caseId)
  const mine = entries.filter((entry) => entry.recordedBy === actor.id)
  const bodiesOf = (kind: string): Bodies => {
    const parts = mine.find((entry) => entry.kind === kind)?.parts ?? []
    return Object.fromEntries(
      parts.flatMap((part) => (part.body === null ? [] : [[part.compartment, JSON.parse(part.body) as unknown]])),
    )
  }
  const { header, base } = bodiesOf('report')
  const { base: named } = bodiesOf('identified')
  return {
    reportNumber: own.reportNumber,
    receivedAt: header?.receivedAt ?? own.receivedAt,
    danger: isLifeSafety({ danger: known(base?.danger), weapon: known(base?.weapon) }),
    schoolId: header?.schoolId ?? '',
    waiting: own.stage === 'reported',
    student: named && { name: named.name, personId: named.personId, grade: named.grade, concern: named.concern },
  }
}

const known = (answer: unknown): YesNoUnknown => (answer === 'yes' || answer === 'no' ? answer : 'unknown')
