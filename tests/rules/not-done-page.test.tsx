import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { expect, it } from 'vitest'
import { recordCheckIn } from '#app/features/check-in/record-check-in.command.server.ts'
import { NotDonePage } from '#app/features/work/not-done-page.tsx'
import { CheckInButtons, saysInstead } from '#app/ui/task-row.tsx'
import { inputOf } from '#tests/factories/case.ts'

const values = {
  actionId: 'ent_a',
  dueOn: '2027-03-08',
  instead: '   ',
  what: 'Morning check-in',
  about: 'RA-27-0044 · Caleb S. · Sutter Ridge',
}
const refused = { message: 'To put right', errors: { instead: 'Say what happened instead.' }, values }
const page = () => {
  const element = <NotDonePage caseId="cas_1" refused={refused} />
  return renderToStaticMarkup(<RouterProvider router={createMemoryRouter([{ path: '/', element }])} />)
}

it('a refused “not done” names the action, the case and the day, and says beside the field what is wrong', () => {
  const shown = page()
  expect(shown).toContain('Morning check-in · RA-27-0044 · Caleb S. · Sutter Ridge · 8 Mar 2027')
  expect(shown).toMatch(/id="instead-error"[^>]*>.*Say what happened instead\./)
  expect(shown).toContain('aria-describedby="instead-error"')
  expect(shown.match(/What happened instead\?/g)).toHaveLength(1)
  for (const name of ['what', 'about', 'actionId', 'dueOn']) expect(shown).toContain(`name="${name}"`)
})

it('the question in a list is told beside it in the same words, never by the browser’s own bubble', () => {
  const asked = { caseId: 'cas_1', actionId: 'ent_a', result: 'not-done', instead: ' ' }
  expect(inputOf(recordCheckIn, asked).errors).toEqual({ instead: saysInstead })
  const shown = renderToStaticMarkup(<CheckInButtons action="/x" token="t" hidden={{}} what="Morning check-in" />)
  expect(shown).toMatch(/<form[^>]*class="not-done-form"[^>]*novalidate=""/i)
  expect(shown).not.toContain('required')
})
