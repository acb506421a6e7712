/** What a browser without script would post from drawn markup: successful controls only, in their order. */
export function sentBy(html: string): [string, string][] {
  const pairs: [string, string][] = []
  for (const [, attributes = ''] of html.matchAll(/<input([^>]*)>/g)) {
    const name = attributeOf(attributes, 'name')
    const type = attributeOf(attributes, 'type')
    const checkable = type === 'radio' || type === 'checkbox'
    if (!name || type === 'file' || (checkable && !/ checked(=|\s|\/|$)/.test(attributes))) continue
    pairs.push([name, decoded(attributeOf(attributes, 'value') ?? '')])
  }
  for (const [, attributes = '', inner = ''] of html.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    pairs.push([attributeOf(attributes, 'name') ?? '', decoded(inner)])
  }
  for (const [, attributes = '', inner = ''] of html.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const options = [...inner.matchAll(/<option([^>]*)>/g)].map(([, one = '']) => one)
    const chosen = options.find((one) => / selected(=|\s|$)/.test(one)) ?? options[0]
    pairs.push([attributeOf(attributes, 'name') ?? '', decoded(attributeOf(chosen ?? '', 'value') ?? '')])
  }
  return pairs
}

/** Every control that a person fills in, and whether a label or legend names it. */
export function controlsOf(html: string): { id: string; labelled: boolean }[] {
  return [...html.matchAll(/<(?:input|textarea|select)([^>]*)>/g)]
    .filter(([, attributes = '']) => attributeOf(attributes, 'type') !== 'hidden')
    .map(([, attributes = '']) => {
      const id = attributeOf(attributes, 'id') ?? ''
      return { id, labelled: id !== '' && html.includes(`for="${id}"`) }
    })
}

export interface Control {
  name: string
  type: string
  value: string
  options: readonly string[]
}

/** Every control of a page with its name and what can be chosen, whether it would be sent or not. */
export function controlsIn(html: string): Control[] {
  return [...html.matchAll(/<(input|textarea|select)([^>]*)>(?:([\s\S]*?)<\/\1>)?/g)].map(
    ([, tag, attributes = '', inner = '']) => {
      const options =
        tag === 'select'
          ? [...inner.matchAll(/<option([^>]*)>/g)].map(([, one = '']) => attributeOf(one, 'value') ?? '')
          : []
      return {
        name: attributeOf(attributes, 'name') ?? '',
        type: tag === 'input' ? (attributeOf(attributes, 'type') ?? 'text') : (tag ?? ''),
        value: decoded(tag === 'textarea' ? inner : (attributeOf(attributes, 'value') ?? '')),
        options: options.map(decoded),
      }
    },
  )
}

const attributeOf = (attributes: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1]

const marks: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&amp;': '&' }
const decoded = (text: string) => text.replaceAll(/&(?:lt|gt|quot|amp|#x27);/g, (mark) => marks[mark] ?? mark)
