import { Button, LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { instantText } from '#app/ui/when.ts'

export interface News {
  browsers: readonly { mark: string; agent: string; at: string }[]
  zone: string
  today: string
}

/** Says that somebody signed in from a browser or a network not seen before, until the person says that it was them. */
export function NewBrowsers({ news: { browsers, zone, today } }: { news: News }) {
  return browsers.map(({ mark, agent, at }) => (
    <Notice key={mark} tone="warning" heading="A sign-in from somewhere new">
      <p>
        {agent}, {instantText(at, zone, today)}, on a browser or network from which you had not signed in before.
      </p>
      <div className="button-row">
        <form method="post" action="/account/browsers/known">
          <input type="hidden" name="mark" value={mark} />
          <Button kind="second">That was me</Button>
        </form>
        <LinkButton to="/account" kind="quiet">
          It was not me: end sessions
        </LinkButton>
      </div>
    </Notice>
  ))
}
