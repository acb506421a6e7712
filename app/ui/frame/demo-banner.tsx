/** Stands on every page of a demo. */
export const DemoBanner = () => (
  <p className="demo-banner" role="note">
    <strong>This is a demo.</strong> Every person and event in it is invented.
  </p>
)
