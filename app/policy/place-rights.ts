import type { Action } from './actions.ts'

/** Pages of a case by how their address begins after the case's own, and what one must be allowed to do to open them. */
const rights: readonly (readonly [RegExp, Action])[] = [
  [/^acknowledge/, 'report.acknowledge'],
  [/^triage/, 'triage.decide'],
  [/^(identify|prior-contacts|join|not-the-same|unjoin)/, 'triage.record'],
  [/^tasks/, 'task.record'],
  [/^contact/, 'contact.record'],
  [/^note/, 'note.record'],
  [/^target/, 'target.record'],
  [/^interview\/(?!new)/, 'interview.read'],
  [/^interview/, 'interview.record'],
  [/^weapon-/, 'means.record'],
  [/^home-visit/, 'homeVisit.record'],
  [/^history/, 'history.record'],
  [/^file/, 'file.add'],
  [/^police/, 'police.record'],
  [/^interim/, 'interim.record'],
  [/^order/, 'order.record'],
  [/^health/, 'health.record'],
  [/^danger\/stand-down/, 'danger.standDown'],
  [/^danger/, 'danger.mark'],
  [/^level\/working/, 'level.propose'],
  [/^level\/send-back/, 'level.sendBack'],
  [/^level\/./, 'level.approve'],
  [/^level/, 'level.read'],
  [/^meeting/, 'meeting.record'],
  [/^key-questions/, 'keyQuestion.answer'],
  [/^outcomes/, 'outcome.record'],
  [/^plan\/review/, 'plan.review'],
  [/^plan\/(start|actions\/new|actions\/.*\/(edit|end)$)/, 'plan.record'],
  [/^plan/, 'plan.checkIn'],
  [/^return/, 'return.decide'],
  [/^closing\/withdraw/, 'closing.withdraw'],
  [/^closing\/./, 'closing.sign'],
  [/^closing/, 'closing.read'],
  [/^reopen/, 'case.reopen'],
  [/^open-to-audit/, 'audit.open'],
  [/^recusal\/declare/, 'recusal.declare'],
  [/^recusals\/new/, 'recusal.record'],
  [/^recusals\/.*\/answer$/, 'recusal.answer'],
  [/^recusals\/.*\/end$/, 'recusal.end'],
  [/^record\/holds/, 'hold.lift'],
  [/^record\/hold/, 'hold.set'],
  [/^record\/seal\/ask/, 'seal.ask'],
  [/^record\/seal\/keep/, 'seal.withdraw'],
  [/^record\/seal/, 'seal.confirm'],
  [/^record\/destroy\/ask/, 'expunge.ask'],
  [/^record\/destroy\/keep/, 'expunge.withdraw'],
  [/^record\/destroy/, 'expunge.confirm'],
  [/^record/, 'record.read'],
  [/^sharing/, 'sharing.ask'],
  [/^disclosures\/(new|preview|printed)/, 'disclosure.record'],
  [/^disclosures\/paper/, 'disclosure.take'],
  [/^disclosures\/./, 'disclosure.emergency'],
  [/^disclosures/, 'disclosure.read'],
  [/^package/, 'disclosure.take'],
  [/^inspection\/package/, 'disclosure.record'],
  [/^consents/, 'consent.record'],
  [/^amendment\/decide/, 'amendment.decide'],
  [/^amendment/, 'amendment.record'],
  [/^inspection/, 'inspection.record'],
  [/^team\/./, 'team.manage'],
  [/^team/, 'team.read'],
]

/** What somebody must be allowed to do to open a page of a case; `href` as the case page's lines hold it. */
export function rightFor(href: string): Action {
  const place = href.replace(/^\/cases\/[^/]+\/?/, '')
  return rights.find(([begins]) => begins.test(place))?.[1] ?? 'case.read'
}

/** The line with its link only where the reader may follow it: what holds is said to everybody who reads the case. */
export const asFarAsMay = <Line extends { href?: string }>(line: Line, can: (action: Action) => boolean): Line =>
  line.href === undefined || can(rightFor(line.href)) ? line : { ...line, href: undefined }
