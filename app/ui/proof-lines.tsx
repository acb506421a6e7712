import { Notice } from './notice.tsx'
import { instantText } from './when.ts'

interface Line {
  is: 'well' | 'open' | 'wrong'
  words: string
  at?: string
}

/** How well the record is proved: what is wrong stands out. */
export function ProofLines({ lines, zone, today }: { lines: readonly Line[]; zone: string; today: string }) {
  const textOf = ({ words, at }: Line) => (at ? `${words} ${instantText(at, zone, today)}.` : words)
  const wrong = lines.filter((line) => line.is === 'wrong')
  const others = lines.filter((line) => line.is !== 'wrong')
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">Is the record intact?</h2>
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
        Anybody can check it on a machine of their own: <code>docs/proof.md</code> says how, and what it proves.
      </p>
    </section>
  )
}
