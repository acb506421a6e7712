/** How the stages of a folder are called on the screen. A test holds this to the domain's list of stages. */
export const stageWords: Readonly<Record<string, string>> = {
  reported: 'Screening',
  triage: 'Screening',
  screened_out: 'Screening finished',
  opened: 'Opened',
  inquiry: 'Inquiry',
  assessment: 'Assessment',
  plan_pending: 'Plan needed',
  managing: 'Plan running',
  closure_review: 'Closing proposed',
  closed: 'Closed',
  reopened: 'Reopened',
  merged: 'Joined to another report',
}

/** The stages as a list to choose from, where no two may read alike. */
export const stageChoices: readonly { id: string; label: string }[] = Object.entries({
  ...stageWords,
  reported: 'Screening, report not yet opened',
  triage: 'Screening, report opened',
}).map(([id, label]) => ({ id, label }))

/** A stage in words; the stage itself where a newer one has no words yet. */
export const stageWord = (stage: string): string => stageWords[stage] ?? stage
