import type { AppLoadContext } from '@remix-run/node'
import { InputRefused } from '../gates/errors.ts'
import { UnreadableForm, pairsOf } from '../ui/form/form-data.ts'
import { fileLimits } from './file-kinds.ts'
import { BodyTooLarge, limited, limitedText, sentForm } from './form-body.server.ts'
import type { SentForm } from './form-body.server.ts'
import { boundaryOf, multipart } from './multipart.server.ts'
import { dropStaged, stageFile } from './staging.server.ts'

/** The file fields that a form may carry, and how many files each takes. */
export type FileRules = Readonly<Record<string, { most: number }>>

/** All that a form of a few short fields may send, in bytes: sign-in, a search. */
export const shortForm = 64 * 1024

interface Reading {
  context: AppLoadContext
  files?: FileRules
  /** Most bytes of all texts; a long interview fits unless less is said. */
  most?: number
}

type Pairs = [string, string][]

/**
 * Reads the form of a request. Files are checked, hashed and staged as they come in, and stand in the form as the ids of
 * staged files. A refused file throws `InputRefused` beside its field, with all else that was typed. A form that breaks
 * off leaves none of its files. Without `files`, or without somebody signed in, files are left out.
 */
export async function readForm(request: Request, reading: Reading): Promise<SentForm> {
  const boundary = boundaryOf(request.headers.get('content-type'))
  if (!boundary) return sentForm(pairsOf(await limitedText(request, mostText(reading))))
  if (!request.body) throw new UnreadableForm('The form is empty.')
  const { pairs, problems } = await readParts(limited(request.body, mostBytes(reading)), boundary, reading)
  const sent = sentForm(pairs)
  if (Object.keys(problems).length > 0) throw new InputRefused(problems, sent.values)
  return sent
}

async function readParts(body: AsyncIterable<Uint8Array>, boundary: string, reading: Reading) {
  const staged: string[] = []
  try {
    return await partsOf(body, boundary, reading, staged)
  } catch (error) {
    const { context } = reading
    if (staged.length > 0 && context.visitor.state === 'signed in') {
      await dropStaged(context, context.visitor.actor.id, staged)
    }
    throw error
  }
}

/** The fields of a form, and what is wrong with its files. The ids of files that were staged are noted in `staged`. */
async function partsOf(body: AsyncIterable<Uint8Array>, boundary: string, reading: Reading, staged: string[]) {
  const pairs: Pairs = []
  const problems: Record<string, string> = {}
  let typed = 0
  for await (const part of multipart(body, boundary)) {
    if (part.filename === undefined) {
      const text = await textOf(part.pieces, mostText(reading) - typed)
      typed += text.length
      pairs.push([part.name, text])
      continue
    }
    if (part.filename === '') continue
    const field = part.name.replace(/\[\]$/, '')
    const outcome = await fileOf(part.pieces, part.filename, field, pairs, reading)
    if (outcome && 'problem' in outcome) problems[field] ??= outcome.problem
    else if (outcome) {
      staged.push(outcome.id)
      pairs.push([part.name, outcome.id])
    }
  }
  return { pairs, problems }
}

async function fileOf(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
  field: string,
  pairs: Pairs,
  { context, files }: Reading,
) {
  const rule = files?.[field]
  if (!rule || context.visitor.state !== 'signed in') return undefined
  const already = pairs.filter(([other]) => other.replace(/\[\]$/, '') === field).length
  if (already >= Math.min(rule.most, fileLimits.mostInForm)) {
    return { problem: rule.most === 1 ? 'Choose one file here.' : `Choose at most ${rule.most} files here.` }
  }
  return stageFile(context, context.visitor.actor.id, { name, pieces })
}

const mostText = ({ most }: Reading): number => most ?? fileLimits.longestText

const mostBytes = (reading: Reading): number =>
  mostText(reading) +
  Object.values(reading.files ?? {}).reduce((sum, { most }) => sum + most * fileLimits.largest, 0) +
  64 * 1024

async function textOf(pieces: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const piece of pieces) {
    size += piece.byteLength
    if (size > most) throw new BodyTooLarge('The texts of the form are too long.')
    text += decoder.decode(piece, { stream: true })
  }
  return text + decoder.decode()
}
