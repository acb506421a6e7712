/** The few signs of the frame, always beside their word. */
const paths = {
  work: 'M4 6h16M4 12h16M4 18h10',
  refer: 'M12 5v14M5 12h14',
  reports: 'M4 5h16v11H9l-5 4z',
  cases: 'M4 7a2 2 0 0 1 2-2h4l2 2h6a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z',
  team: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.3 2.7-6 6-6s6 2.7 6 6M16 4.5a3.5 3.5 0 0 1 0 6.5M21 20c0-2.600-1.600-4.800-4-5.700',
  audit: 'M8 4h8M6 4h12v16H6zM9 9h6M9 13h6M9 17h3',
  desk: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500L21 21',
  admin: 'M4 8h10M18 8h2M4 16h2M10 16h10M16 6v4M8 14v4',
  hide: 'M3 12c2.500-4 5.500-6 9-6s6.500 2 9 6c-2.500 4-5.500 6-9 6s-6.500-2-9-6zM4 20L20 4',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
} as const
export type IconName = keyof typeof paths

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}

/** The mark: a road that leads off, away from where things were heading. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <rect className="mark-ground" width="32" height="32" rx="8" />
      <path className="mark-road" d="M11 27V5" />
      <path className="mark-ramp" d="M11 21c0-6 10-5 10-13M17 11l4-4 4 4" />
    </svg>
  )
}
