import type { CaseFile } from '#app/domain/case-file.ts'
import { localOf } from '#app/domain/time.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { momentText } from '#app/ui/when.ts'

/** One of the independent tracks of what came of a case. */
export interface TrackShown {
  id: string
  heading: string
  lines: readonly { entryId: string; sentence: string; when: string; more?: string }[]
  links: readonly { label: string; place: string }[]
}

const tracks = [
  { id: 'discipline', heading: 'Discipline', kinds: ['outcome-discipline'] },
  { id: 'police', heading: 'Law enforcement', kinds: ['outcome-police'] },
  { id: 'referral', heading: 'Mental-health referral', kinds: ['outcome-referral', 'referral-attended'] },
  { id: 'support', heading: 'Support for those who might be hurt', kinds: ['outcome-support'] },
] as const

type Asked = Pick<CaseQueryWork<unknown>, 'caseFile' | 'bodies' | 'calendar' | 'now'>

/** The four tracks with what is on record in each. None of them waits for another. */
export function outcomesShown({ caseFile, bodies, calendar, now }: Asked): TrackShown[] {
  const { zone } = calendar
  const today = localOf(now, zone).day
  return tracks.map(({ id, heading, kinds }) => ({
    id,
    heading,
    lines: caseFile.timeline
      .filter((line) => (kinds as readonly string[]).includes(line.kind))
      .map((line) => ({
        entryId: line.entryId,
        sentence: line.sentence,
        when: momentText({ on: line.happenedOn, at: line.happenedAt }, zone, today),
        more: noneBecause(bodies.get(line.entryId)),
      })),
    links: linksOf(id, caseFile),
  }))
}

function linksOf(id: (typeof tracks)[number]['id'], file: CaseFile): TrackShown['links'] {
  const add = { label: id === 'support' ? 'Record support' : 'Record an outcome', place: `outcomes/${id}/new` }
  const open = file.outcomes.mentalHealth.some((one) => !one.none && one.attended !== 'yes')
  return id === 'referral' && open
    ? [{ label: 'Was the appointment kept?', place: 'outcomes/referral/attended' }, add]
    : [add]
}

function noneBecause(body: Record<string, unknown> | undefined): string | undefined {
  const base = body?.base
  if (typeof base !== 'object' || base === null || !('none' in base)) return undefined
  return typeof base.none === 'string' ? base.none : undefined
}
