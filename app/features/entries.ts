import { makeRegistry } from '../domain/entry.ts'
import type { EntryKind, Registry } from '../domain/entry.ts'
import { withdrawn } from './amend/withdrawn.entry.ts'
import { callAnswer, imminent, standDownProposed, stoodDown } from './danger/danger.entry.ts'
import { file, fileBlocked } from './file/file.entry.ts'
import { healthNote } from './health/health.entry.ts'
import { history } from './history/history.entry.ts'
import { homeVisit } from './home-visit/home-visit.entry.ts'
import { visitNext, visitPeople, visitSafe, visitSeen, visitWeapons } from './home-visit/visit-parts.entry.ts'
import { interim, interimEnded } from './interim/interim.entry.ts'
import { interview, statementRead } from './interview/interview.entry.ts'
import { courtSealed, courtUnsealed, sealAsked, sealWithdrawn, unsealAsked } from './court-seal/court-seal.entry.ts'
import { note } from './note/note.entry.ts'
import { order, orderEnded } from './order/order.entry.ts'
import { policeDecided, policeDuty, policeTold, registryReview } from './police/police.entry.ts'
import { target } from './target/target.entry.ts'
import { weaponAccess } from './weapon-access/weapon-access.entry.ts'
import { weaponCheck } from './weapon-check/weapon-check.entry.ts'
import { contact } from './contact/contact.entry.ts'
import { wentOn } from './override/override.entry.ts'
import { wentOnRead } from './override/went-on-read.entry.ts'
import { acknowledged } from './acknowledge/acknowledge.entry.ts'
import { identified } from './identity/identity.entry.ts'
import { checkIn, checkInUndone } from './check-in/check-in.entry.ts'
import { closingProposed } from './closing/closing-proposed.entry.ts'
import { closingSigned, closingWithdrawn } from './closing/closing-signed.entry.ts'
import { keyAnswer } from './key-question/key-answer.entry.ts'
import { meeting } from './meeting/meeting.entry.ts'
import { discipline } from './outcome-discipline/discipline.entry.ts'
import { policeOutcome } from './outcome-police/police-outcome.entry.ts'
import { referral, referralAttended } from './outcome-referral/referral.entry.ts'
import { targetSupport } from './outcome-support/target-support.entry.ts'
import { planAction, planActionEnded } from './plan/plan-action.entry.ts'
import { planStarted } from './plan/plan-started.entry.ts'
import { planReview } from './plan-review/plan-review.entry.ts'
import { reminder } from './reminder/reminder.entry.ts'
import { reopened } from './reopen/reopened.entry.ts'
import { returnToSchool } from './return-to-school/return.entry.ts'
import { levelApproved } from './level/level-approved.entry.ts'
import { levelProposed } from './level/level-proposed.entry.ts'
import { levelSentBack } from './level/level-sent-back.entry.ts'
import { workingLevel } from './level/working-level.entry.ts'
import { joinedTo, reportJoined, reportUnjoined, toldApart, unjoined } from './joining/joining.entry.ts'
import { priorSearch } from './prior-contacts/prior-contacts.entry.ts'
import { enrolmentChange } from './enrolment/enrolment.entry.ts'
import { recusal, recusalAnswered, recusalAsked } from './recusal/recusal.entry.ts'
import { amendmentDecided, amendmentRequest, statement } from './amendment/amendment.entry.ts'
import { consent, consentEnded } from './consent/consent.entry.ts'
import { disclosure, disclosureEnded } from './disclosure/disclosure.entry.ts'
import { disclosurePrinted } from './disclosure/printed.entry.ts'
import { inspectionRequest, inspectionShown } from './inspection/inspection.entry.ts'
import { report } from './report/report.entry.ts'
import { task, taskFinished, taskHandedOver } from './task/task.entry.ts'
import { memberAdded, memberEnded } from './team/membership.entry.ts'
import { screeningConfirmed, screeningProposed, screeningSentBack } from './triage/triage.entry.ts'

/** Every kind of entry, one line each. `server.ts` and `cli/` hand this to the runtime; gates and db receive it. */
export const registry: Registry = makeRegistry([
  contact,
  target,
  note,
  policeDuty,
  policeTold,
  policeDecided,
  registryReview,
  imminent,
  callAnswer,
  standDownProposed,
  stoodDown,
  interim,
  interimEnded,
  order,
  orderEnded,
  interview,
  statementRead,
  weaponAccess,
  weaponCheck,
  homeVisit,
  visitPeople,
  visitWeapons,
  visitSafe,
  visitSeen,
  visitNext,
  history,
  file,
  fileBlocked,
  healthNote,
  withdrawn,
  wentOn,
  wentOnRead,
  report,
  identified,
  acknowledged,
  priorSearch,
  screeningProposed,
  screeningConfirmed,
  screeningSentBack,
  joinedTo,
  reportJoined,
  unjoined,
  reportUnjoined,
  toldApart,
  memberAdded,
  memberEnded,
  recusal,
  recusalAsked,
  recusalAnswered,
  task,
  taskFinished,
  taskHandedOver,
  reminder,
  workingLevel,
  levelProposed,
  levelApproved,
  levelSentBack,
  meeting,
  keyAnswer,
  discipline,
  policeOutcome,
  referral,
  referralAttended,
  targetSupport,
  planAction,
  planActionEnded,
  planStarted,
  checkIn,
  checkInUndone,
  planReview,
  returnToSchool,
  enrolmentChange,
  disclosure,
  disclosureEnded,
  disclosurePrinted,
  consent,
  consentEnded,
  inspectionRequest,
  inspectionShown,
  amendmentRequest,
  amendmentDecided,
  statement,
  closingProposed,
  closingSigned,
  closingWithdrawn,
  reopened,
  sealAsked,
  courtSealed,
  unsealAsked,
  courtUnsealed,
  sealWithdrawn,
] as unknown as readonly EntryKind[])
