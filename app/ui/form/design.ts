/**
 * A form as data: one description gives the form on the screen (with and without script), the way an entry reads, and
 * the blank paper. The checks are in the zod schema beside the kind, never here.
 */
interface Common {
  /** Dotted path as in the schema: `said`, `arrived` (a moment: `arrived.day`, `arrived.time`), `weapons` (blocks). */
  name: string
  label: string
  hint?: string
  /** Marks "(optional)". Required fields carry no mark. */
  optional?: boolean
  /**
   * Shown only when another field has one of these answers; without script it is always shown. Inside a block the
   * name is looked for in the same block first, then in the form. A field that is not shown is not sent.
   */
  when?: { field: string; is: readonly string[] }
}
export interface Option {
  value: string
  label: string
  hint?: string
}

/** Lists that the page's loader fills: people on the team, addresses of the student, and so on. */
export type ChoiceList =
  | 'team'
  | 'takers'
  | 'staff'
  | 'officers'
  | 'people'
  | 'addresses'
  | 'targets'
  | 'entries'
  | 'files'
  | 'orders'
  | 'measures'
  | 'actions'
  | 'tasks'
  | 'schools'
  | 'roles'
  | 'students'
  | 'folders'
  | 'expertise'
  | 'referrals'
  | 'disclosures'
  | 'consents'
  | 'requests'
  | 'amendments'

export type Field =
  | (Common & { type: 'text'; autoComplete?: string; inputMode?: 'text' | 'tel' | 'email' | 'numeric' })
  | (Common & { type: 'long'; rows?: number })
  /** Exact words: set apart as a quotation when read, never mixed with impressions. */
  | (Common & { type: 'quote'; rows?: number })
  | (Common & { type: 'choice'; options: readonly Option[]; as?: 'radio' | 'select' })
  | (Common & { type: 'choices'; options: readonly Option[] })
  /** A local day and time. `now`: filled with the present when the form opens. */
  | (Common & { type: 'moment'; start?: 'now' | 'empty' })
  | (Common & { type: 'day' })
  /** A local time of day. */
  | (Common & { type: 'time' })
  | (Common & { type: 'number' })
  | (Common & { type: 'tick' })
  /** `none` is sent as nothing; so is `mine`, which stands for the writer where the list has them. */
  | (Common & { type: 'pick'; from: ChoiceList; many?: boolean; none?: string; mine?: string; as?: 'radio' | 'select' })
  | (Common & { type: 'file'; many?: boolean })
  | (Common & { type: 'blocks'; fields: readonly Field[]; add: string; shown?: number })
  | { type: 'words'; text: string; tone?: 'plain' | 'warning'; when?: Common['when'] }

export interface Section {
  id: string
  heading?: string
  lead?: string
  fields: readonly Field[]
}

export interface FormDesign {
  /** The stem of the feature: names the draft, the blank print and the page. */
  id: string
  title: string
  lead?: string
  sections: readonly Section[]
  /** The button says what it does: "Save the contact". */
  submit: string
  /** What the button says instead once a field has one of these answers: "Propose High". */
  submitBy?: { field: string; words: Readonly<Record<string, string>> }
  /** The form asks when it happened, filled with now, and can be set back (P2). Adds `happened`. */
  asksWhen?: boolean
  /** What on the screen the page itself says, such as which address it is about: paper has to ask. */
  onPaper?: string
}

/** One thing that can be picked: an id, what it is called, and what tells it from its neighbours. */
export interface Choice {
  value: string
  label: string
  hint?: string
  /** The person who writes. */
  self?: true
}
export type Choices = Readonly<Partial<Record<ChoiceList, readonly Choice[]>>>

/** A local day and `HH:MM`, as date and time inputs take them. */
export interface LocalNow {
  day: string
  time: string
}

/** A draft of the person's own, offered when the form opens. `body` is what `formToText` made. */
export interface DraftShown {
  id: string
  body: string
  rev: number
  savedAt: string
  /** It does not open any more; its body is empty. */
  unreadable?: true
}
