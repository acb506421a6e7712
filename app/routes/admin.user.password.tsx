import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { userForm } from '#app/features/administration/user-forms.query.server.ts'
import { giveFirstPasswordAction } from '#app/http/account.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'

export const loader = pageLoader(userForm)
export const action = giveFirstPasswordAction()
export const handle = { title: 'Give a first password' }

export default function FirstPasswordPage() {
  const { form } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHead lead={form.about}>Give a first password</PageHead>
      {answer && 'password' in answer ? (
        <Notice tone="done" heading="Hand this over in person. It is shown only now.">
          <p>
            <code className="first-password">{answer.password}</code>
          </p>
          <p>It works once, within seven days: the person chooses their own password next.</p>
        </Notice>
      ) : (
        <>
          {answer && 'message' in answer ? <Notice tone="warning">{answer.message}</Notice> : null}
          <p>
            A random password is made and shown to you once. The person’s old password stops working and all their
            sessions end.
          </p>
          <Form method="post">
            <Button>Make a first password</Button>
          </Form>
        </>
      )}
      <p>
        <LinkButton to={form.back} kind="quiet">
          Go back
        </LinkButton>
      </p>
    </>
  )
}
