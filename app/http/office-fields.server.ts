import { Unpackable } from './packed-file.server.ts'

/*
 * Fields of a Word file (ECMA-376 part 1, 17.16): what stands between a begin and its separator or end is the field's
 * code, in one piece or many, and other fields may stand in it, whose results then belong to the code.
 */

/** A field that is being read: its code so far, and whether its code goes on or its result has begun. */
interface Field {
  code: string
  inCode: boolean
}

const fieldTag = /<(?:[\w.-]+:)?(fldChar|instrText|fldSimple)(?=[\s/>])/g
const restOfTag = /((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/y
/** What no program writes among fields, and where a second reading of a text could hide. */
const oddMarkup = /<!|<\?(?!xml\s)/

/**
 * Whether a field starts another program when the file is opened (DDE). Its name may stand in pieces, be written as
 * numbers, or be what another field gives: a field whose name another field writes is taken for one. Throws `Unpackable`
 * where fields are written as no program writes them.
 */
export function startsProgram(text: string): boolean {
  const open: Field[] = []
  let seen = false
  for (const tag of text.matchAll(fieldTag)) {
    const [begun, name = ''] = tag
    const { attributes, end } = tagFrom(text, tag.index + begun.length)
    seen = true
    const around = open.at(-1)
    if (name === 'instrText') {
      const piece = attributes.endsWith('/') ? '' : contentAfter(text, end)
      // Text of a code that stands in no field is read as one of its own: nothing is overlooked for want of a beginning.
      if (around) around.code += piece
      else if (isProgram(piece)) return true
      continue
    }
    const kind = name === 'fldSimple' ? 'simple' : valueOf(attributes, 'fldCharType')
    if ((kind === 'simple' || kind === 'begin') && around?.inCode && namedByNext(around.code)) return true
    if (kind === 'simple' && isProgram(valueOf(attributes, 'instr') ?? '')) return true
    if (kind === 'begin') open.push({ code: '', inCode: true })
    if (kind === 'separate' && around) around.inCode = false
    if (kind === 'end' && isProgram(open.pop()?.code ?? '')) return true
  }
  if (seen && oddMarkup.test(text)) throw new Unpackable('Fields stand among markup that no program writes.')
  return open.some(({ code }) => isProgram(code))
}

/** What a tag says after its name, and where it ends. Throws `Unpackable` where it does not. */
function tagFrom(text: string, from: number): { attributes: string; end: number } {
  restOfTag.lastIndex = from
  const [whole, attributes = ''] = restOfTag.exec(text) ?? []
  if (whole === undefined) throw new Unpackable('A field is not written as fields are.')
  return { attributes, end: from + whole.length }
}

/** The text between a tag and the next. Throws `Unpackable` where that does not close it. */
function contentAfter(text: string, from: number): string {
  const to = text.indexOf('<', from)
  if (to < 0 || !text.startsWith('</', to)) throw new Unpackable('A code of a field holds more than text.')
  return signsIn(text.slice(from, to))
}

const isProgram = (code: string): boolean => /^DDE(AUTO)?(?![\w])/i.test(nameIn(code))

/** Whether a field that begins here gives the name of the one around it, or the rest of such a name. */
const namedByNext = (code: string): boolean => 'ddeauto'.startsWith(nameIn(code).toLowerCase())

const nameIn = (code: string): string => code.replace(/^[\s"\\]+/, '')

const values = {
  fldCharType: /(?:^|\s)(?:[\w.-]+:)?fldCharType\s*=\s*(?:"([^"]*)"|'([^']*)')/,
  instr: /(?:^|\s)(?:[\w.-]+:)?instr\s*=\s*(?:"([^"]*)"|'([^']*)')/,
}

function valueOf(attributes: string, name: keyof typeof values): string | undefined {
  const found = values[name].exec(attributes)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : signsIn(value)
}

const named: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' }

/** A text of XML with its signs as they read, also those that are written as numbers. */
const signsIn = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(quot|apos|lt|gt|amp));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(String(hex), 16) : decimal ? Number(decimal) : undefined
    if (code === undefined) return named[String(name).toLowerCase()] ?? whole
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
