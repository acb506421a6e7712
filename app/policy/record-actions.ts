/**
 * Who keeps and who destroys records: a part of the table of actions. One asks, another confirms; nobody does either in
 * another's place.
 */
export const recordActions = {
  'record.read': {
    who: ['records officer', 'district lead'],
    about: 'See until when cases are kept, what is held, and what was asked to be destroyed',
  },
  'hold.set': { who: ['records officer', 'district lead'], about: 'Set a legal hold on a case', personal: true },
  'hold.lift': { who: ['records officer', 'district lead'], about: 'Lift a legal hold', personal: true },
  'expunge.ask': { who: ['records officer'], about: 'Ask that a case be destroyed', personal: true },
  'expunge.withdraw': {
    who: ['records officer', 'district lead'],
    about: 'Keep a case that somebody asked to be destroyed',
    personal: true,
  },
  'expunge.confirm': {
    who: ['records officer', 'district lead'],
    about: 'Destroy a case, which somebody else asked for',
    personal: true,
  },
  'seal.ask': {
    who: ['records officer', 'district lead'],
    about: 'Ask that a record be sealed, as a court ordered',
    personal: true,
  },
  'seal.confirm': {
    who: ['records officer', 'district lead'],
    about: 'Seal a record, which somebody else asked for',
    personal: true,
  },
  'seal.withdraw': {
    who: ['records officer', 'district lead'],
    about: 'Leave a record as it is that somebody asked to be sealed',
    personal: true,
  },
  'unseal.ask': {
    who: ['opens what a court sealed'],
    about: 'Ask that a sealed record be opened again, as a court ordered',
    personal: true,
  },
  'unseal.confirm': {
    who: ['opens what a court sealed'],
    about: 'Open a sealed record again, which somebody else asked for',
    personal: true,
  },
  'unseal.withdraw': {
    who: ['opens what a court sealed'],
    about: 'Leave a record sealed that somebody asked to be opened again',
    personal: true,
  },
  'redact.ask': {
    who: ['records officer'],
    about: 'Ask, by order of a court, that the log’s texts about a destroyed case be destroyed',
    refusal: 403,
    personal: true,
  },
  'redact.withdraw': {
    who: ['records officer', 'district lead'],
    about: 'Keep the log’s texts that somebody asked to be destroyed',
    refusal: 403,
    personal: true,
  },
  'redact.confirm': {
    who: ['records officer', 'district lead'],
    about: 'Destroy the log’s texts about a destroyed case, which somebody else asked for',
    refusal: 403,
    personal: true,
  },
  'retention.propose': {
    who: ['records officer', 'district lead'],
    about: 'Propose a change of the retention schedule',
    personal: true,
  },
  'retention.decline': {
    who: ['records officer', 'district lead'],
    about: 'Decline a change of the retention schedule',
    personal: true,
  },
  'retention.approve': {
    who: ['records officer', 'district lead'],
    about: 'Approve a change of the retention schedule, which somebody else proposed',
    personal: true,
  },
  'certificate.read': {
    who: ['records officer', 'district lead', 'auditor'],
    about: 'Read the certificate of a destroyed case',
    refusal: 403,
  },
} as const
