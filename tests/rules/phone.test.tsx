import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { optionalPhone, phone } from '#app/domain/fields.ts'
import { districtInput } from '#app/features/district/district-input.ts'
import { schoolInput } from '#app/features/district/school-input.ts'
import { setUpDistrictInput } from '#app/features/district/set-up-district.command.server.ts'
import { rosterStudent } from '#app/features/roster/student-input.ts'
import { createUserInput } from '#app/features/users/user-input.ts'
import { CallLink } from '#app/ui/call-link.tsx'

const needed = phone('Give a number.')

describe('a phone number', () => {
  it.each(['911', '(555) 010-0911', '+1 555 010 0911', '555.010.0911', '555-0142 ext 3', '555 0142 x12'])(
    '%s can be called',
    (given) => {
      expect(needed.parse(given)).toBe(given)
      expect(optionalPhone().parse(given)).toBe(given)
    },
  )

  it.each(['call us', 'abc', '12', 'ext 123', '555-0142 or 555-0143', '5+55', 'tel:911'])('%s can’t', (given) => {
    expect(needed.safeParse(given).error?.issues[0]?.message).toContain('Give a number that can be called')
    expect(optionalPhone().safeParse(given).success).toBe(false)
  })

  it('may be left empty only where it is optional', () => {
    expect(needed.safeParse('').error?.issues.map(({ message }) => message)).toEqual(['Give a number.'])
    expect(optionalPhone().parse(' ')).toBeUndefined()
  })

  it('is checked wherever one is asked for', () => {
    expect(districtInput.shape.safetyPhone.safeParse('call us').success).toBe(false)
    expect(setUpDistrictInput.shape.safetyPhone.safeParse('call us').success).toBe(false)
    expect(schoolInput.shape.phone.safeParse('call us').success).toBe(false)
    expect(createUserInput.shape.phone.safeParse('abc').success).toBe(false)
    const guardians = [{ given: 'Ana', family: 'Quill', relation: 'mother', phone: 'abc' }]
    expect(rosterStudent.shape.guardians.safeParse(guardians).success).toBe(false)
  })

  it('becomes a link that dials the number, then the extension', () => {
    expect(renderToStaticMarkup(<CallLink number="(555) 010-0142 ext 3" />)).toContain('href="tel:5550100142;ext=3"')
    expect(renderToStaticMarkup(<CallLink number="+1 555 0142" />)).toContain('href="tel:+15550142"')
  })
})

describe('a school', () => {
  const { code, grades } = schoolInput.shape
  it('has a code of one word, and grades that are grades', () => {
    for (const good of ['NHS', 'ace', 'PS-12']) expect(code.safeParse(good).success).toBe(true)
    expect(code.safeParse('North High').error?.issues[0]?.message).toContain('without spaces')
    for (const good of ['9-12', 'TK-5', 'K', 'PreK-8', 'K, 1, 2', '6 to 8', 'ungraded'])
      expect(grades.safeParse(good).success).toBe(true)
    expect(grades.safeParse('NHS').error?.issues[0]?.message).toContain('Name grades')
  })
})
