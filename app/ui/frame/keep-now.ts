/** Heard by forms that keep drafts: what is not saved yet is saved now. */
export const keepNow = 'offramp:keep'
