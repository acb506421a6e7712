import { onRecord } from '#tests/setup/forms.ts'
import { expect, journeyPassword, test } from '#tests/setup/journey.ts'
import { comesBack, mended } from '#tests/setup/mistakes.ts'
import type { Mistake } from '#tests/setup/mistakes.ts'

test.use({ district: 'played/mistakes' })
test.setTimeout(120_000)

/** The browser alone: no script checks anything before it is sent, and none keeps what was typed. */
test.describe('sent with a mistake and without script, then mended @plain', () => {
  test('a contact', async ({ page, as, server }) => {
    await as('U07')
    const mistake: Mistake = {
      path: `/cases/${await server.id('inquiry:case')}/contact/new`,
      answers: {
        'With whom?': 'Parent or guardian of the student of concern',
        'Name and relation': 'Quinn Wakefield (parent)',
        'How?': 'Phone',
        'Reached?': 'Yes',
        'What did they say?': 'He writes every night.\nWe will look at it together.',
      },
      button: 'Save the contact',
      says: 'Say why you made contact.',
      mend: { 'Why?': 'The essay' },
    }
    await comesBack(page, mistake)
    await mended(page, mistake)
    await onRecord(page)
  })

  test('an interview', async ({ page, as, server }) => {
    await as('U09')
    const mistake: Mistake = {
      path: `/cases/${await server.id('inquiry:case')}/interview/new/teacher`,
      answers: {
        'Is an officer present?': 'No',
        'Exact words': 'He asked me twice where the matches are.',
        'Did you ask?': 'Yes',
        'What was the answer?': 'Not heard of any.',
      },
      button: 'Save the interview',
      says: 'Say who it was with.',
      mend: { 'Who is it with?': 'Wes Harmon' },
    }
    await comesBack(page, mistake)
    await mended(page, mistake)
    await onRecord(page)
  })

  test('a screening’s outcome', async ({ page, as, server }) => {
    await as('U13')
    const mistake: Mistake = {
      path: `/cases/${await server.id('just-opened-report:case')}/triage`,
      answers: { 'Which outcome fits?': 'Open a case' },
      button: 'Record this outcome',
      says: 'Say why, in a sentence or two.',
      mend: { 'Why?': 'Two students saw her write it.' },
    }
    await comesBack(page, mistake)
    await mended(page, mistake)
    await onRecord(page)
  })

  test('a level', async ({ page, as, server }) => {
    await as('U14')
    const mistake: Mistake = {
      path: `/cases/${await server.id('managing:case')}/level`,
      answers: {
        'Which words fit best?': 'High',
        'What else could explain it?': 'A film that everybody has seen.',
        'What would make us change it?': 'A week without drawings.',
        'Would we say the same of another student with these facts?': 'Yes',
        'Who was there?': 'Greg Salonga',
        'No one disagreed': 'No one disagreed',
        'What do you rely on?': 'Interview',
      },
      button: 'Propose the level',
      again: 'Propose High',
      says: 'Say why this level.',
      mend: { 'Why this level?': 'He has named a day.' },
    }
    await comesBack(page, mistake)
    await mended(page, mistake)
    await expect(page.getByText('High counts from now.')).toBeVisible()
  })

  test('an action of the plan, and a check-in', async ({ page, as, server }) => {
    const plan = `/cases/${await server.id('managing-low:case')}/plan`
    await as('U18')
    const action: Mistake = {
      path: `${plan}/actions/new`,
      answers: {
        'What kind of action?': 'Supervision',
        'Who does it?': 'Ben Adler',
        'How often?': 'Each week',
        'First due': '2027-06-02',
        'When does it end?': 'A review ends it',
      },
      button: 'Save the action',
      says: 'Say what is done.',
      mend: { 'What is done?': 'Lunch with Mr. Adler' },
    }
    await comesBack(page, action)
    await mended(page, action)
    await expect(page.getByText('Lunch with Mr. Adler').first()).toBeVisible()

    await as('U19')
    const checkIn: Mistake = {
      path: `${plan}/actions/${await server.id('managing-low:action')}/check-in`,
      answers: { 'Was it done?': 'Not done', 'For which day?': '2027-06-02' },
      button: 'Save',
      says: 'Say what happened instead.',
      mend: { 'What happened instead?': 'He was at the doctor’s.' },
    }
    await comesBack(page, checkIn)
    await mended(page, checkIn)
    await expect(page).toHaveURL(/\/plan\?recorded=/)
  })

  test('a closing', async ({ page, as, server }) => {
    await as('U07')
    const path = `/cases/${await server.id('closing-proposed:case')}/closing`
    await page.goto(`${path}/withdraw`)
    await page.getByLabel('Why?').fill('Something is still open.')
    await page.getByRole('button', { name: 'Take it back' }).click()
    await onRecord(page)
    const mistake: Mistake = {
      path,
      answers: {
        'Is the original concern resolved?': 'Yes',
        'Is the grievance addressed?': 'Yes',
        'Is what helps the student in place?': 'Yes',
        'Has there been no new threat and no breach of the plan?': 'Yes',
        'Are weapons out of reach, at every address?': 'Yes',
        'Do the supports go on by themselves?': 'Yes',
        'Do parents, and the students who might have been hurt, know that the plan ends?': 'Yes',
        'Are special education, discipline and law enforcement done or handed over?': 'Yes',
        Reason: 'Resolved',
        'What were the parents told, by whom?': 'By phone, Ms. Lindqvist',
      },
      button: 'Propose the closing',
      says: 'Say why the case can close.',
      mend: { 'Why can it close?': 'The photo is gone, she has help.' },
    }
    await comesBack(page, mistake)
    await mended(page, mistake)
    await expect(page.getByText('You proposed this closing, so someone else signs it.')).toBeVisible()
  })

  test('signing in keeps the name, never the password', async ({ page }) => {
    const mistake: Mistake = {
      path: '/sign-in',
      answers: { 'Sign-in name': 'k.lindqvist' },
      button: 'Sign in',
      says: 'Type your password.',
      mend: { Password: journeyPassword },
    }
    await comesBack(page, mistake)
    await expect(page.getByLabel('Password')).toHaveValue('')
    await mended(page, mistake)
    await expect(page.getByRole('alert'), 'nobody of the demo has a password').toBeVisible()
    await expect(page.getByLabel('Sign-in name')).toHaveValue('k.lindqvist')
  })

  test('a referral with a picture says that the picture has to be chosen again', async ({ page, as }) => {
    await as('U28')
    const picture = {
      name: 'drawing.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    }
    const mistake: Mistake = {
      path: '/refer',
      answers: {
        'Is someone in danger right now?': 'No',
        'Exact words, if you heard or read them': 'You are all gone on Monday.',
        'Which student?': 'Gus Dunmore',
        'Who might be hurt?': 'His table at lunch',
        'Was a weapon seen, shown or talked about?': 'No',
        'Where is this person now?': 'In class',
      },
      button: 'Send to the team',
      says: 'Tell us what happened. A few words are enough.',
      mend: { 'What happened?': 'A drawing of the lunch room with names on it.' },
    }
    await comesBack(page, mistake)
    await expect(page.getByText('If you had chosen a file, choose it again.')).toBeVisible()
    await page.locator('input[type=file]').setInputFiles(picture)
    await mended(page, mistake)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sent. Thank you.')
  })

  test('all six parts of a home visit', async ({ page, as, server }) => {
    const visits = `/cases/${await server.id('home-firearm:case')}/home-visit`
    await as('U02')
    const now: Mistake = {
      path: `${visits}/new`,
      answers: {
        Address: 'Grandfather’s home',
        'Why may you be here?': 'Invited in, by consent',
        'Spoken or written?': 'Spoken',
        'Who went?': 'Marcus Bell',
        'Weapons here?': 'Yes',
        'Can Caleb get to a weapon here right now?': 'No',
      },
      button: 'Save what I have',
      says: 'Say who consented.',
      mend: { 'Consent by': 'Walt Strand (grandfather)' },
    }
    await comesBack(page, now)
    await mended(page, now)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Home visit: people')
    const visit = new URL(page.url()).pathname.replace(/\/people$/, '')
    const parts: [title: string, mistake: Mistake][] = [
      [
        'Home visit: weapons',
        {
          path: `${visit}/people`,
          answers: { 'Who was spoken with?': 'Walt Strand (grandfather)', 'Body camera?': 'Yes', 'Left at': '22:40' },
          wrong: { 'Incident number': 'TCS-27-1310 '.repeat(9) },
          button: 'Save the people',
          says: 'Keep this under 100 characters.',
          mend: { 'Incident number': 'TCS-27-1310' },
        },
      ],
      [
        'Home visit: made safe',
        {
          path: `${visit}/weapons`,
          answers: {
            Type: 'Rifle',
            'Storage seen': 'Locked safe',
            Ammunition: 'Unknown',
            Loaded: 'Unknown',
            'Who saw it': 'Sgt. Luis Ortega',
          },
          wrong: { 'Who can get to it': 'Walt; serial 4471' },
          button: 'Save the weapons',
          says: 'Leave out serial numbers, codes and where a key is.',
          mend: { 'Who can get to it': 'Walt only' },
        },
      ],
      [
        'Home visit: seen and said',
        {
          path: `${visit}/safe`,
          answers: { 'What was done?': 'Moved to somebody', 'Verified by': 'Sgt. Luis Ortega' },
          button: 'Save what was made safe',
          says: 'Say to whom it was moved.',
          mend: { 'Moved to whom?': 'His brother in Reno' },
        },
      ],
      [
        'Home visit: next',
        {
          path: `${visit}/seen`,
          answers: { 'Exact words': 'I never go up there.', 'Refused: who, and what?': 'Walt, the attic' },
          button: 'Save what was seen and said',
          says: 'Say what is done instead.',
          mend: { 'What we do instead': 'Sgt. Ortega asks again on Friday.' },
        },
      ],
      [
        'Home visit: next',
        {
          path: `${visit}/next`,
          answers: { 'What is to be done?': 'Ask about the attic' },
          button: 'Save what is next',
          says: 'Give the day of the next step, or name another place.',
          mend: { 'By which day?': '2027-06-04' },
        },
      ],
    ]
    for (const [title, mistake] of parts) {
      await comesBack(page, mistake)
      await mended(page, mistake)
      await expect(page.getByRole('alert')).toHaveCount(0)
      await expect(page.getByRole('heading', { level: 1 }), mistake.path).toHaveText(title)
    }
  })
})
