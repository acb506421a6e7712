import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FilterLinks } from '#app/ui/filter-links.tsx'
import { IdentityBar } from '#app/ui/frame/identity-bar.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { AddMenu, MoreMenu } from './case-menus.tsx'
import { DuePanel, NextPanel, PlanPanel, RightNow, TeamPanel, DecisionsPanel } from './case-panels.tsx'
import { MatchesPanel } from './matches-panel.tsx'
import type { CasePageView } from './case-page.query.server.ts'
import { timelineFilters } from './timeline-filters.ts'

/** One case on one page: what holds, what comes next, what is due, and all that happened. */
export function CasePage({ view }: { view: CasePageView }) {
  return (
    <>
      <IdentityBar identity={view.identity} to={`/cases/${view.caseId}`} />
      <PageHead>
        {view.screening ? 'Screening' : 'Case'} {view.identity.number}
      </PageHead>
      {view.saved ? <Notice tone="done">{view.saved}</Notice> : null}
      {view.afterSaving ? <Notice tone="warning">{view.afterSaving}</Notice> : null}
      {view.member ? <Notice>You are on this case already. It needs no emergency.</Notice> : null}
      {view.account ? <Notice>{view.account}</Notice> : null}
      {view.held ? <Notice>A legal hold stands. Nothing of this case is destroyed.</Notice> : null}
      {view.unreadable > 0 ? (
        <Notice tone="warning">
          {view.unreadable === 1 ? 'One entry cannot be read.' : `${view.unreadable} entries cannot be read.`} The rest
          of this page stands. Tell your administrator.
        </Notice>
      ) : null}
      <div className="case-page">
        <div className="case-top">
          <RightNow view={view} />
          <MatchesPanel {...view.matches} />
          <NextPanel view={view} />
          <AddMenu view={view} />
          {view.reopen ? (
            <p>
              <LinkButton to={`/cases/${view.caseId}/reopen`} kind="main">
                Reopen
              </LinkButton>
            </p>
          ) : null}
        </div>
        <div className="case-side">
          <DuePanel view={view} />
          <TeamPanel view={view} />
          <DecisionsPanel view={view} />
          <MoreMenu view={view} />
        </div>
        <div className="case-plan">
          <PlanPanel view={view} />
        </div>
        <div className="case-rest">
          <TimelinePanel view={view} />
        </div>
      </div>
    </>
  )
}

function TimelinePanel({ view }: { view: CasePageView }) {
  const { items, more, show } = view.timeline
  const path = `/cases/${view.caseId}`
  const filters = Object.entries(timelineFilters).map(([id, { label }]) => ({
    label,
    to: `${path}?show=${id}#timeline`,
    here: show === id,
  }))
  return (
    <Panel heading="Timeline" id="timeline">
      <FilterLinks
        name="Which entries"
        filters={[{ label: 'All', to: `${path}#timeline`, here: show === null }, ...filters]}
      />
      <Timeline
        items={items}
        zone={view.zone}
        today={view.today}
        empty={show === null ? undefined : <Empty>Nothing of this kind yet.</Empty>}
      />
      {more > 0 ? (
        <p>
          <Link to={`${path}?all=yes${show ? `&show=${show}` : ''}#timeline`}>Show {more} earlier entries</Link>
        </p>
      ) : null}
    </Panel>
  )
}
