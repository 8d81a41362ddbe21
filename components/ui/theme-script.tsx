'use client';

// Runs before the first paint. Without a stored choice the attribute stays away and the system decides.
const script = `try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

/** Puts the stored theme on <html> before anything is painted. Where the browser renders it anew, it is mere text. */
export function ThemeScript() {
  return (
    <script
      type={typeof window === 'undefined' ? 'text/javascript' : 'text/plain'}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, and it must not wait for a request
      dangerouslySetInnerHTML={{ __html: script }}
    />
  );
}
