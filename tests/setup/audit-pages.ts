/** What an auditor opens that is no case: for the tours through every page. */
export const auditPages: readonly string[] = [
  'audit',
  'audit/desk',
  'audit/desk?number=RA-27-0001',
  'audit/looks',
  'audit/weeks/:week',
  'audit/samples/new',
  'audit/person',
  'audit/person?who=:userId&from=2026-09-01&until=2027-06-02',
  'admin/access-table',
]
