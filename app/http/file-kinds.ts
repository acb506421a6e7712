/** What kinds of files are taken, by content. Sizes are in bytes. Anything else is refused with the list in words. */
export interface FileKind {
  mediaType: string
  /** Endings that may stand on such a file's name; the first is the usual one. */
  endings: readonly string[]
  words: string
}

export const fileKinds: readonly FileKind[] = [
  { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], words: 'JPEG photo' },
  { mediaType: 'image/png', endings: ['png'], words: 'PNG picture' },
  { mediaType: 'image/webp', endings: ['webp'], words: 'WebP picture' },
  { mediaType: 'image/gif', endings: ['gif'], words: 'GIF picture' },
  { mediaType: 'image/heic', endings: ['heic', 'heif'], words: 'iPhone photo' },
  { mediaType: 'application/pdf', endings: ['pdf'], words: 'PDF' },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    words: 'Word document',
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    words: 'Excel sheet',
  },
  { mediaType: 'video/mp4', endings: ['mp4', 'm4v'], words: 'MP4 video' },
  { mediaType: 'video/quicktime', endings: ['mov'], words: 'iPhone video' },
  { mediaType: 'audio/mpeg', endings: ['mp3'], words: 'MP3 recording' },
  { mediaType: 'audio/x-m4a', endings: ['m4a'], words: 'M4A recording' },
  { mediaType: 'audio/wav', endings: ['wav'], words: 'WAV recording' },
  { mediaType: 'text/plain', endings: ['txt', 'csv', 'log'], words: 'plain text' },
]

export const fileLimits = {
  /** One file. A phone's short video fits; a film does not. */
  largest: 50 * 1024 * 1024,
  /** Files of one form. */
  mostInForm: 10,
  /** What one person may have staged and not yet saved with a form. */
  mostUnsaved: 300 * 1024 * 1024,
  /** What one person may send in 24 hours: files, and bytes. */
  mostInDay: 200,
  mostBytesInDay: 3 * 1024 * 1024 * 1024,
  /** All texts of a form that also carries files. */
  longestText: 2 * 1024 * 1024,
  /** How much of a file is looked at to tell its kind. */
  lookedAt: 64 * 1024,
  chunk: 1024 * 1024,
} as const

/** How large a picture may be, in points: beyond this, opening it may stop a phone or an old computer. */
export const pictureLimits = {
  /** All its points. The photos of phones have 12 to 50 million. */
  mostPoints: 80_000_000,
  /** One side. A chat that was photographed as one long picture fits. */
  longestSide: 40_000,
} as const

/** What a Word or Excel file may hold inside, in bytes unless said. */
export const officeLimits = {
  mostEntries: 5_000,
  longestList: 2 * 1024 * 1024,
  /** All of it, unpacked. */
  mostUnpacked: 200 * 1024 * 1024,
  /** How many times larger than packed one part may be, where it is larger than `wholeUpTo`. */
  mostTimes: 250,
  wholeUpTo: 8 * 1024 * 1024,
  /** One table of links, and all of them. */
  longestLinks: 512 * 1024,
  mostLinks: 4 * 1024 * 1024,
  /** All texts of a Word file in which fields may stand: thousands of pages. */
  mostText: 32 * 1024 * 1024,
} as const

/** "JPEG photo, PNG picture, … or plain text". */
export const kindsInWords = (): string => {
  const words = fileKinds.map((kind) => kind.words)
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
