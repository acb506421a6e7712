import type { CaseFile } from '../case-file.ts'
import { runningEmergencies } from '../file/disclosures.ts'
import { consentsInUse } from '../consents.ts'
import { leadOf } from '../file/people.ts'
import { instantAt, plusDays } from '../time.ts'
import { clockRule } from '../profiles/profile.ts'
import type { ConsentFact } from '../file/disclosures.ts'
import type { Day } from '../time.ts'
import { deadline, leadGroupOf, running, triageGroupOf } from './deadline.ts'
import type { Clock, ClockContext } from './deadline.ts'

/** Whoever leads the case; the school’s triage group while nobody does. */
const whoseOf = (file: CaseFile) => (leadOf(file.team) ? leadGroupOf(file) : triageGroupOf(file))

/** An emergency by which somebody was told is limited in time: when its day is over, it is renewed or ended. */
export const emergencyClock: Clock = (file, context) =>
  runningEmergencies(file.shared).flatMap((one) =>
    running(
      deadline(
        'emergency-sharing',
        {
          about: one.root,
          owner: whoseOf(file),
          startedAt: one.recordedAt,
          dueOn: one.emergency.endsOn,
        },
        context,
      ),
    ),
  )

/** The days on which the end of a consent is announced, the earliest first; none before it was signed. */
export const consentAlarmsOf = ({ until, signedOn }: ConsentFact, { profile }: ClockContext): Day[] =>
  (clockRule(profile, 'consent-ending').alarmDays ?? [])
    .map((before) => plusDays(until, -before))
    .filter((on) => on >= signedOn)
    .sort()

/** The end of a consent by which something was given is seen coming. With its day it is over, and nothing is owed. */
export const consentClock: Clock = (file, context) =>
  consentsInUse(file.shared).flatMap((one) =>
    running(
      deadline(
        'consent-ending',
        { about: one.root, owner: whoseOf(file), startedAt: one.recordedAt, dueOn: one.until },
        context,
      ),
    ),
  )

/** A parent who asked to see the record sees it in time: by the state's law, and at the latest by the federal one. */
export const inspectionClock: Clock = (file, context) =>
  file.shared.inspections.flatMap((one) => {
    const { shown } = one
    const met = shown && { happened: shown.at, recordedAt: shown.recordedAt }
    const started = {
      about: one.root,
      owner: whoseOf(file),
      startedAt: one.happened.at ?? instantAt(one.happened.on, '00:00', context.calendar.zone),
      met,
    }
    return running(deadline('inspection-state', started, context), deadline('inspection-federal', started, context))
  })
