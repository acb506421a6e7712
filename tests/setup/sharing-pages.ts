import type { Tour } from './tours.ts'

const pages = [
  'sharing',
  'sharing?to=police&why=danger&what=record',
  'sharing?to=court&why=order&what=health',
  'disclosures',
  'disclosures/paper',
  'disclosures/paper?for=parent',
  'disclosures?all=yes',
  'disclosures/new',
  'disclosures/preview',
  'disclosures/emergency',
  'disclosures/end',
  'disclosures/printed',
  'consents/new',
  'consents/end',
  'inspection/new',
  'inspection/package',
  'inspection/package/preview',
  'inspection/shown',
  'amendment/new',
  'amendment/decide',
  'amendment/notice',
  'amendment/statement',
]

/** What leaves a case, and what parents ask of its record. */
export const sharingTour: Tour = {
  name: 'what leaves a case',
  visits: [
    { who: 'U07', params: { caseId: '$inquiry:case' }, pages: pages.map((page) => `cases/:caseId/${page}`) },
    {
      who: 'U18',
      params: { caseId: '$home-firearm:case' },
      pages: ['disclosures', 'disclosures/paper?for=parent'].map((page) => `cases/:caseId/${page}`),
    },
  ],
}
