import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { contactInput } from '#app/features/contact/contact.entry.ts'
import { contactDesign } from '#app/features/contact/contact-form.tsx'
import { inputOf } from '#tests/factories/case.ts'
import { BlankForm } from '#app/ui/form/blank-form.tsx'
import type { FormDesign } from '#app/ui/form/design.ts'
import { EntryForm } from '#app/ui/form/entry-form.tsx'
import type { EntryFormProps } from '#app/ui/form/entry-form.tsx'
import { viewOf } from '#app/ui/form/entry-view.tsx'
import { filterFields } from '#app/ui/form/filter-fields.ts'
import { formToObject } from '#app/ui/form/form-data.ts'
import { halfTyped } from '#app/ui/form/use-form-checks.ts'
import { openingValues } from '#app/ui/form/values.ts'
import { controlsOf, sentBy } from '#tests/setup/sent-form.ts'
import { z } from 'zod'

const now = { day: '2027-02-25', time: '20:51' }
const draw = (props: Partial<EntryFormProps> = {}) =>
  renderToStaticMarkup(
    <EntryForm
      design={contactDesign}
      schema={contactInput}
      values={openingValues(contactDesign, now)}
      token="tok"
      {...props}
    />,
  )

const visit: FormDesign = {
  id: 'visit',
  title: 'Visit',
  submit: 'Save',
  sections: [
    {
      id: 'now',
      fields: [
        { type: 'pick', name: 'who', label: 'Who went?', from: 'team', many: true },
        { type: 'tick', name: 'read', label: 'Read aloud', optional: true },
        { type: 'quote', name: 'words', label: 'Exact words', optional: true },
        { type: 'moment', name: 'left', label: 'Left', start: 'empty' },
        {
          type: 'blocks',
          name: 'weapons',
          label: 'Weapon',
          add: 'Add another weapon',
          fields: [
            {
              type: 'choice',
              name: 'type',
              label: 'Type',
              as: 'select',
              options: [
                { value: 'knife', label: 'Knife' },
                { value: 'rifle', label: 'Rifle' },
              ],
            },
            {
              type: 'choices',
              name: 'seenBy',
              label: 'Who saw it?',
              options: [
                { value: 'officer', label: 'Officer' },
                { value: 'staff', label: 'Staff' },
              ],
            },
            { type: 'moment', name: 'at', label: 'When?', start: 'now' },
          ],
        },
      ],
    },
  ],
}
const team = {
  team: [
    { value: 'usr_a', label: 'Ana' },
    { value: 'usr_b', label: 'Ben' },
  ],
}
const drawVisit = (values: EntryFormProps['values'], errors: Record<string, string> = {}) =>
  renderToStaticMarkup(
    <EntryForm design={visit} schema={z.object({})} values={values} errors={errors} choices={team} token="tok" />,
  )

describe('a form without script', () => {
  it('asks when it happened, filled with now, and posts its token and its id', () => {
    const sent = sentBy(draw())
    expect(sent).toContainEqual(['happened.day', '2027-02-25'])
    expect(sent).toContainEqual(['happened.time', '20:51'])
    expect(sent).toContainEqual(['_token', 'tok'])
    expect(sent).toContainEqual(['_form', 'contact'])
  })

  it('comes back with every value that was typed, and the message beside its field', () => {
    const typed = {
      'happened.day': '2027-02-24',
      'happened.time': '',
      with: 'parent',
      who: 'Ana <Strand> "A"',
      how: 'phone',
      said: 'Two\nlines',
    }
    const values = formToObject(Object.entries(typed))
    const { errors } = inputOf({ input: contactInput }, { ...values, caseId: 'cas_x' })
    expect(Object.keys(errors).sort()).toEqual(['reached', 'why'])
    const html = draw({ values, errors })
    expect(Object.fromEntries(sentBy(html))).toMatchObject(typed)
    expect(html).toMatch(/id="f-why-error"[^>]*>.*Say why you made contact\./)
    expect(html).toMatch(
      /name="why"[^>]*aria-describedby="f-why-error"[^>]*aria-invalid="true"|aria-describedby="f-why-error"[^>]*aria-invalid="true"/,
    )
  })

  it('sums up what is wrong, each a link to a control that is there', () => {
    const html = draw({
      errors: { who: 'Say who was called.', 'happened.day': 'Give a date.', reached: 'Choose an answer.' },
    })
    const links = [...html.matchAll(/<a href="#([^"]+)">/g)].map(([, id]) => id)
    expect(links).toEqual(['f-happened-day', 'f-who', 'f-reached'])
    for (const id of links) expect(html).toContain(`id="${id}"`)
    expect(html).toContain('There is a problem')
  })

  it('says what is wrong with the form as a whole', () => {
    expect(draw({ errors: { '': 'Open this page again, then send it.' } })).toContain(
      'Open this page again, then send it.',
    )
  })

  it('shows questions that depend on others, so that they can be answered', () => {
    expect(draw()).not.toMatch(/<fieldset[^>]*(disabled|hidden)/)
  })

  it('marks what is optional and nothing else, and never uses the browser’s own checks', () => {
    const html = draw()
    expect(html).toContain('novalidate')
    expect(html).not.toContain('required=')
    expect(html.match(/\(optional\)/g)?.length).toBeGreaterThan(0)
  })

  it('carries what the judgement rests on', () => {
    expect(sentBy(draw({ basedOn: 14 }))).toContainEqual(['basedOn', '14'])
  })

  it('gives every control a name that is told', () => {
    for (const { id, labelled } of controlsOf(drawVisit({}))) expect({ id, labelled }).toEqual({ id, labelled: true })
  })
})

describe('lists, ticks and blocks', () => {
  const values = {
    who: ['usr_b'],
    read: 'yes',
    weapons: [
      { type: 'rifle', seenBy: ['officer', 'staff'], at: { day: '2027-02-25', time: '21:00' } },
      { type: '', at: { day: '' } },
      { type: 'knife' },
    ],
  }

  it('come back as they were sent, without the blank blocks between', () => {
    const again = JSON.parse(
      JSON.stringify(formToObject(sentBy(drawVisit(values)).filter(([name]) => !name.startsWith('_')))),
    ) as typeof values
    expect(again.who).toEqual(['usr_b'])
    expect(again.read).toBe('yes')
    expect(again.weapons.slice(0, 2)).toMatchObject([
      { type: 'rifle', seenBy: ['officer', 'staff'], at: { day: '2027-02-25', time: '21:00' } },
      { type: 'knife' },
    ])
  })

  it('say a block’s error at the block it belongs to', () => {
    const html = drawVisit(values, { 'weapons.1.seenBy': 'Say who saw it.' })
    expect(html).toContain('id="f-weapons-1-seenBy-error"')
    expect(html).toContain('href="#f-weapons-1-seenBy"')
  })

  it('offer blank blocks without script, which are not answers and hold no time', () => {
    const blank = formToObject(sentBy(drawVisit({})).filter(([name]) => name.startsWith('weapons.')))
    const texts = JSON.stringify(blank).match(/:"([^"]+)"/g)
    expect(texts).toBeNull()
    expect(drawVisit({})).toMatch(/<details[^>]*>.*Add another weapon/s)
  })
})

describe('an entry read', () => {
  const Contact = viewOf(contactDesign)
  const shown = { zone: 'America/Los_Angeles', today: '2027-02-25', names: {} }

  it('shows answers in words, exact words set apart, and leaves out what was not answered', () => {
    const html = renderToStaticMarkup(
      <Contact
        {...shown}
        parts={{
          base: { with: 'parent', who: 'Ana', why: 'Weapons', how: 'phone', reached: 'yes', said: 'No guns here.' },
        }}
      />,
    )
    expect(html).toContain('Parent or guardian of the student of concern')
    expect(html).toMatch(/<blockquote[^>]*>No guns here\.<\/blockquote>/)
    expect(html).not.toContain('Language or interpreter')
  })

  it('says that a sealed part exists and prints nothing of it', () => {
    const html = renderToStaticMarkup(
      <Contact
        {...shown}
        parts={{
          base: { who: 'Ana' },
          health: { sealed: true, compartment: 'health', kind: 'contact', on: '2027-03-02' },
        }}
      />,
    )
    expect(html).toContain('A health record was added on 2 Mar. Ask the case lead what you need to know.')
  })

  it('names what was picked, and shows no bare id', () => {
    const Visit = viewOf(visit)
    const html = renderToStaticMarkup(
      <Visit
        {...shown}
        names={{ usr_a: 'Ana' }}
        parts={{ base: { who: ['usr_a', 'usr_z'], left: { on: '2027-02-25' } } }}
      />,
    )
    expect(html).toContain('Ana')
    expect(html).not.toContain('usr_')
    expect(html).toContain('Thu 25 Feb')
  })
})

describe('a blank form', () => {
  it('asks on paper what it asks on the screen, and is the team’s copy', () => {
    const html = renderToStaticMarkup(<BlankForm design={visit} />)
    for (const words of ['Team copy, not for release', 'Who went?', 'Knife', 'When?', 'Typed in by'])
      expect(html).toContain(words)
  })
})

describe('a date or a time of which only a part was typed', () => {
  it('is told by its name, since a browser would send it as nothing', () => {
    const control = (name: string, type: string, badInput: boolean) => ({ name, type, validity: { badInput } })
    const controls = [
      control('arrived.day', 'date', true),
      control('leftAt', 'time', true),
      control('said', 'text', false),
    ]
    expect(halfTyped(controls)).toEqual({ 'arrived.day': 'Give the whole date.', leftAt: 'Give the whole time.' })
  })
})

describe('a form that is its page’s address', () => {
  it('holds what counts, and what can’t be used beside its message', () => {
    const plain = filterFields({ who: 'usr_a', from: undefined }, null)
    expect(plain.field('who')).toEqual({ name: 'who', value: 'usr_a', error: undefined })
    expect(plain.errors).toEqual([])
    const refused = filterFields(
      { from: '2027-03-01' },
      { errors: { from: 'Give a date.' }, typed: { from: '31 Feb' } },
    )
    expect(refused.field('from')).toEqual({ name: 'from', value: '31 Feb', error: 'Give a date.' })
    expect(refused.errors).toEqual([{ message: 'Give a date.', href: '#from' }])
  })
})
