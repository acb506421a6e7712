/** Texts that would run in a browser if a page wrote them as they are. Each calls `hostile`, which nothing defines. */
export const scripts: readonly string[] = [
  '<script>hostile(1)</script>',
  '"><img src=x onerror=hostile(2)>',
  "' onmouseover='hostile(3)' x='",
  '" autofocus onfocus="hostile(4)" x="',
  '</script><script>hostile(5)</script>',
  '</textarea><svg onload=hostile(6)>',
  '</title><iframe srcdoc="<script>parent.hostile(7)</script>">',
  'javascript:hostile(8)',
  '<a href="javascript:hostile(9)">x</a>',
  '<!--<img src="--><img src=x onerror=hostile(10)//">',
  '<math><mtext><table><mglyph><style><img src=x onerror=hostile(11)>',
  '&lt;img src=x onerror=hostile(12)&gt;',
  ']]><svg/onload=hostile(13)>',
  '${hostile(14)} {{hostile(14)}} <%= hostile(14) %>',
  '<base href="https://elsewhere.example/"><meta http-equiv=refresh content="0;url=javascript:hostile(15)">',
]

/** Texts that would say something to a database if they were pasted into a statement. */
export const statements: readonly string[] = [
  "' OR '1'='1",
  "') OR 1=1 --",
  "'; DROP TABLE entries; --",
  "x' UNION SELECT password_hash FROM credentials --",
  '" OR ""="',
  "'||(SELECT pg_sleep(100))||'",
  '1; SELECT pg_sleep(100)',
  "' AND 1=randomblob(900000000) --",
  '$1 ? :id @p1 {"x":1}',
  '%',
  '_%_',
  '\\',
  'NEAR("a" "b") AND * OR ^',
]

/** Numbers that a column or a list can't hold. */
export const oddNumbers: readonly string[] = [
  '-1',
  '1e308',
  'NaN',
  'Infinity',
  '0x10',
  '9'.repeat(30),
  '9007199254740993',
  '1.5',
]

const tag =
  /^<(?:!doctype html>|!--[\s\S]*?-->|\/[a-z][\w-]*\s*>|([a-z][\w-]*)((?:\s+[a-zA-Z][\w:-]*(?:="[^"]*")?)*)\s*\/?>)/i
const attribute = /\s([a-zA-Z][\w:-]*)(?:="([^"]*)")?/g
const never = ['iframe', 'object', 'embed', 'base', 'math', 'frame', 'applet']

/**
 * What a page would run that its own code did not write, in words: a script without a nonce, a handler in an attribute,
 * an address that is a script, a tag that no page of ours has, a sign that begins no tag.
 */
export function wouldRun(html: string): string[] {
  const found: string[] = []
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const here = tag.exec(html.slice(at, at + 40_000))
    if (!here) {
      found.push(`begins no tag: ${html.slice(at, at + 60)}`)
      continue
    }
    const [whole, name = '', attributes = ''] = here
    if (never.includes(name.toLowerCase())) found.push(whole)
    for (const [, key = '', value = ''] of attributes.matchAll(attribute))
      if (/^(on|srcdoc$)/i.test(key) || /^\s*(javascript|data|vbscript):/i.test(value)) found.push(`${key}="${value}"`)
    at += whole.length - 1
    if (name !== 'script' && name !== 'style') continue
    if (name === 'script' && !/ nonce="/.test(attributes)) found.push(whole)
    at = html.toLowerCase().indexOf(`</${name}`, at) - 1
    if (at < 0) break
  }
  return found
}
