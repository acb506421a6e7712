import {
  answerRecusalDesign,
  declareRecusalDesign,
  endRecusalDesign,
  recuseSomebodyDesign,
} from '../recusal/recusal-form.ts'
import { historySources, interviewRoles, visitParts } from '#app/domain/file/inquiry.ts'
import type { FormDesign, Option } from '#app/ui/form/design.ts'
import { acknowledgeDesign } from '../acknowledge/acknowledge-form.ts'
import { withdrawDesign } from '../amend/withdraw-form.ts'
import { checkInDesign, undoCheckInDesign } from '../check-in/check-in-form.tsx'
import { closingDesign, signClosingDesign, withdrawClosingDesign } from '../closing/closing-form.tsx'
import { contactDesign } from '../contact/contact-form.tsx'
import { callAnswerDesign, confirmStandDownDesign, imminentDesign, standDownDesign } from '../danger/danger-form.tsx'
import { amendmentDesign, decideAmendmentDesign, statementDesign } from '../amendment/amendment-form.ts'
import { disclosureDesign, emergencyDesign, endDisclosureDesign } from '../disclosure/disclosure-form.ts'
import { consentDesign, endConsentDesign } from '../consent/consent-form.ts'
import { printedDesign } from '../disclosure/printed-form.ts'
import { packageDesign } from '../disclosure/package-form.ts'
import { inspectionDesign, inspectionShownDesign } from '../inspection/inspection-form.ts'
import { blockFileDesign, fileDesign } from '../file/file-form.tsx'
import { healthDesign } from '../health/health-form.tsx'
import { historyDesign } from '../history/history-form.tsx'
import { visitDesign } from '../home-visit/visit-form.tsx'
import { identityDesign } from '../identity/identity-form.ts'
import { endInterimDesign, interimDesign } from '../interim/interim-form.tsx'
import { interviewDesign } from '../interview/interview-form.tsx'
import { joinDesign, tellApartDesign, unjoinDesign } from '../joining/joining-form.ts'
import { keyAnswerDesign } from '../key-question/key-answer-form.tsx'
import { approveLevelDesign, levelDesign, sendLevelBackDesign, workingLevelDesign } from '../level/level-form.tsx'
import { meetingDesign } from '../meeting/meeting-form.tsx'
import { noteDesign } from '../note/note-form.tsx'
import { endOrderDesign, orderDesign } from '../order/order-form.tsx'
import { disciplineDesign } from '../outcome-discipline/discipline-form.tsx'
import { policeOutcomeDesign } from '../outcome-police/police-outcome-form.tsx'
import { referralAttendedDesign, referralDesign as mentalHealthDesign } from '../outcome-referral/referral-form.tsx'
import { targetSupportDesign } from '../outcome-support/target-support-form.tsx'
import { wentOnDesign } from '../override/went-on-form.ts'
import { planReviewDesign } from '../plan-review/plan-review-form.tsx'
import { endActionDesign, planActionDesign, startPlanDesign } from '../plan/plan-form.tsx'
import {
  policeDecidedDesign,
  policeDutyDesign,
  policeToldDesign,
  registryReviewDesign,
} from '../police/police-form.tsx'
import { priorContactsDesign } from '../prior-contacts/prior-contacts-form.ts'
import { reopenDesign } from '../reopen/reopen-form.tsx'
import { enteredDesign, referralDesign } from '../report/report-form.ts'
import { returnDesign } from '../return-to-school/return-form.tsx'
import { targetDesign } from '../target/target-form.tsx'
import { finishTaskDesign, handOverTaskDesign, taskDesign } from '../task/task-form.ts'
import { addMemberDesign, changeLeadDesign, endMemberDesign } from '../team/team-form.tsx'
import { confirmDesign } from '../triage/confirm-form.ts'
import { sendBackDesign, triageDesign } from '../triage/triage-form.ts'
import { weaponAccessDesign } from '../weapon-access/weapon-access-form.tsx'
import { weaponCheckDesign } from '../weapon-check/weapon-check-form.tsx'

/** A group of forms on the page of blank forms. */
export interface FormGroup {
  heading: string
  designs: readonly FormDesign[]
}

/**
 * Every form that prints blank (P20), in the order in which a case meets them. `levels`: the district's words for the
 * levels of concern.
 */
export const formGroups = (levels: readonly Option[]): readonly FormGroup[] => [
  { heading: 'Report', designs: [referralDesign(true), enteredDesign] },
  {
    heading: 'Who is kept out',
    designs: [declareRecusalDesign, recuseSomebodyDesign, answerRecusalDesign, endRecusalDesign],
  },
  {
    heading: 'Screening',
    designs: [
      acknowledgeDesign,
      identityDesign({ alike: true, correcting: true }),
      priorContactsDesign,
      triageDesign,
      confirmDesign,
      sendBackDesign,
      joinDesign,
      tellApartDesign,
      unjoinDesign,
    ],
  },
  {
    heading: 'Put on record',
    designs: [
      contactDesign,
      noteDesign,
      ...interviewRoles.map(interviewDesign),
      weaponAccessDesign,
      ...visitParts.map((part) => visitDesign(part)),
      weaponCheckDesign,
      targetDesign,
      ...historySources.map(historyDesign),
      fileDesign,
      blockFileDesign,
      healthDesign,
      withdrawDesign,
    ],
  },
  {
    heading: 'Safety',
    designs: [
      imminentDesign(),
      callAnswerDesign,
      standDownDesign,
      confirmStandDownDesign,
      policeDutyDesign,
      policeToldDesign,
      policeDecidedDesign,
      registryReviewDesign,
      interimDesign,
      endInterimDesign,
      orderDesign,
      endOrderDesign,
    ],
  },
  {
    heading: 'Judgement',
    designs: [
      meetingDesign,
      keyAnswerDesign,
      workingLevelDesign(levels),
      levelDesign(levels),
      approveLevelDesign,
      sendLevelBackDesign,
      wentOnDesign,
    ],
  },
  {
    heading: 'Outcomes',
    designs: [disciplineDesign, policeOutcomeDesign, mentalHealthDesign, referralAttendedDesign, targetSupportDesign],
  },
  {
    heading: 'Plan and closing',
    designs: [
      planActionDesign,
      endActionDesign,
      startPlanDesign,
      checkInDesign,
      undoCheckInDesign,
      planReviewDesign,
      returnDesign,
      closingDesign,
      signClosingDesign,
      withdrawClosingDesign,
      reopenDesign,
    ],
  },
  {
    heading: 'Sharing',
    designs: [
      emergencyDesign,
      disclosureDesign,
      endDisclosureDesign,
      printedDesign,
      consentDesign,
      endConsentDesign,
      inspectionDesign,
      packageDesign,
      inspectionShownDesign,
      amendmentDesign,
      decideAmendmentDesign,
      statementDesign,
    ],
  },
  {
    heading: 'Team and tasks',
    designs: [addMemberDesign, changeLeadDesign, endMemberDesign, taskDesign, handOverTaskDesign, finishTaskDesign],
  },
]

/** The form of an id, or undefined. */
export const designById = (id: string, levels: readonly Option[]): FormDesign | undefined =>
  formGroups(levels)
    .flatMap(({ designs }) => designs)
    .find((design) => design.id === id)
