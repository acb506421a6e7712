/** How a page names a session of its owner: enough to end it, useless to sign in with. */
export const publicNameOf = (tokenHash: string): string => tokenHash.slice(0, 16)
