import type { ReactNode } from 'react'
import { viewOf } from '#app/ui/form/entry-view.tsx'
import type { EntryShown } from '#app/ui/form/entry-view.tsx'
import { AcknowledgeView } from '../acknowledge/acknowledge-view.tsx'
import { CheckInView } from '../check-in/check-in-view.tsx'
import { ClosingProposedView, ClosingSignedView, ClosingWithdrawnView } from '../closing/closing-view.tsx'
import { ContactView } from '../contact/contact-view.tsx'
import { CallAnswerView, ImminentView, StandDownProposedView, StoodDownView } from '../danger/danger-view.tsx'
import { SealAskedView, SealWithdrawnView, UnsealAskedView } from '../court-seal/seal-views.tsx'
import { AmendmentDecidedView, AmendmentView, StatementView } from '../amendment/amendment-view.tsx'
import { DisclosureEndedView, DisclosurePrintedView, DisclosureView } from '../disclosure/disclosure-view.tsx'
import { ConsentEndedView, ConsentView } from '../consent/consent-view.tsx'
import { InspectionShownView, InspectionView } from '../inspection/inspection-view.tsx'
import { FileBlockedView, FileView } from '../file/file-view.tsx'
import { HealthView } from '../health/health-view.tsx'
import { HistoryView } from '../history/history-view.tsx'
import {
  HomeVisitView,
  VisitNextView,
  VisitPeopleView,
  VisitSafeView,
  VisitSeenView,
  VisitWeaponsView,
} from '../home-visit/home-visit-view.tsx'
import { IdentityView } from '../identity/identity-view.tsx'
import { InterimEndedView, InterimView } from '../interim/interim-view.tsx'
import { InterviewView, StatementReadView } from '../interview/interview-view.tsx'
import { KeyAnswerView } from '../key-question/key-answer-view.tsx'
import { LevelApprovedView, LevelProposedView, LevelSentBackView, WorkingLevelView } from '../level/level-view.tsx'
import { MeetingView } from '../meeting/meeting-view.tsx'
import { NoteView } from '../note/note-view.tsx'
import { OrderEndedView, OrderView } from '../order/order-view.tsx'
import { DisciplineView } from '../outcome-discipline/discipline-view.tsx'
import { PoliceOutcomeView } from '../outcome-police/police-outcome-view.tsx'
import { ReferralAttendedView, ReferralView } from '../outcome-referral/referral-view.tsx'
import { TargetSupportView } from '../outcome-support/target-support-view.tsx'
import { PlanReviewView } from '../plan-review/plan-review-view.tsx'
import { PlanActionEndedView, PlanActionView, PlanStartedView } from '../plan/plan-view.tsx'
import { PoliceDecidedView, PoliceDutyView, PoliceToldView, RegistryReviewView } from '../police/police-view.tsx'
import { RecusalAnsweredView, RecusalAskedView, RecusalView } from '../recusal/recusal-view.tsx'
import { ReopenedView } from '../reopen/reopen-view.tsx'
import { ReportView } from '../report/report-view.tsx'
import { ReturnView } from '../return-to-school/return-view.tsx'
import { TargetView } from '../target/target-view.tsx'
import {
  JoinedToView,
  ReportJoinedView,
  ReportUnjoinedView,
  ToldApartView,
  UnjoinedView,
} from '../joining/joining-view.tsx'
import { OverrideView, WentOnReadView } from '../override/override-view.tsx'
import { PriorContactsView } from '../prior-contacts/prior-contacts-view.tsx'
import { TaskFinishedView, TaskHandedOverView, TaskView } from '../task/task-views.tsx'
import { MemberAddedView, MemberEndedView } from '../team/membership-view.tsx'
import { ScreeningConfirmedView, ScreeningProposedView, ScreeningSentBackView } from '../triage/triage-views.tsx'
import { WeaponAccessView } from '../weapon-access/weapon-access-view.tsx'
import { WeaponCheckView } from '../weapon-check/weapon-check-view.tsx'

type View = (shown: EntryShown) => ReactNode

/** How each kind of entry reads, by its name: one line a kind. */
export const entryViews: Readonly<Record<string, View>> = {
  acknowledged: AcknowledgeView,
  'amendment-decided': AmendmentDecidedView,
  'amendment-request': AmendmentView,
  'check-in': CheckInView,
  'closing-proposed': ClosingProposedView,
  'closing-signed': ClosingSignedView,
  'closing-withdrawn': ClosingWithdrawnView,
  contact: ContactView,
  consent: ConsentView,
  'consent-ended': ConsentEndedView,
  'danger-call': CallAnswerView,
  'danger-imminent': ImminentView,
  'danger-stand-down-proposed': StandDownProposedView,
  'danger-stood-down': StoodDownView,
  'court-sealed': SealAskedView,
  'court-unsealed': UnsealAskedView,
  disclosure: DisclosureView,
  'disclosure-ended': DisclosureEndedView,
  'disclosure-printed': DisclosurePrintedView,
  file: FileView,
  'file-blocked': FileBlockedView,
  health: HealthView,
  history: HistoryView,
  'home-visit': HomeVisitView,
  identified: IdentityView,
  'inspection-request': InspectionView,
  'inspection-shown': InspectionShownView,
  interim: InterimView,
  'interim-ended': InterimEndedView,
  interview: InterviewView,
  'key-answer': KeyAnswerView,
  'level-approved': LevelApprovedView,
  'level-proposed': LevelProposedView,
  'level-sent-back': LevelSentBackView,
  meeting: MeetingView,
  note: NoteView,
  order: OrderView,
  'order-ended': OrderEndedView,
  'outcome-discipline': DisciplineView,
  'outcome-police': PoliceOutcomeView,
  'outcome-referral': ReferralView,
  'outcome-support': TargetSupportView,
  'plan-action': PlanActionView,
  'plan-action-ended': PlanActionEndedView,
  'plan-review': PlanReviewView,
  'plan-started': PlanStartedView,
  'police-decided': PoliceDecidedView,
  'police-duty': PoliceDutyView,
  'police-told': PoliceToldView,
  'referral-attended': ReferralAttendedView,
  'registry-review': RegistryReviewView,
  recusal: RecusalView,
  'recusal-answered': RecusalAnsweredView,
  'recusal-asked': RecusalAskedView,
  reopened: ReopenedView,
  report: ReportView,
  'return-to-school': ReturnView,
  'seal-asked': SealAskedView,
  'seal-withdrawn': SealWithdrawnView,
  statement: StatementView,
  'statement-read': StatementReadView,
  target: TargetView,
  'home-visit-next': VisitNextView,
  'home-visit-people': VisitPeopleView,
  'home-visit-safe': VisitSafeView,
  'home-visit-seen': VisitSeenView,
  'home-visit-weapons': VisitWeaponsView,
  'joined-to': JoinedToView,
  'member-added': MemberAddedView,
  'member-ended': MemberEndedView,
  'prior-search': PriorContactsView,
  'report-joined': ReportJoinedView,
  'report-unjoined': ReportUnjoinedView,
  'screening-confirmed': ScreeningConfirmedView,
  'screening-proposed': ScreeningProposedView,
  'screening-sent-back': ScreeningSentBackView,
  task: TaskView,
  'task-finished': TaskFinishedView,
  'task-handed-over': TaskHandedOverView,
  'told-apart': ToldApartView,
  unjoined: UnjoinedView,
  'went-on': OverrideView,
  'went-on-read': WentOnReadView,
  'weapon-access': WeaponAccessView,
  'weapon-check': WeaponCheckView,
  'working-level': WorkingLevelView,
}

/** An entry whose sentence says all of it. */
const Plain = viewOf({ id: 'plain', title: '', submit: '', sections: [] })

/** An entry of any kind, read question by question. */
export function EntryView({ kind, ...shown }: EntryShown & { kind: string }) {
  const View = entryViews[kind] ?? Plain
  return <View {...shown} />
}
