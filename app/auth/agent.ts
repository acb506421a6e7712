/** The browser in a few words, for the list of own sessions: "Firefox on Windows". */
export function agentOf(request: Request): string {
  const text = request.headers.get('user-agent') ?? ''
  const name = (list: readonly (readonly [RegExp, string])[], otherwise: string) =>
    list.find(([sign]) => sign.test(text))?.[1] ?? otherwise
  const browser = name(
    [
      [/Edg\//, 'Edge'],
      [/Firefox\//, 'Firefox'],
      [/Chrom(e|ium)\//, 'Chrome'],
      [/Safari\//, 'Safari'],
    ],
    'A browser',
  )
  const system = name(
    [
      [/iPhone/, 'an iPhone'],
      [/iPad/, 'an iPad'],
      [/Android/, 'Android'],
      [/Windows/, 'Windows'],
      [/Mac OS X/, 'a Mac'],
      [/CrOS/, 'a Chromebook'],
      [/Linux/, 'Linux'],
    ],
    'a computer',
  )
  return `${browser} on ${system}`
}
