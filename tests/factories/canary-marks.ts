/** The folders that hold marks: a case, one still in triage, the matter of a staff member. */
export type Folder = 'case' | 'triage' | 'staff'

/** What a mark stands in. `opening`: why a case was opened for a short time. `search`: words that somebody looked for. */
export const markedParts = [
  'identity',
  'target',
  'education',
  'means',
  'reporter',
  'health',
  'law',
  'oversight',
  'personnel',
  'file name',
  'file content',
  'draft',
  'opening',
  'search',
] as const
export type MarkedPart = (typeof markedParts)[number]

const endings: Readonly<Record<Folder, string>> = { case: 'ca', triage: 'tri', staff: 'sta' }

/**
 * A word that stands nowhere else, in one part of one folder. Letters alone, so that it can be a name, and long enough
 * that no id holds it by chance.
 */
export const markerOf =
  (folder: Folder) =>
  (part: MarkedPart): string =>
    `Qzx${part.replaceAll(' ', '')}${endings[folder]}`

export interface Mark {
  folder: Folder
  part: MarkedPart
}

const all: readonly (readonly [string, Mark])[] = (['case', 'triage', 'staff'] as const).flatMap((folder) =>
  markedParts.map((part) => [markerOf(folder)(part).toLowerCase(), { folder, part }] as const),
)

/** The marks that a text holds, each once, however they are written in it. */
export function marksIn(text: string): Mark[] {
  if (!/qzx/i.test(text)) return []
  const plain = text.toLowerCase()
  return all.filter(([word]) => plain.includes(word)).map(([, mark]) => mark)
}
