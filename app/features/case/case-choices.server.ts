import type { ReadRecords, UserRow } from '#db/records/records.ts'
import { anotherAddress } from '#app/domain/addresses.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { inWordsOf, whomOf } from '#app/domain/concern-words.ts'
import { noEvidence } from '#app/domain/no-evidence.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { takersOf } from '#app/gates/takers.server.ts'
import type { Actor } from '#app/policy/roles.ts'
import type { Sight } from '#app/policy/sight.ts'
import type { Choice, ChoiceList, Choices, Field, FormDesign } from '#app/ui/form/design.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { textsAt } from '#app/ui/form/values.ts'
import { dayText, momentText } from '#app/ui/when.ts'

export interface Asked {
  /** The folder in the reader's sight: facts out of sight are not in it, so they are in no list either. */
  caseFile: CaseFile
  sight: Sight
  records: ReadRecords
  /** Who fills the form in. */
  actor: Actor
  zone: string
  today: Day
  /** Who stands in the form already, by the list that they were picked from: they stay to be chosen. */
  held?: Readonly<Partial<Record<ChoiceList, readonly string[]>>>
}

/** What the lists need, from the work of a page's query. */
export const askedOf = ({ caseFile, sight, records, actor, calendar, now }: CaseQueryWork<unknown>): Asked => ({
  caseFile,
  sight,
  records,
  actor,
  zone: calendar.zone,
  today: localOf(now, calendar.zone).day,
})

/** The lists that a design's picks take from the page, each once. */
export function listsOf(design: FormDesign): ReadonlySet<ChoiceList> {
  const inFields = (fields: readonly Field[]): ChoiceList[] =>
    fields.flatMap((field) =>
      field.type === 'pick' ? [field.from] : field.type === 'blocks' ? inFields(field.fields) : [],
    )
  return new Set(design.sections.flatMap((section) => inFields(section.fields)))
}

/** Whom the form names before it is filled in, by list: a version before named them. */
export const heldIn = (design: FormDesign, values: FormObject): NonNullable<Asked['held']> => ({
  takers: design.sections
    .flatMap((section) => section.fields)
    .flatMap((field) => (field.type === 'pick' && field.from === 'takers' ? textsAt(values, field.name) : [])),
})

/** What can be picked in a form of this folder. Lists that the form doesn't use are not read. */
export async function choicesFor(design: FormDesign, asked: Asked): Promise<Choices> {
  const wanted = [...listsOf(design)]
  const lists: Partial<Record<ChoiceList, readonly Choice[]>> = {}
  for (const list of wanted) lists[list] = await makers[list](asked)
  return lists
}

const makers: Record<ChoiceList, (asked: Asked) => Promise<readonly Choice[]> | readonly Choice[]> = {
  team: ({ caseFile, today }) =>
    caseFile.team.members
      .filter((member) => !member.ended && (member.until === null || member.until >= today))
      .map(({ userId, name, role }) => ({ value: userId, label: name, hint: roleWords[role] })),
  takers: async ({ caseFile, records, actor, today, held = {} }) => {
    const takers = await takersOf(records, caseFile, today, actor)
    const others = (held.takers ?? []).filter((id) => !takers.some((one) => one.id === id))
    return [...takers, ...(await records.users.byIds(others))].map(({ id, name }) => ({
      value: id,
      label: name,
      ...(id === actor.id && { self: true }),
    }))
  },
  staff: async ({ records }) => (await records.users.all()).filter((user) => user.disabledAt === null).map(asChoice),
  officers: async ({ records, caseFile, today }) => {
    const grants = await records.users.allGrants()
    const here = grants.filter(
      ({ role, schoolId, until }) =>
        role === 'officer' &&
        (schoolId === null || schoolId === caseFile.schoolId) &&
        (until === null || until >= today),
    )
    const users = await records.users.byIds([...new Set(here.map(({ userId }) => userId))])
    return users.filter((user) => user.disabledAt === null).map(asChoice)
  },
  people: async ({ caseFile, records }) => {
    const { student } = caseFile
    if (!student) return []
    const guardians = student.personId ? await records.people.guardians(student.personId) : []
    const known: Choice[] = guardians.map(({ guardian, relation }) => ({
      value: guardian.id,
      label: guardian.name,
      hint: relation,
    }))
    return student.personId
      ? [
          { value: student.personId, label: student.name, hint: inWordsOf(whomOf(caseFile), 'Student of concern') },
          ...known,
        ]
      : known
  },
  addresses: async ({ caseFile: { student, means }, records, sight }) => {
    const found = new Map<string, Choice>()
    const stays = student?.personId && sight.groups.has('means') ? await records.people.stays(student.personId) : []
    for (const { address, relation } of stays) {
      found.set(address.id, {
        value: address.id,
        label: address.label,
        hint: [relation, address.line].filter(Boolean).join(', '),
      })
    }
    for (const { addressId, label } of means.addresses) {
      if (!found.has(addressId)) found.set(addressId, { value: addressId, label })
    }
    return [...found.values()]
  },
  targets: ({ caseFile }) => caseFile.targets.map(({ root, name }) => ({ value: root, label: name })),
  entries: ({ caseFile, zone, today }) =>
    [...caseFile.timeline]
      .filter(({ kind, readable }) => readable && !noEvidence.includes(kind))
      .reverse()
      .map(({ root, sentence, happenedOn, happenedAt }) => ({
        value: root,
        label: sentence,
        hint: momentText({ on: happenedOn, at: happenedAt }, zone, today),
      })),
  files: ({ caseFile }) =>
    caseFile.inquiry.files
      .filter(({ blocked }) => !blocked)
      .map(({ fileId, name, what }) => ({ value: fileId, label: name, hint: what })),
  orders: ({ caseFile, today }) =>
    caseFile.orders
      .filter(({ ended }) => !ended)
      .map(({ root, kind, number, issuedOn }) => ({
        value: root,
        label: number ? `${kind}, ${number}` : kind,
        hint: `issued ${dayText(issuedOn, today)}`,
      })),
  measures: ({ caseFile, today }) =>
    caseFile.interim
      .filter(({ ended }) => !ended)
      .map(({ root, what, from }) => ({
        value: root,
        label: what,
        hint: from ? `since ${dayText(from, today)}` : undefined,
      })),
  actions: ({ caseFile }) =>
    caseFile.plan.actions
      .filter(({ ended }) => !ended)
      .map(({ root, what, ownerName }) => ({ value: root, label: what, hint: ownerName })),
  tasks: ({ caseFile, today }) =>
    caseFile.tasks
      .filter(({ state }) => state === 'open')
      .map(({ entryId, what, dueOn }) => ({ value: entryId, label: what, hint: `due ${dayText(dueOn, today)}` })),
  schools: async ({ records }) =>
    (await records.district.schools()).map(({ id, name, grades }) => ({
      value: id,
      label: name,
      hint: `grades ${grades}`,
    })),
  // A district has too many students for a list: a page offers those that a search found.
  students: () => [],
  // These the pages make that need them.
  folders: () => [],
  expertise: () => [],
  referrals: () => [],
  disclosures: () => [],
  consents: () => [],
  requests: () => [],
  amendments: () => [],
  // Roles are given in administration, never in a case.
  roles: () => [],
}

const roleWords = { lead: 'Lead', member: 'Member', officer: 'Officer', consulted: 'Consulted' } as const

const asChoice = ({ id, name, title }: UserRow): Choice => ({ value: id, label: name, hint: title })

/** The student's addresses and "Another address", for forms in which a new one may be named. */
export const addressesOrAnother = async (asked: Asked): Promise<Choices> => ({
  addresses: [...(await makers.addresses(asked)), { value: anotherAddress, label: 'Another address' }],
})
