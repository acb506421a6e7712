import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ReportsShown } from '#app/features/report/report-view.tsx'
import { reportsShown } from '#app/features/report/reports-shown.ts'
import { calendar } from '#tests/factories/case.ts'
import { reported } from '#tests/factories/screening.ts'

const drawn = async (blocked: object | null) => {
  const { file } = reported()
  const [report] = file.reports
  const picture = { fileId: 'fil_shot', name: 'screenshot.png', entryId: report?.entryId, blocked }
  const other = { ...picture, fileId: 'fil_other', name: 'other.png', entryId: 'ent_other' }
  const reports = await reportsShown({
    caseFile: { ...file, inquiry: { ...file.inquiry, files: [picture, other] } },
    bodies: new Map(file.reports.map((one) => [one.entryId, { base: { what: 'Said it.' } }])),
    sealed: async () => new Map(),
  } as never)
  return renderToStaticMarkup(createElement(ReportsShown, { reports, zone: calendar.zone, today: '2026-09-15' }))
}

describe('a report above the form that opens it', () => {
  it('names what came with it and leads to it', async () => {
    const html = await drawn(null)
    expect(html).toContain('<a href="/cases/cas_test/file/fil_shot">screenshot.png</a>')
    expect(html).not.toContain('other.png')
  })

  it('names a blocked file and leads nowhere (P21)', async () => {
    const html = await drawn({ by: 'usr_lead', at: '2026-09-15T18:00:00.000Z', reason: 'x' })
    expect(html).toContain('screenshot.png, blocked')
    expect(html).not.toContain('fil_shot')
  })
})
