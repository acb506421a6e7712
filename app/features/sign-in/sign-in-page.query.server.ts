import { z } from 'zod'
import { localOf } from '#app/domain/time.ts'
import { query } from '#app/gates/query.ts'
import { roles } from '#app/policy/roles.ts'
import type { Grant } from '#app/policy/roles.ts'

/** What stands before sign-in: the district's name, and in a demo the people one may be. */
export const signInPage = query({
  name: 'signInPage',
  input: z.object({
    offersDemo: z.boolean(),
    network: z.string().optional(),
    /** As the installation set them up: never from the address. */
    providers: z.array(z.object({ id: z.string(), label: z.string() })).catch([]),
  }),
  permission: 'session.guard',
  quiet: true,
  load: async ({ input, records, now }) => {
    const district = await records.district.load()
    if (!district?.demo || !input.offersDemo) return { input, district, people: [], grants: [], schools: [], today: '' }
    const [people, grants, schools] = [
      await records.users.all(),
      await records.users.allGrants(),
      await records.district.schools(),
    ]
    return { input, district, people, grants, schools, today: localOf(now, district.calendar.zone).day }
  },
  redact: ({ input, district, people, grants, schools, today }) => ({
    title: 'Sign in',
    district: district?.name ?? '',
    demo: district?.demo ?? false,
    safetyPhone: district?.safetyPhone ?? '',
    providers: input.providers,
    people: people
      .filter(
        (person) => person.disabledAt === null && (person.agreementUntil === null || person.agreementUntil >= today),
      )
      .map(({ id, name, title }) => ({
        id,
        name,
        title,
        roles: rolesInWords(
          grants.filter((grant) => grant.userId === id && runs(grant, today)),
          schools,
        ),
      })),
  }),
})

const runs = (grant: Grant, today: string) => grant.from <= today && (grant.until === null || grant.until >= today)

const rolesInWords = (grants: readonly Grant[], schools: readonly { id: string; code: string }[]): string[] =>
  grants.map(({ role, schoolId }) => {
    const school = schools.find((one) => one.id === schoolId)
    return school ? `${roles[role]}, ${school.code}` : roles[role]
  })
