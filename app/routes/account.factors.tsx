import { useLoaderData, useSearchParams } from '@remix-run/react'
import { factorsPage } from '#app/features/account/factors-page.query.server.ts'
import { OwnFactors, RecoveryLine } from '#app/features/account/own-factors.tsx'
import { AddFactor } from '#app/features/account/add-factor.tsx'
import { factorsLoader } from '#app/http/own-factors.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'

export const loader = factorsLoader(factorsPage)

export default function FactorsPage() {
  const view = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  if (view.first) {
    return (
      <>
        <PageHead lead="A password alone can be stolen. Choose what else shows that it is you; you need it each time you sign in.">
          Set up a second step
        </PageHead>
        <AddFactor />
      </>
    )
  }
  return (
    <>
      <PageHead lead="What shows that it is you, besides your password.">Second step</PageHead>
      {search.has('added') ? <Notice tone="done">Added. You can use it from now on.</Notice> : null}
      {search.has('removed') ? <Notice tone="done">Removed. Your other sessions are ended.</Notice> : null}
      <Panel heading="In use">
        <OwnFactors view={view} />
      </Panel>
      <Panel heading="Recovery codes">
        <RecoveryLine view={view} />
        {view.factors.length > 0 ? (
          <LinkButton to="/account/recovery-codes">
            {view.codes.made ? 'Make new codes' : 'Make recovery codes'}
          </LinkButton>
        ) : null}
      </Panel>
      <AddFactor />
    </>
  )
}
