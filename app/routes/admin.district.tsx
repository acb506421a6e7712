import { useLoaderData, useSearchParams } from '@remix-run/react'
import {
  CalendarShown,
  Clocks,
  LooksAsked,
  Pace,
  Schools,
  WhoAnswers,
} from '#app/features/administration/district-view.tsx'
import { districtPage } from '#app/features/district/district-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

export const loader = pageLoader(districtPage)
export const handle = { title: 'The district' }

export default function DistrictPage() {
  const view = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <>
      <PageHead lead="Schools, calendar, who answers, and every number that a law or the district sets.">
        The district
      </PageHead>
      {search.has('saved') ? <Notice tone="done">Saved.</Notice> : null}
      <Panel heading="Facts" aside={<LinkButton to="/admin/district/edit">Change these</LinkButton>}>
        <SummaryList
          rows={[
            { label: 'Name', value: view.district?.name ?? '' },
            { label: 'School Safety’s number', value: view.district?.safetyPhone ?? '' },
            { label: 'Case numbers begin with', value: view.district?.numberPrefix ?? '' },
            { label: 'Events in the audit log', value: view.logSize.toLocaleString('en-US') },
          ]}
        />
      </Panel>
      <WhoAnswers {...view} />
      <Schools schools={view.schools} />
      {view.calendar ? <CalendarShown calendar={view.calendar} today={view.today} /> : null}
      <Clocks clocks={view.clocks} profile={view.profile} />
      <LooksAsked looks={view.looks} />
      <Pace pace={view.pace} />
    </>
  )
}
