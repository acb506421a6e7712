import { formToObject, formToText } from '../ui/form/form-data.ts'
import { doorFields } from './answers.ts'

/** More was sent than the page takes. Answered 413. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/** A sent form: the fields that the door reads itself, and all others as nested values. */
export interface SentForm {
  values: Record<string, unknown>
  token?: string
  draftId?: string
  form?: string
  opened?: string
  /** The form as one line of text, as drafts keep it: without files and without passwords. */
  text: string
}

type Pairs = readonly (readonly [string, string])[]

/** Reads an urlencoded body into a form. File parts arrive here as the ids of staged files. */
export function sentForm(pairs: Pairs): SentForm {
  const door = (name: (typeof doorFields)[number]) => pairs.find(([field]) => field === name)?.[1] || undefined
  const fields = pairs.filter(([name]) => !doorFields.some((field) => field === name))
  return {
    values: { ...formToObject(fields) },
    token: door('_token'),
    draftId: door('_draft'),
    form: door('_form'),
    opened: door('_opened'),
    text: formToText(fields.filter(([name]) => !/password|passphrase/i.test(name))),
  }
}

/** Reads at most `most` bytes of a body as text; throws `BodyTooLarge` beyond. */
export async function limitedText(request: Request, most: number): Promise<string> {
  if (!request.body) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const piece of limited(request.body, most)) {
    size += piece.byteLength
    text += decoder.decode(piece, { stream: true })
  }
  return size === 0 ? '' : text + decoder.decode()
}

/** The pieces of a body, until `most` bytes have come. */
export async function* limited(body: ReadableStream<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    size += piece.byteLength
    if (size > most) throw new BodyTooLarge(`More than ${most} bytes were sent.`)
    yield piece
  }
}

/** The search part of an address as input; what Remix adds for itself is left out. */
export function searchToObject(address: string): Record<string, unknown> {
  const pairs = [...new URL(address).searchParams].filter(
    ([name]) => name !== '_routes' && name !== 'index' && !name.startsWith('_'),
  )
  return { ...formToObject(pairs) }
}
