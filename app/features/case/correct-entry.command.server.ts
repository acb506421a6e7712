import { z } from 'zod'
import { RuleBroken } from '#app/domain/errors.ts'
import { wentOnKind } from '#app/domain/gate-check.ts'
import { ownEntry } from '#app/domain/own-entry.ts'
import { localOf } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused, NotPermitted } from '#app/gates/errors.ts'
import { sightOf } from '#app/policy/sight.ts'
import { noForm, sealedAway } from './correction.ts'
import type { Body } from './correction.ts'
import { corrections } from './corrections.server.ts'

/**
 * Corrects an own entry: a new version at its place, made by the rules of its kind; both stay on record. The gate
 * refuses decisions and signatures, a version that was corrected meanwhile, and a correction that would undo a step the
 * case went on from.
 */
export const correctEntry = caseCommand({
  name: 'correctEntry',
  input: z.looseObject({ caseId: z.string(), entryId: z.string() }),
  permission: 'case.amend',
  caseId: (asked) => asked.caseId,
  load: async ({ input: asked, ...at }) => {
    const { records, actor, caseFile } = at
    const line = ownEntry(caseFile, asked.entryId, actor.id)
    if (!line) throw new NotPermitted('no such entry in the case')
    const correction = corrections[line.kind]
    if (!correction) throw new RuleBroken(noForm, 'amendment')
    const said = InputRefused.reading(correction.command.input, asked) as Body
    const loaded = await correction.command.load?.({ ...at, input: said } as never)
    const row = (await records.folders.entries(caseFile.id)).find((one) => one.id === line.entryId)
    const sealed = (row?.parts ?? []).map((part) => part.compartment).filter(isSealed)
    return { line, correction, said, loaded, sealed }
  },
  decide: (work) => {
    const { line, correction, said, loaded, sealed } = work.loaded
    const sight = sightOf(work.actor, work.caseFile, localOf(work.now, work.calendar.zone).day)
    if (sealed.some((name) => !sight?.compartments.has(name))) throw new RuleBroken(sealedAway, 'amendment')
    const correcting = { root: line.root, entryId: line.entryId }
    const made = correction.command.decide({ ...work, input: said, loaded, correcting } as never)
    const [entry, ...others] = made.entries
    if (!entry) throw new RuleBroken(noForm, 'amendment')
    const happened = saysWhen(said) ? {} : { happenedOn: line.happenedOn, happenedAt: line.happenedAt }
    return {
      // Of what the entry brought along, only that somebody went on without something is said anew.
      entries: [
        { ...entry, ...happened, supersedes: line.entryId },
        ...others.filter(({ kind }) => kind === wentOnKind),
      ],
      result: { entryId: entry.id },
      creates: made.creates,
    }
  },
})

const isSealed = (name: string): name is 'health' | 'law' | 'reporter' =>
  name === 'health' || name === 'law' || name === 'reporter'

/** Whether the form asks when it happened. Where it doesn't, the time of the version before stays. */
const saysWhen = (said: Body): boolean => 'happened' in said || 'endedOn' in said
