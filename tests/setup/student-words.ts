/** Where a page about a member of staff speaks of students, and rightly: of others, of the law, or as one answer among several. */
const rightly: readonly RegExp[] = [
  /\b(other|another|a|A|whose|these|those|all|no|former) students?\b/g,
  /\bthe students? who might\b/gi,
  /\b[Ss]tudents (who|named|by|and)\b/g,
  /\band students\b/g,
  /\bStudent number\b/gi,
  /\bWhich students?\b/g,
]

/** What is left of "student" in a text, each with the words around it. */
export function studentsLeft(text: string): string[] {
  const rest = rightly.reduce((now, one) => now.replaceAll(one, '…'), text)
  return [...rest.matchAll(/\bstudents?\b/gi)].map(({ index }) => rest.slice(Math.max(0, index - 50), index + 40))
}
