import { standingOf } from './oracle.ts'
import type { Matter, Standing } from './oracle.ts'
import { doubleRoles, factsOf, keptOutBy, places, represented, singleRoles, states } from './world.ts'
import type { Folder, KeptOut, Person, StandsFor, State } from './world.ts'

type Some<T> = readonly T[]
const duties = ['none', 'triage group', 'on call'] as const
const openings = ['no', 'in an emergency', 'to audit'] as const

const people = (
  held: Some<Person['roles']>,
  {
    deputies,
    opened,
    standsFor,
  }: { deputies: Some<boolean>; opened: Some<Person['opened']>; standsFor: Some<StandsFor> },
): Person[] =>
  held.flatMap((roles) =>
    duties.flatMap((duty) =>
      deputies.flatMap((deputy) =>
        opened.flatMap((one) =>
          standsFor.map((other): Person => ({ roles, duty, deputy, opened: one, standsFor: other })),
        ),
      ),
    ),
  )

/** Every folder with every place that somebody may have in it. */
const folders = ({
  keptOut,
  schoolKeptOut,
  only = Object.keys(states) as State[],
}: {
  keptOut: Some<KeptOut>
  schoolKeptOut: Some<boolean>
  only?: Some<State>
}): Folder[] =>
  only.flatMap((state) =>
    (['student', 'staff'] as const).flatMap((concern) =>
      schoolKeptOut.flatMap((out) =>
        places.flatMap((place) =>
          keptOut.map((one): Folder => ({ state, concern, schoolKeptOut: out, place, keptOut: one })),
        ),
      ),
    ),
  )

const few: Some<State> = ['in screening', 'open', 'closed']

/**
 * Everybody and every folder, in four parts: whoever holds one role or none, with every duty and opening, in every state;
 * the same in every way of being kept out; standing in for each of the people there are to stand in for; with two roles.
 */
export const everybody = (): { people: Person[]; folders: Folder[] }[] => [
  {
    people: people(singleRoles, { deputies: [false, true], opened: openings, standsFor: ['nobody'] }),
    folders: folders({ keptOut: ['nobody', 'recused'], schoolKeptOut: [false] }),
  },
  {
    people: people(singleRoles, { deputies: [false], opened: ['no', 'in an emergency'], standsFor: ['nobody'] }),
    folders: folders({ keptOut: keptOutBy, schoolKeptOut: [false, true], only: few }),
  },
  {
    people: people(singleRoles, { deputies: [false], opened: ['no'], standsFor: represented.slice(1) }),
    folders: folders({ keptOut: ['nobody', 'recused'], schoolKeptOut: [false], only: few }),
  },
  {
    people: people(doubleRoles, { deputies: [false], opened: ['no'], standsFor: ['nobody'] }),
    folders: folders({ keptOut: ['nobody'], schoolKeptOut: [false], only: few }),
  },
]

/** A person's standing to a folder, worked out once for all folders to which it is the same. */
export function standings(person: Person): (folder: Folder, matter: Matter) => Standing {
  const known = new Map<string, Standing>()
  return (folder, matter) => {
    const { keptOut, ...facts } = factsOf(person, folder)
    const key = `${facts.place} ${keptOut} ${matter.screened} ${matter.concern} ${matter.schoolKeptOut}`
    const found = known.get(key) ?? standingOf({ ...facts, keptOut }, matter)
    known.set(key, found)
    return found
  }
}

/** Of how many pairs of a person and a folder one is asked about: all, but where a quick look is enough (`ORACLE_ONE_IN=150`). */
export const oneIn = Number(process.env.ORACLE_ONE_IN ?? 1)
const step = Math.ceil(Math.sqrt(oneIn))

/** The people who are asked about, each with the folders for them. */
export const pairs = <F>(all: Some<Person>, filed: Some<F>): { person: Person; filed: Some<F> }[] =>
  all
    .map((person, n) => ({ person, n }))
    .filter(({ n }) => n % step === 0)
    .map(({ person, n }) => ({ person, filed: step > 1 ? filed.filter((_, m) => (m + n / step) % step === 0) : filed }))
