import { afterAll, beforeAll, expect, it } from 'vitest'
import { addFile } from '#app/features/file/add-file.command.server.ts'
import { caseFileLimits } from '#app/domain/bound-file.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { docxOf, gifOf, heicOf, linkTo, pngOf, zipOf } from '#tests/factories/hostile-files.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { aSession } from '#tests/setup/matrix-session.ts'
import { startMatrix } from '#tests/setup/matrix.ts'
import type { MatrixServer } from '#tests/setup/matrix.ts'
import { multipartBody, multipartType } from '#tests/setup/multipart-form.ts'

/*
 * Files that somebody made to do harm, sent over HTTP to the production build: refused in words beside the field, or kept
 * and given back as nothing but a download.
 */
const megabyte = 1024 * 1024
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-')
const script = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>'
const page = '<!doctype html><title>x</title><script>alert(document.cookie)</script>'
const pdfOf = (objects: number) =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Launch(cmd.exe)>>endobj\n${'2 0 obj<</A[1 0 R]>>endobj\n'.repeat(objects)}%%EOF`,
  )

/** Name, content, and what stands beside the field. */
const refused: [string, Buffer, string][] = [
  ['drawing.svg', Buffer.from(script), 'This kind of file is not taken.'],
  ['drawing.txt', Buffer.from(script), 'This kind of file is not taken.'],
  ['page.html', Buffer.from(page), 'This kind of file is not taken.'],
  ['page.png', Buffer.from(page), 'This kind of file is not taken.'],
  ['page.txt', Buffer.from(`\ufeff \n${page}`), 'This kind of file is not taken.'],
  ['notes.png', Buffer.from('only words'), 'its name does not end in .txt'],
  ['picture.html', pngOf(10, 10), 'its name does not end in .png'],
  ['picture.png.exe', pngOf(10, 10), 'its name does not end in .png'],
  ['program.pdf', Buffer.from('MZ\u0090\u0000\u0003\u0000', 'latin1'), 'This kind of file is not taken.'],
  ['bomb.zip', zipOf([{ name: 'a', content: Buffer.alloc(megabyte) }]), 'This kind of file is not taken.'],
  ['bomb.docx', docxOf([{ name: 'word/media/a', content: Buffer.alloc(32 * megabyte) }]), 'far larger inside'],
  ['macros.docx', docxOf([{ name: 'word/vbaProject.bin', content: 'x' }]), 'has macros'],
  ['linked.docx', docxOf([], linkTo('attachedTemplate', 'https://elsewhere.example/t.dotm')), 'fetches something'],
  ['link.docx', docxOf([{ name: 'word/a', content: '/etc/passwd', mode: 0xa1ff }]), 'is not built as'],
  ['huge.png', pngOf(10_000, 10_000), 'more than many computers can show'],
  ['huge.heic', heicOf(20_000, 20_000), 'more than many computers can show'],
  ['both.gif', gifOf(0x2a2f, 0x2a2f, '*/=1;alert(1)//'), 'more than many computers can show'],
  ['empty.txt', Buffer.alloc(0), 'This file is empty.'],
]

/** Kept, because it is what its name says: given back as a download, with the type that its bytes show. */
const kept: [string, Buffer, string][] = [
  ['eicar.txt', Buffer.from(eicar), 'text/plain; charset=utf-8'],
  ['objects.pdf', pdfOf(50_000), 'application/pdf'],
  ['both.gif', gifOf(10, 10, '/*<script>*/=1;alert(1)//'), 'image/gif'],
  ['words.txt', Buffer.from(`Somebody wrote: ${page}`), 'text/plain; charset=utf-8'],
]

onBothEngines('files made to do harm', (engine) => {
  let house: House
  let server: MatrixServer
  let caseId: string
  let as: string

  beforeAll(async () => {
    const fresh = await engine.fresh()
    house = await aHouse(fresh.store)
    caseId = await house.folder()
    server = await startMatrix(fresh.url, house.clock.now(), { limits: true })
    as = await aSession(house, 'triage', 'running')
  }, 120_000)
  afterAll(() => server.stop())

  const send = (filename: string, content: Buffer, what = `It is ${filename}`) => {
    const fields = { 'happened.day': '2026-09-15', 'happened.time': '09:00', what }
    const body = multipartBody(fields, [{ field: 'files[]', filename, content, type: 'text/html' }])
    const path = `/cases/${caseId}/file/new`
    return server.ask({ path, method: 'POST', as, body, headers: { 'content-type': multipartType } })
  }
  const newest = async () => {
    const entries = await house.store.read((records) => records.folders.entries(caseId))
    const files = await house.store.read((records) =>
      records.files.byIds([...new Set(entries.flatMap(({ parts }) => parts.flatMap(({ body }) => idsIn(body))))]),
    )
    return files
  }
  const idsIn = (body: string | null) => body?.match(/fil_[a-z2-7]{26}/g) ?? []
  const download = (fileId: string) => server.ask({ path: `/cases/${caseId}/file/${fileId}`, as })

  it('are refused in words beside the field, with what was typed, and leave nothing behind', async () => {
    const before = await server.memory()
    for (const [name, content, words] of refused) {
      const answer = await send(name, content)
      expect(answer.status, name).toBe(422)
      expect(answer.body, name).toContain(words)
      expect(answer.body, name).toContain(`value="It is ${name}"`)
    }
    expect(await newest()).toEqual([])
    expect(await house.store.read((records) => records.files.unboundSize(house.id('triage')))).toBe(0)
    expect((await server.memory()) - before).toBeLessThan(300 * megabyte)
  })

  it('that are what they say leave only as downloads that nothing can run', async () => {
    for (const [name, content, type] of kept) {
      expect((await send(name, content)).status, name).toBe(303)
      const file = (await newest()).find((one) => one.name === name)
      const answer = await download(file?.id ?? '')
      expect(answer.status, name).toBe(200)
      expect(answer.headers, name).toMatchObject({
        'content-type': type,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      expect(answer.headers['content-disposition'], name).toMatch(
        /^attachment; filename="[\w.]+"; filename\*=UTF-8''[\w.]+$/,
      )
      expect(answer.body.length, name).toBe(content.length)
    }
  })

  it('keep nothing of a name that leads elsewhere, turns what is read or never ends', async () => {
    const names: [string, RegExp][] = [
      ['report\u202efdp.txt', /^reportfdp\.txt$/],
      ['../../../etc/cron.d/notes.txt', /^notes\.txt$/],
      ['C:\\Windows\\System32\\notes.txt', /^notes\.txt$/],
      ['a\0b.txt', /^ab\.txt$/],
      ['a"; filename="b.txt', /^a"; filename="b\.txt$/],
      ['a\r\nSet-Cookie: x=1.txt', /^aSet-Cookie: x=1\.txt$/],
      [`${'x'.repeat(139)}${'🎒'.repeat(200)}.txt`, /^x{139}🎒\.txt$/u],
      ['<img src=x onerror=alert(1)>.txt', /^<img src=x onerror=alert\(1\)>\.txt$/],
    ]
    for (const [name, as] of names) {
      expect((await send(name, Buffer.from('words'), 'A name')).status, name).toBe(303)
      const file = (await newest()).find((one) => as.test(one.name))
      const { status, headers } = await download(file?.id ?? '')
      expect(status, name).toBe(200)
      const said = headers['content-disposition'] ?? ''
      expect(said, name).toMatch(/^attachment; filename="[^"\\%;\r\n]*"; filename\*=UTF-8''[\w.~%!-]+$/)
      expect(headers['set-cookie']).toBeUndefined()
    }
    const endless = await send(`${'y'.repeat(9_000)}.txt`, Buffer.from('words'))
    expect(endless.status).toBe(400)
  })

  it('do not fill a case or a day', async () => {
    const row = {
      mediaType: 'text/plain',
      sha256: 'ab',
      stagedBy: house.id('triage'),
      stagedAt: house.clock.now(),
      boundTo: null,
      caseId: null,
      blockedAt: null,
    }
    const size = Math.floor(caseFileLimits.mostBytes / 3)
    await house.store.write(async ({ write }) => {
      for (const n of [1, 2, 3, 4]) await write.stageFile({ ...row, id: `fil_big${n}`, name: `${n}.txt`, size })
    })
    const input = (...files: string[]) => ({
      caseId,
      happened: { day: '2026-09-15', time: '09:00' },
      what: 'Much',
      files,
    })
    await house.run(addFile, 'triage', input('fil_big1', 'fil_big2'))
    const full = house.run(addFile, 'triage', input('fil_big3', 'fil_big4'))
    await expect(full).rejects.toMatchObject({ errors: { files: expect.stringContaining('5 GB together') as string } })
    const another = await send('one.txt', Buffer.from('words'))
    expect(another.status).toBe(422)
    expect(another.body).toContain('as many files as Offramp takes from one person in a day')
  })
})
