import type { AddressId, EntryId, FileId, UserId } from '../ids.ts'
import type { Moment } from '../time.ts'
import type { Happened } from './report.ts'

export const interviewRoles = ['student-k5', 'student-6-12', 'adult', 'target', 'witness', 'parent', 'teacher'] as const
export type InterviewRole = (typeof interviewRoles)[number]

export interface InterviewFact extends Happened {
  root: EntryId
  role: InterviewRole
  with: string
  /** Set where the person could not or would not be interviewed. */
  notDone?: string
  exactWords?: string
  /** Who said that they read this version: teacher statements must be read before a level (R7). */
  readBy: readonly UserId[]
  /** The weapon question was put in this interview. */
  meansAsked: boolean
  /** The student has a known need and no accommodation was written down. */
  accommodationMissing: boolean
  /** Something that helps the student was told. */
  protective: boolean
}

export const historySources = [
  'discipline',
  'attendance',
  'academic',
  'counseling',
  'prior-assessments',
  'law-enforcement',
  'social-media',
  'special-education',
] as const
export type HistorySource = (typeof historySources)[number]
export const historyStates = ['done', 'requested', 'not-permitted', 'pending'] as const
export type HistoryState = (typeof historyStates)[number]

export interface HistoryRow extends Happened {
  source: HistorySource
  state: HistoryState
  /** Whether anything was found. Left out until the source was read. */
  found?: 'something' | 'nothing'
  /** The finding, unless it is a sealed part (counseling). */
  finding?: string
  relevance?: 'raises' | 'lowers' | 'neutral'
}

export interface FileFact extends Happened {
  root: EntryId
  fileId: FileId
  name: string
  mediaType: string
  size: number
  sha256: string
  what: string
  blocked: { by: UserId; at: string; reason: string } | null
}

export const visitParts = ['now', 'people', 'weapons', 'safe', 'seen', 'next'] as const
export type VisitPart = (typeof visitParts)[number]

/** One visit to one address. Each part is an entry of its own, saved alone. */
export interface VisitFact extends Happened {
  root: EntryId
  addressId: AddressId
  label: string
  /** The newest version of each part that was saved. */
  parts: Readonly<Partial<Record<VisitPart, EntryId>>>
}

export interface InquiryFacts {
  interviews: InterviewFact[]
  visits: VisitFact[]
  /** Newest row for each source. */
  history: Partial<Record<HistorySource, HistoryRow>>
  files: FileFact[]
}
export const emptyInquiry: InquiryFacts = { interviews: [], visits: [], history: {}, files: [] }
export type { Moment }
