import { withNext } from '#app/domain/next-page.ts'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { providerSaid } from '#app/ui/provider-said.ts'

export interface ProviderLink {
  id: string
  label: string
}

/** Signing in by an account elsewhere: what was said when somebody came back, and a link for each provider. */
export function ProviderLinks({
  providers,
  next,
  said,
}: {
  providers: readonly ProviderLink[]
  next?: string
  said: string | null
}) {
  const words = providerSaid(said)
  return (
    <>
      {words ? <Notice tone="warning">{words}</Notice> : null}
      {providers.map(({ id, label }) => (
        <p key={id}>
          <Link whole to={withNext(`/sign-in/with/${id}`, next)} className="button button-second">
            Sign in with {label}
          </Link>
        </p>
      ))}
    </>
  )
}
