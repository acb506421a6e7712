import { whyNot } from '#app/features/why-not/why-not.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'

export const loader = pageLoader(whyNot)

/** The reasons for not seeing something, the same for everybody: it says nothing about any case. */
export default function WhyNot() {
  return (
    <>
      <PageHead lead="Offramp answers the same for a page that does not exist and for one that is not yours to see. These are the reasons there can be.">
        Why can’t I see this?
      </PageHead>
      <Panel heading="The reasons there can be">
        <ul className="plain-list">
          <li>
            <strong>You are not on the team.</strong> Only the people of a case see it. Ask the team chair of your
            school.
          </li>
          <li>
            <strong>Your time on it ended.</strong> Being consulted, standing in for somebody and an emergency opening
            all have a last day.
          </li>
          <li>
            <strong>Your role ended, or is for another school.</strong> Your roles stand under{' '}
            <Link to="/account">My account</Link>. Ask a district lead.
          </li>
          <li>
            <strong>Somebody is kept out.</strong> Nobody sees a case of a child of their own, or one that they said
            they can’t judge fairly.
          </li>
          <li>
            <strong>It was joined to another, or it is over.</strong> Follow the case that it was joined to.
          </li>
          <li>
            <strong>The address is wrong.</strong> A letter is missing, or the link is from another district.
          </li>
        </ul>
      </Panel>
      <Panel heading="Whom to ask">
        <p>
          Ask your team chair, or a district lead. They can’t tell you whether a case exists, and can add you where you
          need to be. If a child or anybody else is in danger now, call 911 and tell the people on duty: their numbers
          stand under <Link to="/work">My work</Link>.
        </p>
      </Panel>
    </>
  )
}
