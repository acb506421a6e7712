/** Words that the interface never says (practice.md P19). */
export const bannedWords = /\b(offenders?|suspects?|perpetrators?|threat levels?|subjects?)\b/i
