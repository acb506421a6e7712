import { historySources, interviewRoles } from '#app/domain/file/inquiry.ts'
import type { FormDesign } from '#app/ui/form/design.ts'
import type { Body, Correction, Corrections } from './correction.ts'
import { contactDesign } from '../contact/contact-form.tsx'
import { recordContact } from '../contact/record-contact.command.server.ts'
import { callAnswerDesign } from '../danger/danger-form.tsx'
import { answerCall } from '../danger/mark-danger.command.server.ts'
import { correctFile, correctFileDesign } from '../file/correct-file.ts'
import { healthDesign } from '../health/health-form.tsx'
import { recordHealth } from '../health/record-health.command.server.ts'
import { historyDesign } from '../history/history-form.tsx'
import { recordHistory } from '../history/record-history.command.server.ts'
import { endInterimDesign, interimDesign } from '../interim/interim-form.tsx'
import { measuresToPick } from '../interim/measures-to-pick.ts'
import { endInterim, recordInterim } from '../interim/record-interim.command.server.ts'
import { interviewDesign } from '../interview/interview-form.tsx'
import { recordInterview } from '../interview/record-interview.command.server.ts'
import { noteDesign } from '../note/note-form.tsx'
import { recordNote } from '../note/record-note.command.server.ts'
import { endOrderDesign, orderDesign } from '../order/order-form.tsx'
import { ordersToPick } from '../order/orders-to-pick.ts'
import { endOrder, recordOrder } from '../order/record-order.command.server.ts'
import {
  policeDecidedDesign,
  policeDutyDesign,
  policeToldDesign,
  registryReviewDesign,
} from '../police/police-form.tsx'
import {
  recordPoliceDecided,
  recordPoliceDuty,
  recordPoliceTold,
  recordRegistryReview,
} from '../police/record-police.command.server.ts'
import { recordTarget } from '../target/record-target.command.server.ts'
import { targetDesign } from '../target/target-form.tsx'
import { recordWeaponAccess } from '../weapon-access/record-weapon-access.command.server.ts'
import { weaponAccessDesign } from '../weapon-access/weapon-access-form.tsx'
import { recordWeaponCheck } from '../weapon-check/record-weapon-check.command.server.ts'
import { weaponCheckDesign } from '../weapon-check/weapon-check-form.tsx'

const by = (command: Correction['command'], design: FormDesign): Correction => ({ command, design: () => design })
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const idsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((one: { id?: unknown }) => textOf(one.id) ?? []) : []

/** What the entry itself names, though it could not be picked anew. */
const itself = (body: Body, field: string) => {
  const value = textOf(body[field])
  return value ? [{ value, label: textOf(body.name) ?? 'As recorded' }] : []
}

const roleOf = (body: Body) => interviewRoles.find((role) => role === body.role) ?? 'witness'
const sourceOf = (body: Body) => historySources.find((source) => source === body.source) ?? 'discipline'

/** How each kind is corrected, by its name: one line a kind. A kind that is not here is followed by a new entry. */
export const corrections: Corrections = {
  contact: by(recordContact, contactDesign),
  'danger-call': by(answerCall, callAnswerDesign),
  file: by(correctFile, correctFileDesign),
  health: { ...by(recordHealth, healthDesign), values: (_body, sealed) => ({ note: textOf(sealed.note) }) },
  history: {
    command: recordHistory,
    design: (body) => historyDesign(sourceOf(body)),
    values: (body, sealed) => ({ finding: textOf(sealed.finding) ?? textOf(body.finding) }),
    hidden: (body) => ({ source: sourceOf(body) }),
  },
  interim: by(recordInterim, interimDesign),
  'interim-ended': {
    ...by(endInterim, endInterimDesign),
    choices: (file, body) => ({ measures: [...itself(body, 'interimId'), ...measuresToPick(file)] }),
  },
  interview: {
    command: recordInterview,
    design: (body) => interviewDesign(roleOf(body)),
    values: (_body, sealed) => ({ selfHarm: textOf(sealed.selfHarm) }),
    hidden: (body) => ({ role: roleOf(body) }),
  },
  note: by(recordNote, noteDesign),
  order: {
    ...by(recordOrder, orderDesign),
    choices: (file, body) => ({ orders: [...itself(body, 'replaces'), ...ordersToPick(file)] }),
  },
  'order-ended': {
    ...by(endOrder, endOrderDesign),
    choices: (file, body) => ({ orders: [...itself(body, 'orderId'), ...ordersToPick(file)] }),
  },
  'police-decided': {
    ...by(recordPoliceDecided, policeDecidedDesign),
    values: (_body, sealed) => ({ officersNote: textOf(sealed.note) }),
  },
  'police-duty': by(recordPoliceDuty, policeDutyDesign),
  'police-told': { ...by(recordPoliceTold, policeToldDesign), values: (body) => ({ files: idsOf(body.files) }) },
  'registry-review': by(recordRegistryReview, registryReviewDesign),
  target: {
    ...by(recordTarget, targetDesign),
    choices: (_file, body) => ({ students: itself(body, 'personId') }),
  },
  'weapon-access': by(recordWeaponAccess, weaponAccessDesign),
  'weapon-check': by(recordWeaponCheck, weaponCheckDesign),
}
