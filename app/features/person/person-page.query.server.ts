import { z } from 'zod'
import type { PersonRow } from '#db/records/records.ts'
import { isRecused } from '#app/domain/file/people.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { contactsInSight } from '#app/gates/contacts-in-sight.server.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { query } from '#app/gates/query.ts'
import { holds, roles, teamRoles } from '#app/policy/roles.ts'
import type { Actor } from '#app/policy/roles.ts'
import { stageWord } from '#app/ui/stage-words.ts'
import { dayIn, dayText, shortDayText } from '#app/ui/when.ts'

/** Whether a person works on a team of the school; a district-wide role reaches every school. */
const worksAt = (actor: Actor, schoolId: string | null): boolean =>
  teamRoles.some((role) => holds(actor, role, schoolId))

/** The page on which people are searched, before anything is typed. */
export const peopleFrame = query({
  name: 'peopleFrame',
  input: z.looseObject({}),
  permission: 'people.search',
  quiet: true,
  load: () => Promise.resolve({ title: 'People' }),
  redact: (view) => view,
})

/** A student or member of staff of one's own school: where they live or stay, who to call, contacts with us by role. */
export const personPage = query({
  name: 'personPage',
  readsOn: true,
  input: z.looseObject({ personId: z.string().max(60) }),
  permission: 'people.read',
  paced: 'looks',
  load: async ({ input, actor, records, now, calendar, fileOf }) => {
    const person = await records.people.byId(input.personId)
    if (!person || !worksAt(actor, person.schoolId)) throw new NotPermitted('another school’s person')
    const today = localOf(now, calendar.zone).day
    // Where staff live serves to find conflicts and nothing else (access.md 3.6).
    const colleague = person.kind === 'staff'
    return {
      zone: calendar.zone,
      person: colleague ? { ...person, phone: null, email: null } : person,
      schools: await records.district.schools(),
      guardians: await records.people.guardians(person.id),
      stays: colleague ? [] : await records.people.stays(person.id),
      alike: await records.people.lookAlikes(person.id),
      contacts: await contactsInSight(records, actor, {
        personId: person.id,
        exceptCase: '',
        today,
        leavesOut: async (id) => isRecused((await fileOf(id)) ?? { recusals: [] }, actor.id),
      }),
      today,
    }
  },
  redact: ({ person, schools, guardians, stays, alike, contacts, today, zone }, actor) => ({
    title: 'Person',
    name: person.name,
    why: `${whyShown(actor, person.schoolId, schools, today)}. Cases stand here only as far as you are on them`,
    facts: factsOf(person, schools.find((school) => school.id === person.schoolId)?.name),
    alike: alike.map(({ name, grade }) => (grade ? `${name} (gr ${grade})` : name)),
    guardians: guardians.map(({ guardian, relation }) => ({
      id: guardian.id,
      name: guardian.name,
      relation,
      phone: guardian.phone,
    })),
    stays: stays.map(({ address, relation }) => ({
      id: address.id,
      label: relation || address.label,
      line: address.line,
    })),
    contacts: contacts.map((one) =>
      one.seen
        ? {
            seen: true as const,
            href: `/cases/${one.caseId}`,
            number: one.number,
            role: one.role,
            what: stageWord(one.stage),
            since: one.since && dayText(dayIn(one.since, zone), today),
          }
        : { seen: false as const },
    ),
  }),
  shown: ({ person }) => ({ sections: ['person', 'guardians', 'addresses', 'contacts', person.id], ids: [person.id] }),
})

/** By which role somebody reads a person, for which school, since when and until when: "Chair, Alder Creek, since 1 Aug". */
function whyShown(
  actor: Actor,
  schoolId: string | null,
  schools: readonly { id: string; name: string }[],
  today: Day,
): string {
  const held = actor.kind === 'user' ? actor.grants : []
  const grant = held.find(
    (one) => teamRoles.some((role) => role === one.role) && (one.schoolId === null || one.schoolId === schoolId),
  )
  if (!grant) return 'you work on teams'
  return [
    roles[grant.role],
    schools.find(({ id }) => id === grant.schoolId)?.name ?? 'the whole district',
    `since ${shortDayText(grant.from, today)}`,
    grant.until ? `until ${dayText(grant.until, today)}` : undefined,
  ]
    .filter(Boolean)
    .join(', ')
}

function factsOf(person: PersonRow, school: string | undefined) {
  const facts = [
    { label: 'Grade', value: person.grade },
    { label: 'School', value: school },
    { label: 'Student number', value: person.studentNumber },
    { label: 'Birth date', value: person.birthDate && dayText(person.birthDate) },
    { label: 'Classes', value: person.classes.join(', ') },
    { label: 'Handles', value: person.handles.join(', ') },
    { label: 'Phone', value: person.phone },
  ]
  return facts.flatMap(({ label, value }) => (value ? [{ label, value }] : []))
}
