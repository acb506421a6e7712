/**
 * A cell of a file for table programs, as RFC 4180 writes it. What such a program could take for a formula is made plain
 * text by a quotation mark before it (ASVS 1.2.10).
 */
export function cellText(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r\n\0]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
