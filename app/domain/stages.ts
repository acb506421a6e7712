import { RuleBroken } from './errors.ts'

/** Where a folder stands (workflow.md 0.2). `reported` to `triage` is before a case; `opened` on is a case. */
export const stages = [
  'reported',
  'triage',
  'screened_out',
  'opened',
  'inquiry',
  'assessment',
  'plan_pending',
  'managing',
  'closure_review',
  'closed',
  'reopened',
  'merged',
] as const
export type Stage = (typeof stages)[number]

/** What can move a folder. Kinds of entries declare the act they make; there is no "set stage". */
export type Act =
  | 'acknowledge'
  | 'screen-out'
  | 'open'
  | 'inquire'
  | 'meet'
  | 'assess'
  | 'start-plan'
  | 'propose-closing'
  | 'withdraw-closing'
  | 'close'
  | 'reopen'
  | 'join'
  | 'unjoin'
  | 'unjoin-unopened'

export interface Move {
  act: Act
  from: readonly Stage[]
  to: Stage
  /** The folder goes back to the stage from which it came here; `to` where nothing says which. */
  back?: true
  /** Who may, as a role in the case. The policy table decides; this is for the drawn table and the buttons. */
  who: 'triage' | 'member' | 'lead' | 'second person'
  /** What must hold, by rule id. */
  needs: readonly string[]
  /** `quiet`: from any other stage the act changes nothing (an interview at night moves no stage). */
  elsewhere: 'refused' | 'quiet'
}

const running = ['opened', 'inquiry', 'assessment', 'plan_pending', 'managing', 'reopened'] as const

/** Every move there is, as one table. Buttons, commands, tests and the drawn diagram read it. */
export const moves: readonly Move[] = [
  { act: 'acknowledge', from: ['reported'], to: 'triage', who: 'triage', needs: ['P9'], elsewhere: 'refused' },
  {
    act: 'screen-out',
    from: ['triage'],
    to: 'screened_out',
    who: 'second person',
    needs: ['P3', 'R31'],
    elsewhere: 'refused',
  },
  {
    act: 'open',
    from: ['reported', 'triage', 'screened_out'],
    to: 'opened',
    who: 'triage',
    needs: ['P3'],
    elsewhere: 'refused',
  },
  { act: 'inquire', from: ['opened', 'reopened'], to: 'inquiry', who: 'member', needs: ['P2'], elsewhere: 'quiet' },
  {
    act: 'meet',
    from: ['opened', 'inquiry', 'reopened'],
    to: 'assessment',
    who: 'member',
    needs: ['P24'],
    elsewhere: 'quiet',
  },
  {
    act: 'assess',
    from: ['opened', 'inquiry', 'assessment', 'reopened'],
    to: 'plan_pending',
    who: 'member',
    needs: ['P6', 'P7'],
    elsewhere: 'quiet',
  },
  { act: 'start-plan', from: ['plan_pending'], to: 'managing', who: 'member', needs: ['R13'], elsewhere: 'quiet' },
  {
    act: 'propose-closing',
    from: running,
    to: 'closure_review',
    who: 'member',
    needs: ['P1', 'P7'],
    elsewhere: 'refused',
  },
  {
    act: 'withdraw-closing',
    from: ['closure_review'],
    to: 'managing',
    back: true,
    who: 'member',
    needs: [],
    elsewhere: 'refused',
  },
  { act: 'close', from: ['closure_review'], to: 'closed', who: 'second person', needs: ['P7'], elsewhere: 'refused' },
  {
    act: 'reopen',
    from: ['closed', 'screened_out'],
    to: 'reopened',
    who: 'member',
    needs: ['P7'],
    elsewhere: 'refused',
  },
  {
    act: 'join',
    from: ['reported', 'triage', 'screened_out'],
    to: 'merged',
    who: 'triage',
    needs: [],
    elsewhere: 'refused',
  },
  { act: 'unjoin', from: ['merged'], to: 'triage', who: 'triage', needs: [], elsewhere: 'refused' },
  { act: 'unjoin-unopened', from: ['merged'], to: 'reported', who: 'triage', needs: ['P9'], elsewhere: 'refused' },
]

/** The move an act makes from a stage, or undefined where it makes none. */
export const moveFrom = (stage: Stage, act: Act): Move | undefined =>
  moves.find((move) => move.act === act && move.from.includes(stage))

/** The stage after an act. Throws `RuleBroken('stage')` where the table refuses it. */
export function stageAfter(stage: Stage, act: Act): Stage {
  const move = moveFrom(stage, act)
  if (move) return move.to
  const known = moves.find((one) => one.act === act)
  if (known?.elsewhere === 'quiet') return stage
  throw new RuleBroken(refusals[act], 'stage')
}

/** Whether an act would be accepted at a stage: moved by it, or quietly kept. */
export const canAct = (stage: Stage, act: Act): boolean =>
  moveFrom(stage, act) !== undefined || moves.find((one) => one.act === act)?.elsewhere === 'quiet'

const refusals: Record<Act, string> = {
  acknowledge: 'This report has already been opened by somebody.',
  'screen-out': 'Only a screening can be ended this way.',
  open: 'A case is already open here.',
  inquire: 'Nothing can be moved here.',
  meet: 'Nothing can be moved here.',
  assess: 'Nothing can be moved here.',
  'start-plan': 'Nothing can be moved here.',
  'propose-closing': 'A closing can be proposed only while the case is open.',
  'withdraw-closing': 'No closing is proposed here.',
  close: 'A closing must be proposed before it can be signed.',
  reopen: 'Only a finished case can be reopened.',
  join: 'Only a report in triage can be joined to another.',
  unjoin: 'This report is not joined to another.',
  'unjoin-unopened': 'This report is not joined to another.',
}

/** Before a case: a screening, with no level and not counted as opened (P9). */
export const isScreening = (stage: Stage): boolean => ['reported', 'triage', 'screened_out', 'merged'].includes(stage)
export const isFinished = (stage: Stage): boolean => ['screened_out', 'closed', 'merged'].includes(stage)
