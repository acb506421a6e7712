import type { ActionLine } from './action-line.ts'

/** What is done outside any case: accounts, roles, the district, the record as a whole. Part of `actions`. */
export const houseActions = {
  'account.own': { who: ['anyone signed in'], about: 'Own password and sessions', refusal: 403 },
  'account.factors': {
    who: ['anyone signed in'],
    about: 'Add and remove own second factors, make recovery codes',
    refusal: 403,
  },
  'account.browsers': {
    who: ['anyone signed in'],
    about: 'Say that a browser from which one’s account was opened is one’s own',
    refusal: 403,
  },
  'account.connect': { who: ['anyone signed in'], about: 'Connect an account elsewhere to one’s own', refusal: 403 },
  'session.guard': { who: ['system'], about: 'What the door itself shows before sign-in and notes about it' },
  'users.manage': { who: ['administrator', 'command line'], about: 'Create accounts', refusal: 403 },
  'users.change': {
    who: ['administrator', 'command line'],
    about: 'Change an account, give a first password, connect an account elsewhere to somebody',
    refusal: 403,
  },
  'users.read': {
    who: ['administrator', 'district lead'],
    about: 'See who may sign in, with which roles',
    refusal: 403,
  },
  'users.stop': {
    who: ['administrator', 'district lead', 'command line'],
    about: 'Disable an account, end its sessions and its connections elsewhere',
    refusal: 403,
  },
  'users.enable': {
    who: ['administrator', 'district lead', 'command line'],
    about: 'Enable an account that was disabled',
    refusal: 403,
  },
  'factors.reset': {
    who: ['administrator', 'district lead'],
    about: 'Reset the second factors of somebody who lost them, two people together',
    refusal: 403,
  },
  'grants.manage': {
    who: ['administrator', 'district lead', 'command line'],
    about: 'Grant and end roles',
    refusal: 403,
  },
  'delegation.give': {
    who: ['team anywhere', 'district lead'],
    about: 'Name who stands in for oneself; a district lead also for others',
    refusal: 403,
    personal: true,
  },
  'delegation.end': {
    who: ['team anywhere', 'district lead'],
    about: 'End early that somebody stands in',
    refusal: 403,
    personal: true,
  },
  'agreement.renew': {
    who: ['administrator', 'district lead'],
    about: 'Set until when the agreement of somebody from outside runs',
    refusal: 403,
  },
  'roles.look': { who: ['principal', 'district lead'], about: 'See the lists of roles to look over', refusal: 403 },
  'roles.recertify': {
    who: ['principal', 'district lead'],
    about: 'Look over a school’s list of roles and sign it',
    refusal: 403,
  },
  'district.manage': {
    who: ['administrator', 'district lead', 'command line'],
    about: 'Schools, calendar',
    refusal: 403,
  },
  'clocks.change': {
    who: ['administrator', 'district lead', 'command line'],
    about: 'Change the numbers of the district’s clocks',
    refusal: 403,
  },
  'duty.manage': {
    who: ['district lead', 'administrator', 'command line'],
    about: 'Triage groups, on-duty list, deputies; an administrator only where there is no district lead',
    refusal: 403,
  },
  'people.manage': {
    who: ['administrator', 'district lead', 'command line'],
    about: 'The roster of people and addresses',
    refusal: 403,
  },
  'restore.confirm': {
    who: ['district lead'],
    about: 'Say that a restored backup was looked at',
    refusal: 403,
    personal: true,
  },
  'district.setUp': { who: ['command line'], about: 'Create the district and its first administrator' },
} as const satisfies Record<string, ActionLine>
