import { viewOf } from '#app/ui/form/entry-view.tsx'
import { referralAttendedDesign, referralDesign } from './referral-form.tsx'

/** How a referral reads on the timeline, on its page and in print. */
export const ReferralView = viewOf(referralDesign)

/** How the news about a referral's appointment reads. */
export const ReferralAttendedView = viewOf(referralAttendedDesign)
