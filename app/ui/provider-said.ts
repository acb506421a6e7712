/** What a page says where somebody came back from a sign-in provider and was not let in. Calm, and what to do next. */
const words: Readonly<Record<string, string>> = {
  unknown:
    'Your sign-in there worked, but this account is not connected to anybody here. Ask your administrator to connect this account.',
  'not believed':
    'The answer of the sign-in provider could not be checked. Try again. If it happens again, tell your administrator.',
  'started elsewhere': 'That sign-in was started in another window or took too long. Start again here.',
  declined: 'You turned back at the sign-in provider, or it did not let you in. Nothing was changed.',
  down: 'The sign-in provider does not answer right now. Signing in with name and password works.',
  'too often': 'That was tried too often from here. Wait 15 minutes. Signing in with name and password works.',
  'connected already': 'This account is connected already. Ask your administrator if you did not expect that.',
}

/** The words for a reason in an address; nothing for one that is not known. */
export const providerSaid = (reason: string | null): string | undefined =>
  reason !== null && Object.hasOwn(words, reason) ? words[reason] : undefined
