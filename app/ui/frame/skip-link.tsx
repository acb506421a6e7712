/** The first stop of the keyboard on every page. */
export const SkipLink = () => (
  <a className="skip-link" href="#main">
    Skip to the content
  </a>
)
