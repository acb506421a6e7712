/** Forms whose page is not called as they are, relative to the case; where a form is of one thing, the page of them all. */
const places: Readonly<Record<string, string>> = {
  'police-duty': 'police/duty/new',
  'police-told': 'police/told/new',
  'police-decided': 'police/decided/new',
  'registry-review': 'police/registry/new',
  'interim-end': 'interim/end',
  'order-end': 'order/end',
  danger: 'danger',
  'danger-call': 'danger/call',
  'stand-down': 'danger/stand-down',
  'stand-down-confirm': 'danger/stand-down/confirm',
  level: 'level',
  'level-approve': 'level/approve',
  'level-send-back': 'level/send-back',
  'working-level': 'level/working',
  'plan-action': 'plan/actions/new',
  'plan-start': 'plan/start',
  'plan-review': 'plan/review',
  'outcome-discipline': 'outcomes/discipline/new',
  'outcome-police': 'outcomes/police/new',
  'outcome-referral': 'outcomes/referral/new',
  'outcome-support': 'outcomes/support/new',
  'referral-attended': 'outcomes/referral/attended',
  'return-to-school': 'return/new',
  closing: 'closing',
  'closing-sign': 'closing/sign',
  'closing-withdraw': 'closing/withdraw',
  reopen: 'reopen',
  task: 'tasks/new',
  triage: 'triage',
  'triage-question': 'triage/send-back',
  'triage-confirm': 'triage/confirm',
  acknowledge: 'acknowledge',
  unjoining: 'unjoin',
  'not-the-same': 'not-the-same',
  identity: 'identify',
  'prior-contacts': 'prior-contacts',
  joining: 'join',
  history: 'history',
  'key-answer': 'key-questions',
  'recusal-declare': 'recusal/declare',
  'recusal-new': 'recusals/new',
  'team-add': 'team/add',
  'team-lead': 'team/lead',
  'recusal-answer': 'recusals',
  'recusal-end': 'recusals',
  'team-end': 'team',
  'task-finished': 'tasks',
  'task-handed-over': 'tasks',
  'plan-action-end': 'plan',
  'check-in': 'plan',
  'check-in-undo': 'plan',
  'went-on': 'decisions',
  withdraw: '',
  'file-block': '',
  disclosure: 'disclosures/new',
  'disclosure-emergency': 'disclosures/emergency',
  'disclosure-end': 'disclosures/end',
  'disclosure-printed': 'disclosures/printed',
  consent: 'consents/new',
  'consent-end': 'consents/end',
  amendment: 'amendment/new',
  'amendment-decide': 'amendment/decide',
  statement: 'amendment/statement',
  inspection: 'inspection/new',
  'inspection-package': 'inspection/package',
  'inspection-shown': 'inspection/shown',
  'open-to-audit': 'open-to-audit',
  'hold-set': 'record/hold',
  'hold-lift': 'record',
  'expunge-ask': 'record/destroy/ask',
  'expunge-keep': 'record/destroy/keep',
  'expunge-confirm': 'record/destroy/confirm',
  'seal-ask': 'record/seal/ask',
  'seal-keep': 'record/seal/keep',
  'seal-confirm': 'record/seal/confirm',
}

/** Forms that have a page for each of several things: the part after the name says which. */
const families: readonly (readonly [RegExp, (which: string) => string])[] = [
  [/^interview-(.+)$/, (role) => `interview/new/${role}`],
  [/^history-(.+)$/, (source) => `history/${source}`],
  [/^key-answer-(\d+)$/, (question) => `key-questions/${question}`],
  [/^home-visit-(.+)$/, () => 'home-visit/new'],
  [/^task-finished\.(.+)$/, (task) => `tasks/${task}`],
  [/^plan-action-end\.(.+)$/, (action) => `plan/actions/${action}/end`],
  [/^team-end\.(.+)$/, (user) => `team/${user}/end`],
  [/^recusal-answer\.(.+)$/, (id) => `recusals/${id}/answer`],
  [/^recusal-end\.(.+)$/, (id) => `recusals/${id}/end`],
  [/^check-in\.(.+)$/, (action) => `plan/actions/${action}/check-in`],
]

/** Forms outside a case. */
const elsewhere: Readonly<Record<string, string>> = {
  report: '/refer',
  'report-entered': '/refer/for-somebody',
  emergency: '/emergencies/new',
  'emergency-review': '/emergencies',
}

/** Where a draft is continued; undefined where its page can't be told from the form's id. */
export function draftHref(form: string, caseId: string | null): string | undefined {
  const outside = elsewhere[form] ?? /@(\/(?!\/)[\w/-]+)$/.exec(form)?.[1]
  if (outside) return outside
  if (!caseId) return undefined
  const place = places[form] ?? ofFamily(form) ?? `${form}/new`
  return place === '' ? `/cases/${caseId}` : `/cases/${caseId}/${place}`
}

function ofFamily(form: string): string | undefined {
  for (const [pattern, place] of families) {
    const which = pattern.exec(form)?.[1]
    if (which) return place(which)
  }
  return undefined
}

/** "home-visit" as words: "Home visit". What follows a point or an @ is an id or an address and is left out. */
export const draftWords = (form: string): string => {
  const words = (form.split(/[.@]/)[0] ?? form).replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
