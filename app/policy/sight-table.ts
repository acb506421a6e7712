import type { KindGroup, SightCompartment } from '../domain/compartments.ts'
import { initialsOnly } from '../domain/sight-reasons.ts'
import type { SightReason } from '../domain/sight-reasons.ts'

export type { SightReason } from '../domain/sight-reasons.ts'

/**
 * How children are named: in full; the student in full and those who might be hurt by initials; everybody by initials.
 */
export type NamesShown = 'full' | 'targets by initials' | 'initials'

export interface SightRow {
  compartments: readonly SightCompartment[]
  groups: readonly KindGroup[]
  reporter: boolean
  names: NamesShown
  /** Only the header is read: the folder stands in lists and can't be opened. */
  listed?: true
  about: string
}

const everything = ['identity', 'target', 'means', 'case', 'override', 'disclosure'] as const
const ofTheLead = [...everything, 'recusal'] as const

/**
 * Compartments and groups by reason: the readable table (access.md 3.4). Reading needs the compartment and the group.
 * Health is added for counselors on the team (sight.ts). What counsel wrote and court matter are read by nobody by their role.
 */
export const sightTable: Readonly<Record<SightReason, SightRow>> = {
  lead: {
    compartments: ['header', 'education', 'personnel', 'reporter'],
    groups: ofTheLead,
    reporter: true,
    names: 'full',
    about: 'Leads the case',
  },
  member: {
    compartments: ['header', 'education', 'personnel', 'reporter'],
    groups: everything,
    reporter: true,
    names: 'full',
    about: 'On the team of the case',
  },
  officer: {
    compartments: ['header', 'education', 'law'],
    groups: ['identity', 'target', 'means'],
    reporter: false,
    names: 'full',
    about: 'Law-enforcement partner on the team',
  },
  external: {
    compartments: ['header', 'education'],
    groups: ['identity', 'case', 'override'],
    reporter: false,
    names: 'full',
    about: 'External member, for this case and until a day',
  },
  consulted: {
    compartments: ['header', 'education'],
    groups: ['identity', 'case', 'override'],
    reporter: false,
    names: 'full',
    about: 'Consulted, for this case and until a day',
  },
  triage: {
    compartments: ['header', 'education', 'reporter'],
    groups: everything,
    reporter: true,
    names: 'full',
    about: 'In the school’s triage group, while a report is screened',
  },
  'on call': {
    compartments: ['header', 'education', 'reporter'],
    groups: everything,
    reporter: true,
    names: 'full',
    about: 'On call for the district, while a report is screened',
  },
  'human resources': {
    compartments: ['header', 'personnel', 'reporter'],
    groups: everything,
    reporter: true,
    names: 'full',
    about: 'Human resources, where a staff member is the concern',
  },
  'district lead in a staff matter': {
    compartments: ['header', 'personnel', 'reporter', 'oversight'],
    groups: ofTheLead,
    reporter: true,
    names: 'full',
    about: 'District lead, while a report about a staff member is screened',
  },
  'break-glass': {
    compartments: ['header', 'education'],
    groups: ['identity', 'target', 'means', 'case'],
    reporter: false,
    names: 'targets by initials',
    about: 'Opened in an emergency, for an hour',
  },
  audit: {
    compartments: ['header', 'education'],
    groups: everything,
    reporter: false,
    names: 'initials',
    about: 'Opened by an auditor with a reason, for a day',
  },
  'district lead': {
    compartments: ['header', 'oversight'],
    groups: ['override', 'recusal'],
    reporter: false,
    names: 'initials',
    listed: true,
    about: 'District lead, not on the team',
  },
  chair: {
    compartments: ['header'],
    groups: [],
    reporter: false,
    names: 'initials',
    listed: true,
    about: 'Chair of the school, not on the team',
  },
  'records officer': {
    compartments: ['header', 'oversight'],
    groups: ['recusal', 'disclosure'],
    reporter: false,
    names: 'initials',
    listed: true,
    about: 'Records officer',
  },
  auditor: {
    compartments: ['header'],
    groups: [],
    reporter: false,
    names: 'initials',
    listed: true,
    about: 'Auditor, before the case is opened with a reason',
  },
}

const rowOf = (reason: string): SightRow | undefined =>
  (sightTable as Readonly<Record<string, SightRow | undefined>>)[reason]

/** Whether a reason only lets a folder stand in lists. */
export const isListedOnly = (reason: string): boolean => rowOf(reason)?.listed === true

/** Whether the student is shown by initials; so is one whose reader is not known. */
export const byInitials = (reason: string): boolean =>
  rowOf(reason) === undefined || (initialsOnly as readonly string[]).includes(reason)

/** Whether whoever sees a folder for a reason may read that a staff member is its concern, and who. */
export const readsPersonnel = (reason: string): boolean => rowOf(reason)?.compartments.includes('personnel') === true
