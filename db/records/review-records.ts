/** How the record is looked over, as the store gives and takes it: a part of `ReadRecords` and `Records`. */
import type { CaseId, SchoolId, UserId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/time.ts'

/** A week that somebody looked over and signed. */
export interface WeekReviewRow {
  id: string
  /** Its Monday. */
  week: Day
  signedBy: UserId
  signedAt: Instant
  listed: number
  found: boolean
  salt: string
}

/** Cases drawn at random, with all that is needed to draw them again. */
export interface SampleRow {
  id: string
  drawnBy: UserId
  drawnAt: Instant
  from: Day
  until: Day
  schoolId: SchoolId | null
  stage: 'open' | 'finished' | null
  asked: number
  seed: string
  pool: readonly CaseId[]
  drawn: readonly CaseId[]
  salt: string
}

/** What was found in a case of a sample; the newest counts. */
export interface FindingRow {
  id: string
  sampleId: string
  caseId: CaseId
  verdict: 'sound' | 'put right'
  foundBy: UserId
  foundAt: Instant
  salt: string
}

export interface ReviewReads {
  /** Newest week first. */
  weeks(): Promise<WeekReviewRow[]>
  /** Newest first. */
  samples(): Promise<SampleRow[]>
  /** The newest, without the pools they were drawn from. */
  newestSamples(limit: number): Promise<Pick<SampleRow, 'id' | 'drawnAt' | 'drawn'>[]>
  sample(id: string): Promise<SampleRow | undefined>
  /**
   * Cases opened, and those without a case that came to their stage, from one moment to before another, that a person sees
   * in lists today, none of them about a member of staff: by their ids, at most `limit`.
   */
  pool(among: {
    userId: UserId
    today: Day
    from: Instant
    to: Instant
    schoolId?: SchoolId
    stage?: 'open' | 'finished'
    limit: number
  }): Promise<CaseId[]>
  /** Of some samples or of all, oldest first. */
  findings(sampleIds?: readonly string[]): Promise<FindingRow[]>
}

export interface ReviewWrites {
  addWeekReview(row: WeekReviewRow): Promise<void>
  addSample(row: SampleRow): Promise<void>
  addFinding(row: FindingRow): Promise<void>
}
