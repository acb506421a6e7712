import { useEffect, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'

/** Fresh recovery codes, shown only now: to print or write down, and to say that one has kept them. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const [prints, setPrints] = useState(false)
  useEffect(() => setPrints(true), [])
  return (
    <>
      <Notice tone="done" heading="Print them or write them down. They are shown only now.">
        <ol className="recovery-codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </Notice>
      {prints ? (
        <p>
          <Button type="button" kind="second" onClick={() => window.print()}>
            Print
          </Button>
        </p>
      ) : null}
      <form method="get" action="/work" className="entry-form">
        <p className="field">
          <label className="kept-codes">
            <input type="checkbox" name="kept" value="codes" required /> I have kept them
          </label>
        </p>
        <div className="form-end">
          <Button>Go on</Button>
        </div>
      </form>
    </>
  )
}
