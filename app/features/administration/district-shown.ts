import type { SchoolCalendar } from '#app/domain/school-calendar.ts'

export interface DistrictShown {
  schools: readonly {
    id: string
    code: string
    name: string
    grades: string
    phone?: string
    group: readonly { id: string; name: string }[]
  }[]
  onDuty: readonly { id: string; name: string }[]
  deputies: readonly { user: string; userId: string; deputy: string; deputyId: string }[]
  /** Whether who looks at it says who answers. */
  namesWhoAnswers: boolean
  calendar?: SchoolCalendar
}

export interface ClockShown {
  id: string
  what: string
  span: string
  basis: { kind: 'law' | 'ours'; text: string }
}
