/**
 * The thirteen investigative themes of the U.S. Secret Service's National Threat Assessment Center (2018), asked in
 * our own plain words. Number and theme are the model's; a question may be answered by several entries.
 */
export const keyQuestions = [
  {
    n: 1,
    theme: 'Motive',
    asks: 'What grievance or goal lies behind this? Toward whom, is it still alive, and what has been tried?',
  },
  {
    n: 2,
    theme: 'Communications',
    asks: 'What was said, written, drawn or posted about ideas, plans or threats, and who heard it or was warned?',
  },
  {
    n: 3,
    theme: 'Inappropriate interests',
    asks: 'Is there an interest in attacks, attackers, weapons or extreme ideas? Passing, or hard to let go?',
  },
  {
    n: 4,
    theme: 'Weapons access',
    asks: 'Which weapons could the student reach, at every address and through whom? How are they kept? Any recent practice?',
  },
  {
    n: 5,
    theme: 'Stressors',
    asks: 'What losses, conflicts or pressures are there at home, at school, with friends or the law? How does the student cope?',
  },
  {
    n: 6,
    theme: 'Emotional and developmental issues',
    asks: 'Is there sadness, anger, trauma or a developmental need, and how does it affect the student day to day?',
  },
  {
    n: 7,
    theme: 'Desperation or despair',
    asks: 'Does the student feel hopeless, out of options, or with nothing left to lose?',
  },
  {
    n: 8,
    theme: 'Violence as an option',
    asks: 'Does the student, or do friends, see violence as acceptable, wanted, or the only way?',
  },
  { n: 9, theme: 'Concerned others', asks: 'Who is worried about the student? Why, and for how long?' },
  {
    n: 10,
    theme: 'Capacity',
    asks: 'Could the student carry it out: the skills, the means, the opportunity, the organizing?',
  },
  {
    n: 11,
    theme: 'Planning',
    asks: 'Were any steps taken: research, a list, a map, a date, a rehearsal, getting a weapon?',
  },
  {
    n: 12,
    theme: 'Consistency',
    asks: 'Do the student’s words fit what was done and what others say? Where are the gaps?',
  },
  {
    n: 13,
    theme: 'Protective factors',
    asks: 'What helps: trusted adults, friends, goals, belonging, asking for help, support that works?',
  },
] as const
