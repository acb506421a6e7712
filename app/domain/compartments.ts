/**
 * The parts into which an entry may be divided. `base` is read as `education`, or as `personnel` where a staff member
 * is the concern; `header` holds number, stage, dates and school. Both are open to the fold. All others are sealed:
 * the fold never sees them, they are encrypted in the store, and they are read only for the view that shows them.
 * `juvenile` holds court and probation conditions, `legal` what counsel wrote: no role reads them.
 */
export const compartments = ['header', 'base', 'reporter', 'health', 'law', 'juvenile', 'legal'] as const
export type Compartment = (typeof compartments)[number]
export const openCompartments = ['header', 'base'] as const satisfies readonly Compartment[]
export type SealedCompartment = Exclude<Compartment, (typeof openCompartments)[number]>

/** Whether a compartment is sealed: unknown to the fold, and encrypted in the store. */
export const isSealedCompartment = (one: Compartment): one is SealedCompartment =>
  !(openCompartments as readonly Compartment[]).includes(one)

/**
 * What a compartment is called when sight is granted. `oversight` is the base part of entries in the group `override`,
 * for people who read nothing else of a folder than its header.
 */
export type SightCompartment = 'header' | 'education' | 'personnel' | 'oversight' | SealedCompartment

/**
 * Entries are also read by what they are about: `means` is shared with officers by default, `target` is masked for some,
 * `override` (that somebody went on without something, and who read why) is read by every district lead, `recusal` (who is
 * kept out of a folder, and why) by district leads, the records officer and whoever leads the folder, `disclosure` (who
 * was told or given what) also by the records officer.
 */
export type KindGroup = 'identity' | 'target' | 'means' | 'case' | 'override' | 'recusal' | 'disclosure'
