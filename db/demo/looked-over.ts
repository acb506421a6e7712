/**
 * How the auditor of the demo looked the record over: three weeks, the oldest first, and cases drawn at random. Which cases
 * those are, chance says; so what is found fits any. One of them waits to be looked at.
 */
export const weeksToLookOver = {
  weeks: [
    { found: 'nothing' },
    { found: 'nothing' },
    {
      found: 'something',
      note: 'Two first reports were opened later than the district asks. Told Dr. Okafor, who spoke with the two chairs.',
    },
  ],
  sample: { asked: '3', days: 364, reason: 'Drawn at random for the yearly look at how cases are worked on.' },
  findings: [
    {
      verdict: 'put right',
      words:
        'The second person confirmed the outcome and did not say on what. Told the chair, who asks for it from now on.',
    },
    { verdict: 'sound' },
  ],
} as const
