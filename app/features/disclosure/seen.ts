/** Why a file is not made yet: it would say something else than what was read. Null where it is what the preview showed. */
export const unlikeSeen = (file: { sha256: string }, seen: string | undefined): string | null =>
  file.sha256 === seen ? null : 'Read first what would be made: press “Show the preview”, then send this again.'
