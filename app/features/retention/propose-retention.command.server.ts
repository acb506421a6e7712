import { RuleBroken } from '#app/domain/errors.ts'
import { numbersOf, whyNotSoShort } from '#app/domain/retention-schedule.ts'
import { command } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { proposeRetentionInput } from './retention-designs.ts'

/** Proposes how long a class of record is kept. It counts once somebody else approved it. */
export const proposeRetention = command({
  name: 'proposeRetention',
  input: proposeRetentionInput,
  permission: 'retention.propose',
  handle: async ({ input, actor, records, now, newId, newSalt, profile }) => {
    const waiting = (await records.destruction.retentionChanges()).find(
      (one) => one.class === input.class && one.outcome === null,
    )
    if (waiting)
      throw new RuleBroken('A change of this line waits for its second person already.', 'one change at a time')
    const rule = profile.retention[input.class]
    const short = whyNotSoShort(rule, input.years)
    if (short) throw new InputRefused({ years: short }, input)
    const before = numbersOf(rule)
    const { years, age, basisKind, basisText, reason } = input
    if (before.years === years && before.age === age && before.basis.text === basisText)
      throw new InputRefused({ years: 'This is what counts already.' }, input)
    const row = {
      id: newId('retentionChange'),
      ...{ class: input.class, years, age, basisKind, basisText, reason },
      before: JSON.stringify(before),
      proposedBy: actor.id,
      proposedAt: now,
    }
    const open = { decidedBy: null, decidedAt: null, outcome: null, note: null }
    await records.write.saveRetentionChange({ ...row, ...open, salt: newSalt() })
    return {
      result: { changeId: row.id },
      events: [
        {
          act: 'retention.proposed',
          object: { t: 'retentionChange', id: row.id, section: input.class },
          sealed: { years, age, basis: basisText, reason },
          rows: [{ t: 'retentionChange', id: row.id }],
        },
      ],
    }
  },
})
