// Runs before the first paint. Without a stored choice the attribute stays away and the system decides.
const script = `try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

/** Puts the stored theme on <html> before anything is painted. */
export function ThemeScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, and it must not wait for a request
  return <script dangerouslySetInnerHTML={{ __html: script }} />;
}
