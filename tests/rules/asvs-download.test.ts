import { describe, expect, it } from 'vitest'
import { cellText } from '#app/domain/counts/cell-text.ts'
import { fileDownload } from '#app/features/file/file-download.query.server.ts'
import { download } from '#app/http/download.server.ts'

describe('a file that leaves', () => {
  const leaving = async (mediaType: string, name: string) => {
    const session = { mustChangePassword: false, mustEnrol: false, logName: 's' }
    const context = {
      runtime: { ask: () => Promise.resolve({ name, mediaType, bytes: 'Grüße' }) },
      visitor: { state: 'signed in', actor: { id: 'usr_1' }, session },
      requestId: 'req_1',
    }
    const { headers } = await download(fileDownload)({
      request: new Request('http://localhost/x'),
      params: {},
      context,
    } as never)
    return headers
  }

  it('says its kind, text with its charset, and is an attachment that runs nothing', async () => {
    const text = await leaving('text/plain', 'note.txt')
    expect(text.get('Content-Type')).toBe('text/plain; charset=utf-8')
    expect(text.get('Content-Disposition')).toMatch(/^attachment; filename="note.txt"/)
    expect(text.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
    for (const kind of ['image/png', 'application/pdf', 'text/csv; charset=utf-8'])
      expect((await leaving(kind, 'a')).get('Content-Type')).toBe(kind)
  })
})

describe('a cell of a file for table programs', () => {
  it('starts no formula, whatever a school is called', () => {
    for (const sign of ['=', '+', '-', '@', '\t', '\r', '\n', '\0'])
      expect(cellText(`${sign}HYPERLINK(1)`).replace(/^"/, ''), JSON.stringify(sign)).toMatch(/^'/)
    expect(cellText('Sutter Ridge High')).toBe('Sutter Ridge High')
    expect(cellText(-3)).toBe('-3')
  })

  it('keeps quotation marks, commas and lines within itself', () => {
    expect(cellText('Ridge, "Upper"')).toBe('"Ridge, ""Upper"""')
    expect(cellText('two\r\nlines')).toBe('"two\r\nlines"')
    expect(cellText('=A1,"x"')).toBe(`"'=A1,""x"""`)
  })
})
