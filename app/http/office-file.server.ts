import type { FileBytes } from './file-bytes.ts'
import { officeLimits } from './file-kinds.ts'
import { startsProgram } from './office-fields.server.ts'
import { Unpackable, contentOf, entriesOf } from './packed-file.server.ts'
import type { PackedEntry } from './packed-file.server.ts'

/** What is wrong inside a Word or Excel file. */
export type OfficeTrouble = 'too large' | 'macros' | 'file inside' | 'from elsewhere' | 'locked' | 'unreadable'

const wordDocument = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * What is wrong inside a Word or Excel file, by the list at its end and its tables of links. Only those tables are
 * unpacked, with the texts of a Word file, and only up to the limits. A link that somebody has to click is allowed, and so is a template on a disk.
 */
export async function officeTrouble(file: FileBytes, mediaType = wordDocument): Promise<OfficeTrouble | undefined> {
  try {
    const most = { entries: officeLimits.mostEntries, listBytes: officeLimits.longestList }
    const entries = await entriesOf(file, most)
    const trouble = listTrouble(entries) ?? (await linkTrouble(file, entries))
    return trouble ?? (mediaType === wordDocument ? await fieldTrouble(file, entries) : undefined)
  } catch (error) {
    if (error instanceof Unpackable) return 'unreadable'
    throw error
  }
}

function listTrouble(entries: readonly PackedEntry[]): OfficeTrouble | undefined {
  if (entries.some(({ encrypted }) => encrypted)) return 'locked'
  const names = entries.map(({ name }) => name.toLowerCase())
  if (names.some(leadsOut) || new Set(names).size < names.length) return 'unreadable'
  if (entries.some((one) => one.link || saysTooLittle(one))) return 'unreadable'
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > officeLimits.mostUnpacked) return 'too large'
  if (entries.some(isBomb)) return 'too large'
  if (names.some((name) => macros.test(name))) return 'macros'
  // A sheet that takes from another program or another book names it in a part of its own.
  if (names.some((name) => /(^|\/)externallinks\/[^/]+\.xml$/.test(name))) return 'from elsewhere'
  if (names.some((name) => embedded.test(name))) return 'file inside'
  return undefined
}

const leadsOut = (name: string) => /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:|\0/.test(name)
const isBomb = ({ packed, unpacked }: PackedEntry) =>
  unpacked > officeLimits.wholeUpTo && unpacked > packed * officeLimits.mostTimes
/** Packing makes nothing much longer: a part that is longer packed than unpacked hides how large it is. */
const saysTooLittle = ({ packed, unpacked }: PackedEntry) => packed > unpacked + unpacked / 8 + 1024
/** Any other file inside; the numbers of a chart are a sheet, which its own links are looked at for below. */
const embedded =
  /(^|\/)embeddings\/(?!_rels\/)(?![^/]+\.xlsx$)|(^|\/)afchunk[^/]*$|\.(mht|mhtml|html?|rtf|docm|xlsm|dotm|exe|js|vbs|lnk)$/
const macros = /vba(project|data)[^/]*$|(^|\/)(activex|macrosheets|dialogsheets)\//

async function linkTrouble(file: FileBytes, entries: readonly PackedEntry[]): Promise<OfficeTrouble | undefined> {
  const tables = entries.filter(({ name }) => /\.rels$/i.test(name))
  if (tables.length === 0) return 'unreadable'
  let left: number = officeLimits.mostLinks
  for (const table of tables) {
    const bytes = await contentOf(file, table, Math.min(left, officeLimits.longestLinks))
    left -= bytes.length
    const trouble = tableTrouble(textOf(bytes), table.name)
    if (trouble) return trouble
  }
  return undefined
}

function textOf(bytes: Buffer): string {
  const text = new TextDecoder('utf-8', { fatal: false }).decode(bytes)
  if (/[\0\ufffd]|<!(doctype|entity)|<\?xml[^>]{0,200}encoding\s*=\s*["'](?!utf-8)/i.test(text))
    throw new Unpackable('A table of links is not written as such tables are.')
  return text
}

const relationship = /<(?:[\w.-]+:)?Relationship(?=\s)((?:[^"'<>]|"[^"<]*"|'[^'<]*')*)>/g

/** Ways of holding another file (ECMA-376 part 1, 11 and 15): by whatever name that file has. */
const holdsFile = /\/(afchunk|oleobject|package|control)$/i
const ofAChart = /(^|\/)charts\/_rels\//i

function tableTrouble(text: string, name: string): OfficeTrouble | undefined {
  let seen = 0
  for (const [, attributes = ''] of text.matchAll(relationship)) {
    const kind = attributeOf(attributes, 'Type') ?? ''
    const mode = attributeOf(attributes, 'TargetMode')
    const inside = mode === undefined || mode === 'Internal'
    if (inside && holdsFile.test(kind) && !(kind.endsWith('/package') && ofAChart.test(name))) return 'file inside'
    if (mode === undefined) continue
    seen += 1
    if (inside) continue
    const [type, target = ''] = [kind, attributeOf(attributes, 'Target')]
    if (!type.endsWith('/hyperlink') && !onOwnDisk.test(target)) return 'from elsewhere'
  }
  // A mode that stands where it can't be read is not one of a program that writes such files.
  return seen === text.split('TargetMode').length - 1 ? undefined : 'unreadable'
}

const typeTag = /<(?:[\w.-]+:)?(?:Default|Override)(?=\s)((?:[^"'<>]|"[^"<]*"|'[^'<]*')*)>/g
const wordText = 'wordprocessingml'

/** A text that Word would read under a name by which nothing is looked for. */
async function hiddenText(file: FileBytes, entries: readonly PackedEntry[]): Promise<OfficeTrouble | undefined> {
  const list = entries.find(({ name }) => name.toLowerCase() === '[content_types].xml')
  if (!list) return 'unreadable'
  const text = textOf(await contentOf(file, list, officeLimits.longestLinks))
  let seen = 0
  for (const [, attributes = ''] of text.matchAll(typeTag)) {
    const type = attributeOf(attributes, 'ContentType') ?? ''
    if (type.includes('&')) return 'unreadable'
    if (!type.toLowerCase().includes(wordText)) continue
    seen += 1
    const name = attributeOf(attributes, 'PartName') ?? `.${attributeOf(attributes, 'Extension') ?? ''}`
    // What is not XML, such as the settings of a printer, holds no text.
    if (/\+xml\s*$/i.test(type) && !/\.xml$/i.test(name)) return 'unreadable'
  }
  return seen === text.toLowerCase().split(wordText).length - 1 ? undefined : 'unreadable'
}

/** A field that starts another program when the file is opened (DDE); it may stand in any part that is XML. */
async function fieldTrouble(file: FileBytes, entries: readonly PackedEntry[]): Promise<OfficeTrouble | undefined> {
  const hidden = await hiddenText(file, entries)
  if (hidden) return hidden
  let left: number = officeLimits.mostText
  for (const entry of entries.filter(({ name }) => /\.xml$/i.test(name))) {
    if (entry.unpacked > left) return 'too large'
    const bytes = await contentOf(file, entry, left)
    left -= bytes.length
    if (startsProgram(xmlText(bytes))) return 'from elsewhere'
  }
  return undefined
}

/** The text of a part. Word reads it in other alphabets of bytes too, where nothing could be looked for: none is taken. */
function xmlText(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  if (/^\ufffd|\0|^[^<]{0,9}<\?xml[^>]{0,200}encoding\s*=\s*["'](?!utf-8|us-ascii)/i.test(text))
    throw new Unpackable('A part is not written in UTF-8.')
  return text
}

const attributeOf = (attributes: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found?.[1] ?? found?.[2]
}

/** A path on the computer where the file was written, such as that of its template: nothing is fetched for it. */
const onOwnDisk = /^file:\/\/\/(?:[a-z]:[\\/]|(?:users|applications|library|home)\/)(?![\\/])/i
