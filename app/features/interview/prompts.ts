import type { InterviewRole } from '#app/domain/file/inquiry.ts'

/** One thing to ask out loud. `id` is kept with the answer, so that rewording a prompt changes no record. */
export interface Prompt {
  id: string
  ask: string
  hint?: string
}

export const roleWords: Readonly<Record<InterviewRole, string>> = {
  'student-k5': 'Student of concern, grades K-5',
  'student-6-12': 'Student of concern, grades 6-12',
  adult: 'Member of staff, or another adult, of concern',
  target: 'Somebody who might be hurt',
  witness: 'Witness or friend',
  parent: 'Parent or guardian',
  teacher: 'Teacher or staff',
}

/** What to ask, by role, in the order of a calm talk. Open questions first; none can be answered without the person. */
export const prompts: Readonly<Record<InterviewRole, readonly Prompt[]>> = {
  'student-k5': [
    { id: 'why-here', ask: 'Do you know why we are talking today?' },
    { id: 'what-happened', ask: 'Tell me what happened. What came first, and then?' },
    { id: 'meant', ask: 'What did you want to happen when you said or did that?' },
    { id: 'felt', ask: 'How were you feeling? How do you think the other person felt?' },
    { id: 'mean-to-you', ask: 'Is anybody being mean to you, or scaring you?' },
    { id: 'now', ask: 'How do you feel about it now? What would you like to do now?' },
    { id: 'helpers', ask: 'Which grown-ups help you when you are upset?', hint: 'At school and at home.' },
  ],
  'student-6-12': [
    { id: 'why-here', ask: 'What do you think this talk is about?' },
    { id: 'what-happened', ask: 'What happened, from your side?' },
    { id: 'meant', ask: 'What did you mean by what you said or did?' },
    { id: 'felt-other', ask: 'How do you think it was for the other person?' },
    { id: 'reason', ask: 'What led up to it? Is there something between you, or something unfair to you?' },
    { id: 'intend', ask: 'What are you going to do now?' },
    { id: 'who-knows', ask: 'Who else knows how you feel about this? What did they say?' },
    {
      id: 'prepared',
      ask: 'Have you thought about how, when or where? Looked anything up, written or drawn about it?',
    },
    { id: 'interests', ask: 'What do you watch, read or play a lot? Anything about attacks or weapons?' },
    { id: 'losses', ask: 'What has been hard lately, at home, at school, with friends?' },
    { id: 'better', ask: 'What would make this better? What would stop it from getting worse?' },
    { id: 'helpers', ask: 'Whom do you trust? What are you looking forward to?' },
  ],
  adult: [
    { id: 'why-here', ask: 'What do you think this talk is about?' },
    { id: 'what-happened', ask: 'What happened, from your side?' },
    { id: 'meant', ask: 'What did you mean by what you said or did?' },
    { id: 'reason', ask: 'What led up to it? Is there something unfair to you, at work or elsewhere?' },
    { id: 'intend', ask: 'What are you going to do now?' },
    { id: 'who-knows', ask: 'Who else knows how you feel about this? What did they say?' },
    { id: 'losses', ask: 'What has been hard lately, at work, at home, with others?' },
    { id: 'better', ask: 'What would make this better? What would stop it from getting worse?' },
    { id: 'helpers', ask: 'Whom do you trust? What are you looking forward to?' },
  ],
  target: [
    { id: 'what-happened', ask: 'What did you see or hear?' },
    { id: 'meant', ask: 'What do you think was meant?' },
    { id: 'afraid', ask: 'Were you afraid then? How is it now?' },
    { id: 'between', ask: 'How do you know each other? Has something happened before?' },
    { id: 'where-meet', ask: 'Where do you meet: classes, lunch, bus, activities, online?' },
    { id: 'changed', ask: 'Have you changed anything because of it: ways, days off, friends?' },
    { id: 'safe', ask: 'What would help you to feel safe?' },
    { id: 'others', ask: 'Is there anybody else you worry about?' },
    { id: 'support', ask: 'Whom would you like to talk with? Do your parents know?' },
  ],
  witness: [
    { id: 'what-happened', ask: 'What did you see, hear or receive yourself?' },
    { id: 'how-know', ask: 'How do you know the people in this?' },
    { id: 'serious', ask: 'Do you think it was serious? Why?' },
    { id: 'before', ask: 'Was anything like it said before, or online?' },
    { id: 'plans', ask: 'Do you know of plans, lists, accounts?' },
    { id: 'named', ask: 'Are you worried that somebody learns you talked with us?' },
    { id: 'support', ask: 'What would help you now?' },
  ],
  parent: [
    { id: 'know', ask: 'What do you know about what happened? How do you see it?' },
    { id: 'changes', ask: 'What has changed at home lately: sleep, mood, anger, friends, being alone?' },
    { id: 'online', ask: 'What is life online like: devices, games, accounts, people met there?' },
    { id: 'hard', ask: 'What has been hard for the family or for your child?' },
    { id: 'other-homes', ask: 'Where else does your child stay: other parent, grandparents, friends?' },
    { id: 'supervision', ask: 'Who is with your child after school and at night?' },
    { id: 'willing', ask: 'What are you willing to do for now, at home?' },
    { id: 'helps', ask: 'What helps your child? What is your child good at?' },
    { id: 'needs', ask: 'What do you need from us: a meeting, an interpreter, somebody to talk with?' },
  ],
  teacher: [
    { id: 'know', ask: 'How long have you known the student, and how well?' },
    { id: 'seen', ask: 'What did you see or hear that worried you? When?' },
    { id: 'changes', ask: 'What has changed in the last weeks and months?' },
    { id: 'peers', ask: 'How is it with other students: friends, alone, bullied, bullying?' },
    { id: 'work', ask: 'Is there writing, art or online work that worries you?', hint: 'Add it as a file.' },
    { id: 'themes', ask: 'Do violence, hopelessness or one theme keep coming back?' },
    { id: 'calms', ask: 'What sets things off? What calms them?' },
    { id: 'helps', ask: 'What works in class? To whom does the student turn?' },
    { id: 'worried', ask: 'How worried are you, and why? Are you afraid?' },
  ],
}

/** The weapon question, in the words of the role. Asked of everybody, always out loud. */
export const weaponQuestion: Readonly<Record<InterviewRole, string>> = {
  'student-k5': 'Are there guns or knives where you live, or where you visit? Could you get to one?',
  'student-6-12': 'Are there weapons at home, at relatives’ or friends’ homes? Could you get to one?',
  adult: 'Do you have weapons, or could you get to one?',
  target: 'Do you know whether the person this is about has, or can get, a weapon?',
  witness: 'Do you know whether the person this is about has, or can get, a weapon?',
  parent: 'Are there guns or other weapons at home, or anywhere your child stays? Who can get to them?',
  teacher: 'Have you heard the student, or others, talk about weapons?',
}

export const isStudent = (role: InterviewRole): boolean => role === 'student-k5' || role === 'student-6-12'
