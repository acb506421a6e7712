const place = (...places: string[]) => places.map((one) => `cases/:caseId/record${one}`)

/** The pages of keeping and destroying a case, for whoever keeps records and for whoever is the second person. */
export const recordTour = {
  name: 'keeping and destroying',
  visits: [
    {
      who: 'U29',
      params: { caseId: '$kickball:case', holdId: 'hld_none', class: 'case' },
      pages: [
        'records',
        'records/schedule/:class/change',
        ...place('', '/hold', '/holds/:holdId/lift', '/destroy/ask', '/destroy/keep', '/seal/ask', '/seal/keep'),
      ],
    },
    {
      who: 'U01',
      params: { caseId: '$kickball:case' },
      pages: ['records', ...place('', '/destroy/confirm', '/seal/confirm')],
    },
  ],
} as const
