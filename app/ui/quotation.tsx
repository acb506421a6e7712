/** Somebody's exact words, set apart from what anybody thinks of them. */
export function Quotation({ children, by, lang }: { children: string; by?: string; lang?: string }) {
  return (
    <figure className="quotation">
      <blockquote lang={lang}>{children}</blockquote>
      {by ? <figcaption>{by}</figcaption> : null}
    </figure>
  )
}
