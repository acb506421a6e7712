import { z } from 'zod'
import type { ReadRecords } from '#db/records/records.ts'
import { InputRefused } from '../gates/errors.ts'
import { passwordProblem } from './password-rules.ts'

export const newPasswordFields = {
  newPassword: z.string({ error: 'Type a new password.' }).min(1, 'Type a new password.').max(2000),
  newPasswordAgain: z
    .string({ error: 'Type the new password again.' })
    .min(1, 'Type the new password again.')
    .max(2000),
}

/** Words that belong to this place and person, which a password must not consist of. */
export async function contextWords(records: ReadRecords, userId: string): Promise<string[]> {
  const [user, district, schools] = [
    await records.users.byId(userId),
    await records.district.load(),
    await records.district.schools(),
  ]
  const of = (text: string | undefined) => (text ? [text] : [])
  return [
    ...of(user?.name),
    ...of(user?.signIn),
    ...of(district?.name),
    ...schools.flatMap(({ name, code }) => [name, code]),
  ]
}

/** Refuses a weak new password beside its field. */
export function refuseWeak(password: string, words: readonly string[]) {
  const problem = passwordProblem(password, words)
  if (problem) throw new InputRefused({ newPassword: problem }, {})
}
