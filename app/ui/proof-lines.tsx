import { Notice } from './notice.tsx'
import { instantText } from './when.ts'

interface Line {
  is: 'well' | 'open' | 'wrong'
  words: string
  at?: string
  more?: string
}

/** How well the record is proved: what is wrong stands out. */
export function ProofLines({ lines, zone, today }: { lines: readonly Line[]; zone: string; today: string }) {
  const textOf = ({ words, at, more = '' }: Line) => (at ? `${words} ${instantText(at, zone, today)}${more}` : words)
  const wrong = lines.filter((line) => line.is === 'wrong')
  const others = lines.filter((line) => line.is !== 'wrong')
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">How the record is proved</h2>
      {wrong.map((line) => (
        <Notice key={line.words} tone="warning">
          {textOf(line)}
        </Notice>
      ))}
      <ul className="plain-list">
        {others.map((line) => (
          <li key={line.words}>{textOf(line)}</li>
        ))}
      </ul>
      <p className="quiet">
        <code>docs/proof.md</code> says how to check it, what it proves, and what it does not.
      </p>
    </section>
  )
}
