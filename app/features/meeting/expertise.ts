import type { Profile } from '#app/domain/profiles/profile.ts'
import type { Choices } from '#app/ui/form/design.ts'

/** What people at a meeting may know about, as the district's profile names it. */
export const expertiseChoices = ({ profile }: { profile: Pick<Profile, 'expertise'> }): Choices => ({
  expertise: profile.expertise.map(({ id, label }) => ({ value: id, label })),
})
