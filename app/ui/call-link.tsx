import type { ReactNode } from 'react'

/** A telephone number that is called by touching it. `number` as people write it. */
export function CallLink({
  number,
  children,
  kind = 'plain',
}: {
  number: string
  children?: ReactNode
  kind?: 'plain' | 'button'
}) {
  return (
    <a className={kind === 'button' ? 'call call-button' : 'call'} href={dialled(number)}>
      {children ?? number}
    </a>
  )
}

/** What is dialled: the number, and its extension after it is answered. */
function dialled(number: string): string {
  const [main = '', extension = ''] = number.split(/[\s,;]{0,9}(?:extension|ext\.?|x)\s*/i)
  const digits = (text: string) => text.replaceAll(/[^\d+]/g, '')
  return `tel:${digits(main)}${extension ? `;ext=${digits(extension)}` : ''}`
}

/** Always there on pages that somebody may open in an emergency. `more` says when the next person reads this. */
export function CallBox({ safetyPhone, more }: { safetyPhone: string; more?: string }) {
  return (
    <aside className="call-box" aria-label="In danger now?">
      <p className="call-words">
        <strong>
          In danger now? Call <CallLink number="911" />, then School Safety <CallLink number={safetyPhone} />.
        </strong>
      </p>
      <p>This form phones nobody.{more ? ` ${more}` : ''}</p>
    </aside>
  )
}
