import type { ScriptEvent } from '../script.ts'
import { allMet } from './answers.ts'

/** Monitoring, the court's order, re-rating and the closing that the order outlives. */
export const managing: readonly ScriptEvent[] = [
  {
    at: '2027-03-05 15:05',
    who: 'U18',
    run: 'answerKeyQuestion',
    input: {
      question: 11,
      how: 'answered',
      answer:
        'The Sheriff looked through the phone: one picture with a real rifle, no list, map or rehearsal or search about attacks.',
      evidence: ['$calebTalk'],
      direction: 'neutral',
    },
  },
  {
    at: '2027-03-12 09:00',
    who: 'U18',
    run: 'reviewPlan',
    input: {
      keep: 'as-is',
      working: 'Every check-in held but one. He comes early for robotics.',
      rating: 'same',
      nextReviewOn: '@2027-03-19',
    },
  },
  {
    at: '2027-03-16 16:00',
    who: 'U05',
    run: 'recordOrder',
    as: 'yearOrder',
    input: {
      kind: 'gvro-after-hearing',
      number: 'GV-27-0211',
      agency: 'Tule County Superior Court',
      issuedOn: '@2027-03-16',
      expiresOn: '@2028-03-16',
      replaces: '$emergencyOrder',
      what: 'One year. The weapons stay with the Sheriff.',
    },
  },
  {
    at: '2027-03-19 09:00',
    who: 'U18',
    run: 'reviewPlan',
    input: {
      keep: 'as-is',
      working: 'No breach. The video is taken down.',
      rating: 'same',
      nextReviewOn: '@2027-03-26',
    },
  },
  {
    at: '2027-03-26 09:00',
    who: 'U18',
    run: 'reviewPlan',
    input: {
      keep: 'as-is',
      working: 'Break week. His mother reports quiet days.',
      rating: 'same',
      nextReviewOn: '@2027-04-02',
    },
  },
  {
    at: '2027-03-27 10:00',
    who: 'U02',
    run: 'recordWeaponCheck',
    input: {
      addressId: '$caleb.Grandfather’s home',
      result: 'police-hold',
      verifiedBy: 'Sgt. Luis Ortega',
      note: 'All three still kept.',
      checkAgainBy: '@2027-04-26',
    },
  },
  {
    at: '2027-04-02 09:00',
    who: 'U18',
    run: 'reviewPlan',
    input: { keep: 'as-is', working: 'Counseling weekly, no new posts.', rating: 'same', nextReviewOn: '@2027-04-09' },
  },
  {
    at: '2027-04-09 09:00',
    who: 'U18',
    run: 'proposeLevel',
    as: 'moderate',
    input: {
      level: 'moderate',
      evidence: ['$evaluation', '$yearOrder'],
      rationale: 'Six weeks without a breach; weapons kept for a year; takes help.',
      otherExplanations: 'He may only be careful. Mr. Adler and his mother see it otherwise.',
      wouldChange: 'A new post, a missed week of counseling, a change at his grandfather’s.',
      sameForAnother: 'yes',
      noOneDisagreed: 'yes',
      there: ['$U18', '$U19', '$U10'],
    },
  },
  { at: '2027-04-09 10:00', who: 'U01', run: 'approveLevel', input: { proposalId: '$moderate' } },
  {
    at: '2027-04-09 10:15',
    who: 'U18',
    run: 'reviewPlan',
    input: {
      keep: 'changed',
      working: 'Search on arrival ends, the check-in is once a week; the rest stays.',
      rating: 'same',
      nextReviewOn: '@2027-04-23',
    },
  },
  {
    at: '2027-04-26 11:00',
    who: 'U02',
    run: 'recordWeaponCheck',
    input: {
      addressId: '$caleb.Grandfather’s home',
      result: 'police-hold',
      verifiedBy: 'Sgt. Luis Ortega',
      checkAgainBy: '@2027-05-26',
    },
  },
  {
    at: '2027-04-23 09:30',
    who: 'U18',
    run: 'reviewPlan',
    input: {
      keep: 'as-is',
      working: 'No breach; robotics team goes to the county fair.',
      rating: 'same',
      nextReviewOn: '@2027-05-07',
    },
  },
  {
    at: '2027-05-07 09:30',
    who: 'U18',
    run: 'reviewPlan',
    input: { keep: 'as-is', working: 'No breach. Counseling every week.', rating: 'same', nextReviewOn: '@2027-05-21' },
  },
  {
    at: '2027-05-21 09:30',
    who: 'U18',
    run: 'reviewPlan',
    input: {
      keep: 'as-is',
      working: 'No breach. The supports go on by themselves.',
      rating: 'same',
      nextReviewOn: '@2027-06-04',
    },
  },
  {
    at: '2027-05-26 11:00',
    who: 'U02',
    run: 'recordWeaponCheck',
    input: {
      addressId: '$caleb.Grandfather’s home',
      result: 'police-hold',
      verifiedBy: 'Sgt. Luis Ortega',
      checkAgainBy: '@2027-06-25',
    },
  },
  {
    at: '2027-06-01 09:00',
    who: 'U18',
    run: 'proposeClosing',
    as: 'closing',
    input: {
      reason: 'resolved',
      rationale: 'Three months without a breach. Counseling goes on at the clinic; the order runs.',
      parentTold: 'Erin Strand, 28 May, by phone',
      criteria: allMet,
    },
  },
  { at: '2027-06-01 11:00', who: 'U19', run: 'signClosing', input: { proposalId: '$closing' } },
  { at: '2027-06-01 15:00', who: 'U01', run: 'signClosing', input: { proposalId: '$closing' } },
]
