/** A short fact as a word in a frame. The word carries the meaning; there are no colours by level. */
export function Tag({ children }: { children: string }) {
  return <span className="tag">{children}</span>
}
