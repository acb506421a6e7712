import { optionalText, text } from './fields.ts'

/** The words in which weapons and their storage are recorded: the same in every form about weapon access. */
export const weaponTypes = ['handgun', 'rifle', 'shotgun', 'air-or-replica', 'knife', 'other'] as const
export const weaponTypeWords: Record<(typeof weaponTypes)[number], string> = {
  handgun: 'Handgun',
  rifle: 'Rifle',
  shotgun: 'Shotgun',
  'air-or-replica': 'BB, airsoft or replica',
  knife: 'Knife',
  other: 'Other',
}

export const storages = ['locked-safe', 'locked-cabinet', 'trigger-lock', 'unlocked', 'not-seen'] as const
export const storageWords: Record<(typeof storages)[number], string> = {
  'locked-safe': 'Locked safe',
  'locked-cabinet': 'Locked cabinet',
  'trigger-lock': 'Trigger lock',
  unlocked: 'Unlocked',
  'not-seen': 'Not seen',
}

export const ammunitions = ['with-it', 'apart-locked', 'apart-unlocked', 'none', 'unknown'] as const
export const ammunitionWords: Record<(typeof ammunitions)[number], string> = {
  'with-it': 'With it',
  'apart-locked': 'Apart, locked',
  'apart-unlocked': 'Apart, unlocked',
  none: 'None',
  unknown: 'Unknown',
}

export const accesses = ['no', 'possibly', 'yes', 'unknown'] as const
export const accessWords: Record<(typeof accesses)[number], string> = {
  no: 'No',
  possibly: 'Possibly',
  yes: 'Yes',
  unknown: 'Unknown',
}

/** A word list as the options of a form. */
export const optionsOf = <K extends string>(words: Readonly<Record<K, string>>): { value: K; label: string }[] =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))

const secrets = [
  /\bserial\b/i,
  /\bs\/n\b/i,
  /\b(code|combination|pin|password)\b\s*(is|:|=)?\s*#?\d/i,
  /\bkeys?\b[^.]{0,25}\b(is|are|hidden|kept|under|behind|in|on)\b/i,
]
const leaveOut = 'Leave out serial numbers, codes and where a key is.'

/** P13: a serial number, a code or the place of a key never goes on record here. */
export const namesSecret = (text: string): boolean => secrets.some((words) => words.test(text))

/** A text about weapons that may be left empty. Refuses serial numbers, codes and where a key is (P13). */
export const weaponText = (max = 2000) =>
  optionalText(max).refine((value) => value === undefined || !namesSecret(value), leaveOut)

/** A text about weapons that must be given. Refuses serial numbers, codes and where a key is (P13). */
export const requiredWeaponText = (message: string, max = 2000) =>
  text(message, max).refine((value) => !namesSecret(value), leaveOut)
