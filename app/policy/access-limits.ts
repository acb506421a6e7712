/** Numbers by which rights end or are looked over, in days. Printed with the tables and hashed with them. */
export const accessLimits = {
  delegation: { days: 30, about: 'The longest that somebody stands in for another' },
  unused: { days: 90, about: 'An account that nobody signed in to for so long is disabled (NIST SP 800-53 AC-2(3))' },
  unusedWarning: { days: 14, about: 'Said on the list of people so long before it is disabled' },
  recertification: { days: 180, about: 'A school’s list of roles is looked over and signed again after so long' },
  agreementFirstWarning: { days: 30, about: 'District leads are told so long before an agreement ends' },
  agreementLastWarning: { days: 7, about: 'From so long before an agreement ends it is urgent' },
  externalOnCase: { days: 366, about: 'The longest that an external member is consulted on a case' },
} as const satisfies Record<string, { days: number; about: string }>
