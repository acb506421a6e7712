import { describe, expect, it } from 'vitest'
import { inMemory } from '#app/http/file-bytes.ts'
import { attachment } from '#app/http/download.server.ts'
import { kindOf, plainName, troubleInside } from '#app/http/file-checks.server.ts'
import { officeLimits, pictureLimits } from '#app/http/file-kinds.ts'
import { officeTrouble } from '#app/http/office-file.server.ts'
import { pictureSize } from '#app/http/picture-size.server.ts'
import {
  docxOf,
  gifOf,
  heicOf,
  jpegOf,
  linkTo,
  pngOf,
  webpOf,
  wordTextType,
  zipOf,
} from '#tests/factories/hostile-files.ts'

const megabyte = 1024 * 1024
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const inside = (docx: Buffer) => officeTrouble(inMemory(docx))
const zeros = (size: number) => Buffer.alloc(size)

describe('a picture', () => {
  const kinds: [string, (width: number, height: number) => Buffer][] = [
    ['image/png', pngOf],
    ['image/jpeg', jpegOf],
    ['image/gif', gifOf],
    ['image/webp', webpOf],
    ['image/heic', heicOf],
  ]

  it.each(kinds)('is measured by its header, and refused where it has too many points: %s', async (mediaType, of) => {
    expect(await pictureSize(mediaType, inMemory(of(4032, 3024)))).toEqual({ width: 4032, height: 3024 })
    expect(await troubleInside(mediaType, inMemory(of(8064, 6048)))).toBeUndefined()
    for (const [width, height] of [
      [10_000, 10_000],
      [60_000, 600],
      [600, pictureLimits.longestSide + 1],
    ] as const) {
      const trouble = await troubleInside(mediaType, inMemory(of(width, height)))
      expect(trouble?.problem, `${width}`).toContain(`${width} by ${height} points`)
    }
  })

  it('is refused where its size can’t be read', async () => {
    const broken: [string, Buffer][] = [
      ['image/png', pngOf(0, 100)],
      ['image/png', pngOf(10, 10).subarray(0, 20)],
      ['image/jpeg', Buffer.from('ffd8ffda0008', 'hex')],
      ['image/jpeg', Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(100_000, 0xff)])],
      ['image/jpeg', jpegOf(10, 10).subarray(0, 2_000)],
      ['image/webp', Buffer.concat([Buffer.from('RIFF    WEBPVP8?'), Buffer.alloc(40)])],
      ['image/heic', Buffer.concat([Buffer.from('0000000866747970', 'hex'), Buffer.alloc(40)])],
    ]
    for (const [mediaType, bytes] of broken)
      expect((await troubleInside(mediaType, inMemory(bytes)))?.problem, mediaType).toContain('can’t be read')
  })
})

describe('a Word or Excel file', () => {
  it('is taken as the programs write it, with links to click and the template of its own computer', async () => {
    const usual = docxOf(
      [{ name: 'word/media/image1.png', content: pngOf(10, 10) }],
      linkTo('hyperlink', 'https://example.org/?a=1&amp;b=2') +
        linkTo('attachedTemplate', 'file:///C:\\Users\\Ana\\Normal.dotm') +
        linkTo('attachedTemplate', 'file:///Users/ana/Normal.dotm') +
        linkTo('image', 'media/image1.png', 'Internal'),
    )
    expect(await kindOf(usual, 'plan.docx')).toMatchObject({ mediaType: word })
    expect(await troubleInside(word, inMemory(usual))).toBeUndefined()
  })

  it('that unpacks to far more than it is is refused by its list, without unpacking', async () => {
    const bomb = docxOf([{ name: 'word/media/big.bin', content: zeros(officeLimits.wholeUpTo + megabyte) }])
    expect(bomb.length).toBeLessThan(64 * 1024)
    expect(await inside(bomb)).toBe('too large')
    const many = Array.from({ length: 30 }, (_, n) => ({ name: `word/media/${n}`, content: 'x', says: 8 * megabyte }))
    expect(await inside(docxOf(many))).toBe('too large')
  })

  it('that says less than it holds, shares bytes or names too much is refused', async () => {
    const noise = Buffer.from(Array.from({ length: 100_000 }, (_, n) => (n * n * 31 + (n >> 3)) & 255))
    const odd: [string, Buffer][] = [
      ['says too little', docxOf([{ name: 'word/a', content: noise, says: 10 }])],
      [
        'overlaps',
        docxOf([
          { name: 'word/a', content: noise },
          { name: 'word/b', says: 100_000, sharing: 4 },
          { name: 'word/c', says: 100_000, sharing: 4 },
        ]),
      ],
      ['too many', docxOf(Array.from({ length: officeLimits.mostEntries }, (_, n) => ({ name: `word/${n}` })))],
      ['twice', docxOf([{ name: 'word/Document.xml', content: 'x' }])],
      ['no list', docxOf().subarray(0, -22)],
      ['cut off', Buffer.concat([docxOf(), Buffer.from('more')])],
      ['no links', zipOf([{ name: '[Content_Types].xml', content: 'x' }])],
    ]
    for (const [name, file] of odd) expect(await inside(file), name).toBe('unreadable')
  })

  it('with a link instead of a file, or a name that leads out of it, is refused', async () => {
    expect(await inside(docxOf([{ name: 'word/a', content: '/etc/passwd', mode: 0xa1ff }]))).toBe('unreadable')
    for (const name of ['../a.xml', 'word/../../a', '/etc/cron.d/a', 'C:\\a', 'word\\..\\a', 'word/a\0.xml'])
      expect(await inside(docxOf([{ name, content: 'x' }])), name).toBe('unreadable')
  })

  it('with macros or a password is refused', async () => {
    for (const name of [
      'word/vbaProject.bin',
      'word/vbaData.xml',
      'xl/macrosheets/sheet1.xml',
      'word/activeX/activeX1.xml',
    ])
      expect(await inside(docxOf([{ name, content: 'x' }])), name).toBe('macros')
    expect(await inside(docxOf([{ name: 'word/a', content: 'x', flags: 1 }]))).toBe('locked')
  })

  it('that holds another file is refused by its list and by its links; the numbers of a chart are not', async () => {
    for (const name of [
      'word/embeddings/oleObject1.bin',
      'word/embeddings/x.docm',
      'word/afchunk1.dat',
      'word/page.mht',
    ])
      expect(await inside(docxOf([{ name, content: 'x' }])), name).toBe('file inside')
    for (const type of ['oleObject', 'aFChunk', 'package', 'control'])
      expect(await inside(docxOf([], linkTo(type, 'media/image1.png', 'Internal'))), type).toBe('file inside')
    const unsaid = linkTo('oleObject', 'media/a.png', 'Internal').replace(' TargetMode="Internal"', '')
    expect(unsaid).not.toContain('TargetMode')
    expect(await inside(docxOf([], unsaid))).toBe('file inside')
    const chart = [
      { name: 'word/embeddings/Microsoft_Excel_Sheet.xlsx', content: 'x' },
      {
        name: 'word/charts/_rels/chart1.xml.rels',
        content: `<Relationships>${linkTo('package', '../embeddings/Microsoft_Excel_Sheet.xlsx', 'Internal')}</Relationships>`,
      },
    ]
    expect(await inside(docxOf(chart))).toBeUndefined()
  })

  it('that starts another program by a field, or a sheet by a formula, is refused, also in pieces', async () => {
    const field = (...pieces: string[]) => {
      const runs = pieces.map((piece) => `<w:r><w:instrText xml:space="preserve">${piece}</w:instrText></w:r>`).join('')
      return `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${runs}</w:p>`
    }
    const withField = (content: string) => docxOf([{ name: 'word/header1.xml', content }])
    for (const pieces of [[' DDEAUTO c:\\cmd.exe "/k calc"'], ['DD', 'E', ' excel'], ['&quot;', 'ddeauto x']])
      expect(await inside(withField(field(...pieces))), pieces.join('|')).toBe('from elsewhere')
    expect(await inside(withField('<w:fldSimple w:instr="DDE excel book"/>'))).toBe('from elsewhere')
    for (const code of ['PAGE', ' HYPERLINK "https://example.org/DDE/x"', 'REF DDE_1'])
      expect(await inside(withField(field('TOC ') + field(code))), code).toBeUndefined()
    expect(await inside(docxOf([{ name: 'xl/externalLinks/externalLink1.xml', content: '<ddeLink/>' }]))).toBe(
      'from elsewhere',
    )
  })

  it('whose field gets its name from another field is refused, however it is written', async () => {
    const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    const separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`
    const shown = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
    const quote = (codes: string, result = '') =>
      `${begin}${code(` QUOTE ${codes} `)}${result && separate + shown(result)}${end}`
    const at = (content: string, name = 'word/document2.xml') => inside(docxOf([{ name, content }]))
    const run = code(' c:\\windows\\system32\\cmd.exe "/k calc.exe" ')
    const hostile: [string, string][] = [
      ['the whole name', begin + code(' ') + quote('68 68 69 65 85 84 79', 'DDEAUTO') + run + separate + end],
      ['without a result yet', begin + quote('68 68 69') + run + end],
      ['the end of the name', begin + code(' DD') + quote('69') + run + end],
      ['the middle of the name', begin + code('D') + quote('68') + code('EAUTO') + run + end],
      ['nothing before the name', begin + quote('') + code('DDEAUTO') + run + end],
      ['from a bookmark', begin + begin + code('REF a') + end + run + end],
      ['from a field in one piece', `${begin}<w:fldSimple w:instr="QUOTE 68 68 69"/>${run}${end}`],
      ['within another code', begin + code(' IF ') + begin + quote('68 68 69') + run + end + end],
      ['within a result', begin + code('TOC') + separate + begin + code('DDE') + run + end + end],
      ['that never ends', begin + code('DDE ') + quote('1')],
      ['with signs as numbers', begin + code('&#68;&#x44;&#69; excel') + end],
      ['under another prefix', (begin + code('DDE excel') + end).replaceAll('w:', 'x:')],
      ['with its type as numbers', begin + quote('68').replace('"begin"', '"&#98;egin"') + run + end],
    ]
    for (const [name, content] of hostile) {
      expect(await at(content), name).toBe('from elsewhere')
      expect(await at(content, 'elsewhere/glossary.xml'), name).toBe('from elsewhere')
    }
    const odd: [string, string][] = [
      ['an end in a comment', `${begin}${code('D')}<!--${end}-->${code('DE excel')}${end}`],
      ['text that is none', `${begin}<w:instrText><![CDATA[DDE excel]]></w:instrText>${end}`],
      ['a tag within a code', `${begin}<w:instrText>D<w:b/>DE excel</w:instrText>${end}`],
      ['a tag that does not end', `${begin}<w:instrText a=">DDE`],
    ]
    for (const [name, content] of odd) expect(await at(content), name).toBe('unreadable')
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(begin + code('DDE x') + end, 'utf16le')])
    expect(await inside(docxOf([{ name: 'word/wide.xml', content: wide }]))).toBe('unreadable')
    const usual: [string, string][] = [
      ['a quotation', quote('68 68 69', 'DDE')],
      ['a page number within a condition', begin + code(' IF ') + quote('1') + code(' = 1 "DDE" ') + separate + end],
      ['a sum', begin + code('=') + begin + code(' PAGE ') + end + code(' + 1') + end],
      [
        'a table of contents',
        begin + code(' TOC \\o ') + separate + quote('1') + begin + code('PAGEREF x') + end + end,
      ],
      ['a name that only begins alike', begin + code(' DDEX ') + end + begin + code('DOCPROPERTY Title') + end],
      ['a comment without fields', '<w:document><!-- made by hand --></w:document>'],
    ]
    for (const [name, content] of usual) expect(await at(content), name).toBeUndefined()
    const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    const long = docxOf([{ name: 'xl/worksheets/sheet1.xml', content: 'x'.repeat(3 * megabyte), says: 3 * megabyte }])
    expect(await officeTrouble(inMemory(long), sheet)).toBeUndefined()
  })

  it('whose text stands under a name that says nothing of it is refused, and so is a list of parts that says it oddly', async () => {
    const withKinds = (kinds: string) => inside(docxOf([{ name: 'word/media/a.png', content: 'x' }], '', kinds))
    const part = (name: string, type = wordTextType) => `<Override PartName="${name}" ContentType="${type}"/>`
    for (const kinds of [
      part('/word/media/a.png'),
      part('/word/media/a.png', wordTextType.toUpperCase()),
      part('/word/media/a.png', wordTextType.replace('word', '&#119;ord')),
      part('/word/media/a.png').replaceAll('"', "'").replace('Override', 'p:Override'),
      `<Default Extension="png" ContentType="${wordTextType}"/>`,
      `<Override ${part('/word/media/a.png').slice(1)}`,
    ])
      expect(await withKinds(kinds), kinds).toBe('unreadable')
    const usual = part('/word/styles.xml', wordTextType.replace('document.main', 'styles'))
    const printer = `<Default Extension="bin" ContentType="${wordTextType.replace('document.main+xml', 'printerSettings')}"/>`
    expect(await withKinds(`${usual}${printer}<Default Extension="png" ContentType="image/png"/>`)).toBeUndefined()
    const without = zipOf([{ name: '_rels/.rels', content: '<Relationships></Relationships>' }])
    expect(await inside(without)).toBe('unreadable')
  })

  it('that fetches something when it is opened is refused, however the link is written', async () => {
    const targets: [string, string][] = [
      ['attachedTemplate', 'https://elsewhere.example/t.dotm'],
      ['attachedTemplate', 'file:///\\\\elsewhere.example\\share\\t.dotm'],
      ['attachedTemplate', 'file:////elsewhere.example/t.dotm'],
      ['image', 'https://elsewhere.example/pixel.png'],
      ['oleObject', 'mhtml:http://elsewhere.example/x!y'],
      ['externalLinkPath', 'https://elsewhere.example/book.xlsx'],
    ]
    for (const [type, target] of targets)
      expect(await inside(docxOf([], linkTo(type, target))), target).toBe('from elsewhere')
    const one = linkTo('image', 'https://elsewhere.example/p.png')
    const written: [string, string][] = [
      ['in other quotes', one.replaceAll('"', "'")],
      ['with a sign written as a number', one.replace('"External"', '"&#69;xternal"')],
      ['under another prefix', one.replace('<Relationship', '<r:Relationship')],
      ['with a sign that ends a tag', one.replace('Id="rId9"', 'Id="a>b"')],
      ['over lines', one.replaceAll('" ', '"\n\t')],
      ['with a type that only looks like one to click', one.replace('/image"', '/image?/hyperlink/x"')],
    ]
    for (const [name, inner] of written) expect(await inside(docxOf([], inner)), name).toBe('from elsewhere')
    const hidden = [one.replace('<Relationship', '<Relationship <'), `<!DOCTYPE x [<!ENTITY e "External">]>${one}`]
    for (const inner of hidden) expect(await inside(docxOf([], inner)), inner).toBe('unreadable')
  })

  it('answers soon whatever stands in its tables of links', async () => {
    const long = (text: string) => text.repeat(Math.floor(officeLimits.longestLinks / 2 / text.length))
    const began = performance.now()
    for (const text of [
      '<Relationship ',
      '<Relationship "',
      "<Relationship a='",
      '<a:Relationship x="1" ',
      'TargetMode',
    ])
      await inside(docxOf([], long(text)))
    for (const text of ['<w:fldChar ', '<w:instrText>', '<w:instrText a="', '<w:fldSimple w:instr="x" ', '<!--'])
      await inside(docxOf([{ name: 'word/long.xml', content: text.repeat(Math.floor(megabyte / text.length)) }]))
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})

describe('the name of a file', () => {
  it('is never cut in the middle of a sign, so that it can always be given back', () => {
    for (let n = 136; n < 152; n += 1) {
      const name = plainName(`${'x'.repeat(n)}${'🎒'.repeat(20)}.pdf`)
      expect(() => attachment(name), name).not.toThrow()
      expect(name).toMatch(/\.pdf$/)
    }
    expect(() => attachment(plainName('half \ud83c.txt'))).not.toThrow()
  })

  it('holds no sign that turns what is read', () => {
    for (const sign of ['\u061c', '\u200e', '\u202e', '\u2066', '\u0085', '\0', '\u2028'])
      expect(plainName(`report${sign}fdp.txt`), escape(sign)).toBe('reportfdp.txt')
  })
})
