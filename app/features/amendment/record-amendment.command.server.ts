import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { instantAt, momentNow, toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import {
  amendmentDecided,
  amendmentInput,
  amendmentRequest,
  decideAmendmentInput,
  statement,
  statementInput,
} from './amendment.entry.ts'

/** Puts on record that a parent asks to change something in the record. */
export const recordAmendment = caseCommand({
  name: 'recordAmendment',
  input: amendmentInput,
  permission: 'amendment.record',
  caseId: (input) => input.caseId,
  load: ({ inSight }) => Promise.resolve(inSight()?.caseFile.timeline ?? []),
  decide: ({ input, loaded: seen, newId, calendar }) => {
    const { caseId: _case, happened, ...said } = input
    const line = seen.find(({ root }) => root === said.about)
    if (!line) throw new InputRefused({ about: 'Choose an entry of this case.' }, input)
    const base = { ...said, aboutWords: line.sentence }
    const entry = entryOf(amendmentRequest, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})

/** Decides what a parent asked to change: never by whoever wrote it. */
export const decideAmendment = caseCommand({
  name: 'decideAmendment',
  input: decideAmendmentInput,
  permission: 'amendment.decide',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, now, newId, calendar }) => {
    const { caseId: _case, ...said } = input
    const asked = caseFile.shared.amendments.find(({ root }) => root === said.requestId)
    if (!asked) throw new InputRefused({ requestId: 'Choose a request of this case.' }, input)
    if (asked.decided) throw new RuleBroken('This request is decided already.', 'request')
    if (asked.writtenBy === actor.id) throw new RuleBroken('Somebody else than you, who wrote it, decides.', 'request')
    const base = { ...said, name: asked.name }
    const entry = entryOf(amendmentDecided, newId('entry'), momentNow(now, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})

/** Puts on record what came of the hearing, and what the parent says of an entry that stays. */
export const recordStatement = caseCommand({
  name: 'recordStatement',
  input: statementInput,
  permission: 'amendment.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, now, newId, calendar }) => {
    const { caseId: _case, ...said } = input
    const asked = caseFile.shared.amendments.find(({ root }) => root === said.requestId)
    if (!asked) throw new InputRefused({ requestId: 'Choose a request of this case.' }, input)
    if (asked.decided?.answer !== 'refused') {
      throw new RuleBroken('A statement is written where what they asked for was refused.', 'request')
    }
    if (instantAt(said.hearingOn, '00:00', calendar.zone) > now) {
      throw new InputRefused({ hearingOn: 'This day has not come yet.' }, input)
    }
    const base = { ...said, name: asked.name, about: asked.about }
    const entry = entryOf(statement, newId('entry'), { on: said.hearingOn }, { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
