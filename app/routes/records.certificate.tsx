import { useLoaderData } from '@remix-run/react'
import { CertificatePage } from '#app/features/records/certificate-page.tsx'
import { certificate } from '#app/features/records/certificate.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(certificate)

export default function Certificate() {
  return <CertificatePage view={useLoaderData<typeof loader>()} />
}
