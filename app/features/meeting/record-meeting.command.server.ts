import type { z } from 'zod'
import { entryOf } from '#app/domain/entry.ts'
import { membershipOf } from '#app/domain/file/people.ts'
import type { TeamFacts } from '#app/domain/file/people.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { meeting, meetingInput } from './meeting.entry.ts'

type Attendee = z.output<typeof meetingInput>['attendance'][number]

/** Puts a meeting on record. It moves an open case to the assessment; no gate stands before writing it down (P1, P24). */
export const recordMeeting = caseCommand({
  name: 'recordMeeting',
  input: meetingInput,
  permission: 'meeting.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, profile, newId, calendar }) => {
    const { caseId: _case, happened, attendance, ...said } = input
    const there = attendance.map((one, n) => named(one, caseFile.team, profile, () => refused(n, input)))
    const present = new Set(there.map((one) => one.expertise))
    const absent = profile.quorum.expertise.filter((one) => !present.has(one))
    const entry = entryOf(meeting, newId('entry'), toMoment(happened, calendar.zone), {
      base: {
        ...said,
        attendance: there,
        missingExpertise: absent.map((id) => ({ id, label: labelOf(profile, id) ?? id })),
      },
    })
    return { entries: [entry], result: { entryId: entry.id, missingExpertise: absent.length } }
  },
})

const labelOf = (profile: Profile, id: string) => profile.expertise.find((one) => one.id === id)?.label

const refused = (n: number, input: unknown) => ({
  person: new InputRefused(
    { [`attendance.${n}.userId`]: 'This person is not on the team. Give the name instead.' },
    input,
  ),
  expertise: new InputRefused({ [`attendance.${n}.expertise`]: 'Choose what this person knows about.' }, input),
})

/** An attendee with the name and the expertise as shown today. */
function named(one: Attendee, team: TeamFacts, profile: Profile, refuse: () => ReturnType<typeof refused>) {
  const member = one.userId ? membershipOf(team, one.userId) : undefined
  if (one.userId && !member) throw refuse().person
  const expertiseLabel = labelOf(profile, one.expertise)
  if (!expertiseLabel) throw refuse().expertise
  return {
    userId: member?.userId ?? null,
    name: member?.name ?? one.name ?? '',
    relation: one.relation,
    expertise: one.expertise,
    expertiseLabel,
    part: one.part,
  }
}
