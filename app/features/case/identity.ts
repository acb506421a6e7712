import type { CaseFile } from '#app/domain/case-file.ts'
import { whomOf } from '#app/domain/concern-words.ts'
import { levelNow } from '#app/domain/level-of-concern.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import { isFinished, isScreening } from '#app/domain/stages.ts'
import { localOf } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import type { Identity } from '#app/ui/frame/identity-bar.tsx'
import type { Opened } from '#app/ui/frame/opened-banner.tsx'
import { stageWord } from '#app/ui/stage-words.ts'
import { shortDayText } from '#app/ui/when.ts'

interface Around {
  profile: Pick<Profile, 'levels'>
  /** The school's name. */
  school?: string
  zone: string
  /** The district's day. */
  today: string
  /** Similar names from the roster, as shown: "Kaleb Strand (gr 9)" (P10). */
  not?: readonly string[]
  /** The reader's sight leaves out who the case is about. */
  unread?: boolean
  /** By what somebody reads it who is not on the case. */
  opened?: Opened
  /** Why the reader sees it, and in whose place. */
  seen?: Pick<Identity, 'why' | 'inPlaceOf' | 'headerOnly'>
}

/** The number of a folder: the case's, or the report's before there is a case. */
export const numberOf = (file: Pick<CaseFile, 'caseNumber' | 'reportNumber'>): string =>
  file.caseNumber ?? file.reportNumber ?? 'No number yet'

/** Whom and what a case page is about. `file` is the one in the reader's sight: what it hides is not shown here. */
export function identityOf(file: CaseFile, around: Around): Identity {
  return {
    number: numberOf(file),
    name: file.student?.name,
    unread: around.unread,
    grade: file.student?.grade,
    ...(whomOf(file) === 'adult' ? { adult: true } : {}),
    school: around.school,
    stage: stageWord(file.stage),
    level: levelWords(file, around),
    not: file.student ? around.not : undefined,
    screening: isScreening(file.stage),
    ...(around.opened ? { opened: around.opened } : {}),
    ...around.seen,
  }
}

/**
 * The level of concern in words. A screening has none (P9), "Not yet assessed" is never "low" (P6), and what is finished
 * never shows its old one (P19).
 */
export function levelWords(file: CaseFile, { profile, zone, today }: Around): string | undefined {
  if (isScreening(file.stage) || isFinished(file.stage)) return undefined
  const label = (level: keyof Profile['levels']) => profile.levels[level].label
  const since = (at: Instant) => shortDayText(localOf(at, zone).day, today)
  const now = levelNow(file)
  if (!now) return 'Not yet assessed'
  if (now.state === 'working') return `Working level: ${label(now.level)}`
  if (now.state === 'awaiting') return `${label(now.level)}, awaiting approval`
  return `Level of concern: ${label(now.level)}, since ${since(now.since)}`
}
