import type { SightReason } from '../domain/sight-reasons.ts'
import type { Who } from './who.ts'
import type { Role } from './roles.ts'

/** A relation as people read it: by which roles it is held, what else it needs, and by which reasons it sees a folder. */
export interface Relation {
  about: string
  /** Roles with which it can be held; empty where none is needed, or it is no person's. */
  roles: readonly Role[]
  sees: readonly SightReason[]
  /**
   * Held in a folder without sight of it: whoever holds it does the one thing that their own page offers, and reads
   * nothing of the folder.
   */
  unseen?: true
}

const team = ['chair', 'member', 'counselor', 'principal', 'district-lead'] as const
const everybodyOnATeam = [...team, 'hr'] as const

/**
 * The relations that the table of actions names, in words (access.md 3.2, 3.3). A test holds the roles and reasons given
 * here to what `may` and `sightOf` do.
 */
export const whoTable: Readonly<Record<Who, Relation>> = {
  'anyone signed in': { about: 'Whoever is signed in', roles: [], sees: [] },
  staff: { about: 'Holds any role but administrator and auditor', roles: [], sees: [] },
  'enters for others': {
    about: 'A dispatcher, or somebody who opens reports',
    roles: ['dispatcher', ...team],
    sees: [],
  },
  'triage group': {
    about: 'In the triage group of the folder’s school, while a report is screened; afterwards on the team',
    roles: team,
    sees: ['triage', 'lead', 'member'],
  },
  'on call': {
    about: 'On call for the district, while a report is screened; afterwards on the team',
    roles: team,
    sees: ['on call', 'lead', 'member'],
  },
  member: { about: 'Lead or member of the case’s team', roles: everybodyOnATeam, sees: ['lead', 'member'] },
  'team anywhere': { about: 'Works on teams, in any school', roles: team, sees: [] },
  'officer member': { about: 'Law-enforcement partner on the case’s team', roles: ['officer'], sees: ['officer'] },
  lead: { about: 'Leads the case', roles: everybodyOnATeam, sees: ['lead'] },
  chair: { about: 'Chair of the school, on the case’s team', roles: ['chair'], sees: ['lead', 'member'] },
  'chair of the school': {
    about: 'Chair of the school, on the case’s team or not',
    roles: ['chair'],
    sees: ['chair', 'lead', 'member', 'consulted', 'officer', 'triage', 'on call', 'break-glass'],
  },
  'district lead': {
    about: 'A district lead, on the team or not',
    roles: ['district-lead'],
    sees: ['district lead', 'lead', 'member', 'triage', 'on call', 'district lead in a staff matter'],
  },
  'district lead in the case': {
    about: 'A district lead on the case’s team',
    roles: ['district-lead'],
    sees: ['lead', 'member'],
  },
  'deputy of a district lead': {
    about: 'Named deputy of a district lead, on the case’s team',
    roles: everybodyOnATeam,
    sees: ['lead', 'member'],
  },
  'deputy who sees the case': {
    about: 'Named deputy of a district lead, who sees the case',
    roles: team,
    sees: ['lead', 'member', 'triage', 'on call'],
  },
  'counselor member': {
    about: 'Counselor or psychologist on the case’s team',
    roles: ['counselor'],
    sees: ['lead', 'member'],
  },
  'consulted person': {
    about: 'Consulted, or an external member, for this case and until a day',
    roles: [...team, 'officer', 'external', 'referrer', 'dispatcher'],
    sees: ['consulted', 'external'],
  },
  'in a staff matter': {
    about: 'Human resources, or a district lead while a report about a staff member is screened',
    roles: ['hr', 'district-lead'],
    sees: ['human resources', 'district lead in a staff matter'],
  },
  'opened in an emergency': {
    about: 'Opened this folder in an emergency, for an hour',
    roles: ['counselor', 'chair', 'principal', 'district-lead'],
    sees: ['break-glass'],
  },
  'opened to audit': { about: 'Opened this case with a reason, for a day', roles: ['auditor'], sees: ['audit'] },
  'may open in an emergency': {
    about: 'A counselor, chair, principal or district lead',
    roles: ['counselor', 'chair', 'principal', 'district-lead'],
    sees: [],
  },
  'reviews emergencies': { about: 'A chair or district lead', roles: ['chair', 'district-lead'], sees: [] },
  principal: { about: 'A principal', roles: ['principal'], sees: [] },
  'human resources': { about: 'Human resources', roles: ['hr'], sees: ['human resources'] },
  'records officer': { about: 'The records officer', roles: ['records-officer'], sees: ['records officer'] },
  'opens what a court sealed': {
    about: 'A records officer or a district lead, where a court sealed the record',
    roles: ['records-officer', 'district-lead'],
    sees: [],
    unseen: true,
  },
  'asked in the plan': {
    about: 'A campus monitor of the school, for the actions of a plan that name them',
    roles: ['campus-monitor'],
    sees: [],
    unseen: true,
  },
  'entered it': {
    about: 'A dispatcher, for a report that they entered themselves',
    roles: ['dispatcher'],
    sees: [],
    unseen: true,
  },
  registrar: { about: 'A registrar, for the students of their school', roles: ['registrar'], sees: [] },
  'communications officer': { about: 'A communications officer', roles: ['communications'], sees: [] },
  analyst: { about: 'An analyst', roles: ['analyst'], sees: [] },
  auditor: { about: 'An auditor', roles: ['auditor'], sees: ['auditor'] },
  administrator: { about: 'Whoever runs the system', roles: ['administrator'], sees: [] },
  system: { about: 'What runs by itself', roles: [], sees: [] },
  'command line': { about: 'Somebody at the server’s own command line', roles: [], sees: [] },
}

/** Whether a relation is held in a folder that its holder does not see. */
export const isUnseen = (who: string): boolean =>
  (whoTable as Readonly<Record<string, Relation | undefined>>)[who]?.unseen === true
