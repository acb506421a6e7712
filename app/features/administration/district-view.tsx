import type { PaceNumbers } from '#app/domain/profiles/profile.ts'
import { clockText } from '#app/domain/profiles/span-words.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { dayText } from '#app/ui/when.ts'
import type { ClockShown, DistrictShown } from './district-shown.ts'

/** Who answers: triage groups by school, people on duty, deputies. */
export function WhoAnswers({
  schools,
  onDuty,
  deputies,
  namesWhoAnswers: mayChange,
}: Pick<DistrictShown, 'schools' | 'onDuty' | 'deputies' | 'namesWhoAnswers'>) {
  const names = (people: readonly { name: string }[]) => people.map((one) => one.name).join(', then ') || 'Nobody yet'
  return (
    <Panel heading="Who answers">
      <SummaryList
        rows={[
          ...schools.map((school) => ({
            label: school.name,
            value: (
              <>
                {names(school.group)}{' '}
                {mayChange ? (
                  <Link to={`/admin/district/schools/${school.id}/group`}>
                    Change who opens reports at {school.code}
                  </Link>
                ) : null}
              </>
            ),
          })),
          {
            label: 'On duty for the district',
            value: (
              <>
                {names(onDuty)} {mayChange ? <Link to="/admin/district/on-duty">Change who is on duty</Link> : null}
              </>
            ),
          },
          ...deputies.map((one) => ({
            label: `Approves for ${one.user}`,
            value: (
              <>
                {one.deputy}{' '}
                {mayChange ? (
                  <Link to={`/admin/district/deputies?userId=${one.userId}`}>Change this deputy</Link>
                ) : null}
              </>
            ),
          })),
        ]}
      />
      {mayChange ? (
        <LinkButton to="/admin/district/deputies">Name a deputy</LinkButton>
      ) : (
        <p className="quiet">A district lead changes who answers: it opens cases.</p>
      )}
    </Panel>
  )
}

export function Schools({ schools }: Pick<DistrictShown, 'schools'>) {
  return (
    <Panel heading="Schools" aside={<LinkButton to="/admin/district/schools/new">Add a school</LinkButton>}>
      <Table
        name="Schools"
        rows={schools}
        keyOf={(school) => school.id}
        columns={[
          {
            heading: 'School',
            names: true,
            cell: (school) => <Link to={`/admin/district/schools/${school.id}`}>{school.name}</Link>,
          },
          { heading: 'Code', cell: (school) => school.code },
          { heading: 'Grades', cell: (school) => school.grades },
          { heading: 'Phone', cell: (school) => school.phone ?? '' },
        ]}
      />
    </Panel>
  )
}

export function CalendarShown({
  calendar,
  today,
}: {
  calendar: NonNullable<DistrictShown['calendar']>
  today: string
}) {
  const latest = calendar.years.filter((year) => year.lastDay >= today)
  return (
    <Panel heading="Calendar" aside={<LinkButton to="/admin/district/calendar">Change the calendar</LinkButton>}>
      <SummaryList
        rows={[
          ...latest.map((year) => ({
            label: 'School year',
            value: `${dayText(year.firstDay, today)} to ${dayText(year.lastDay, today)}`,
          })),
          { label: 'School hours', value: hoursText(calendar.schoolHours) },
          { label: 'Office hours', value: hoursText(calendar.officeHours) },
          { label: 'Time zone', value: calendar.zone },
          {
            label: 'Weekdays without school, from today',
            value:
              calendar.closed
                .filter((one) => one >= today)
                .map((one) => dayText(one, today))
                .join(' · ') || 'None listed',
          },
        ]}
      />
    </Panel>
  )
}

/** From when on looks at records are worth asking about, and where to change it. */
export function LooksAsked({ looks }: { looks: { casesAnHour: number; basis: { text: string } } }) {
  return (
    <Panel
      heading="Looks worth asking about"
      aside={<LinkButton to="/admin/district/looks">Change these numbers</LinkButton>}
    >
      <p>
        More than {looks.casesAnHour} different cases and pages of people within an hour, and other numbers. From:{' '}
        {looks.basis.text}.
      </p>
    </Panel>
  )
}

/** From when on searches, looks and reports pause, and where to change it. */
export function Pace({ pace }: { pace: PaceNumbers & { basis: { text: string } } }) {
  return (
    <Panel
      heading="When searches, looks and reports pause"
      aside={<LinkButton to="/admin/district/pace">Change these numbers</LinkButton>}
    >
      <p>
        After {pace.searches} searches, {pace.looks} parts of cases and pages of people, or {pace.reports} reports
        within {pace.minutes} minutes. Never for danger now, nor for one’s own cases. From: {pace.basis.text}.
      </p>
    </Panel>
  )
}

const hoursText = ({ from, to }: { from: string; to: string }) => `${clockText(from)} to ${clockText(to)}`

/** Every number that a law or the district sets, with what it rests on. */
export function Clocks({ clocks, profile }: { clocks: readonly ClockShown[]; profile: string }) {
  return (
    <Panel heading="Clocks">
      <p className="quiet">From the profile “{profile}”, with the district’s own numbers.</p>
      <Table
        name="Clocks"
        rows={clocks}
        keyOf={(clock) => clock.id}
        columns={[
          {
            heading: 'What',
            names: true,
            cell: (clock) => <Link to={`/admin/district/clocks/${clock.id}`}>{clock.what}</Link>,
          },
          { heading: 'How long', cell: (clock) => clock.span },
          { heading: 'Set by', cell: (clock) => (clock.basis.kind === 'law' ? 'Law' : 'Recommendation') },
          { heading: 'Rests on', cell: (clock) => clock.basis.text },
        ]}
      />
    </Panel>
  )
}
