import type { ClockRule } from './profile.ts'

type Span = Pick<ClockRule, 'minutes' | 'schoolDays' | 'days' | 'weekdays'>

/** How long a clock runs, in words: "12 hours", "same school day", "high 7 days · moderate 14 days". */
export function spanWords(rule: ClockRule): string {
  if (rule.byLevel) {
    return Object.entries(rule.byLevel)
      .flatMap(([level, span]) => (span ? [`${level.replace('-', ' ')} ${one(span)}`] : []))
      .join(' · ')
  }
  if (rule.alarmDays && rule.alarmDays.length > 0) return `alarms ${rule.alarmDays.join(', ')} days before`
  if (rule.schoolHoursOnly && rule.at) return `${one(rule)} in school hours, else at ${clockText(rule.at)}`
  return [one(rule), rule.at ? `at ${clockText(rule.at)}` : ''].filter(Boolean).join(', ') || 'at once'
}

/** How long new reports are watched for after a case or a screening ended: "90 days after the end". */
export const watchWords = (days: number): string => (days === 0 ? 'no watch' : `${counted(days, 'day')} after the end`)

function one({ minutes, schoolDays, days, weekdays }: Span): string {
  if (minutes !== undefined) return minutes === 0 ? 'at once' : minutesWords(minutes)
  if (schoolDays !== undefined) return schoolDays === 0 ? 'same school day' : counted(schoolDays, 'school day')
  if (weekdays !== undefined) return counted(weekdays, 'weekday')
  return days === undefined ? '' : counted(days, 'day')
}

const minutesWords = (minutes: number): string =>
  minutes % 60 === 0 ? counted(minutes / 60, 'hour') : counted(minutes, 'minute')

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`

/** "7:30 am" for `07:30`. */
export function clockText(at: string): string {
  const [hour = '', minute = ''] = at.split(':')
  return `${Number(hour) % 12 || 12}:${minute} ${Number(hour) < 12 ? 'am' : 'pm'}`
}
