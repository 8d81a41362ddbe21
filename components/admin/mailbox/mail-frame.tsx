'use client';

/**
 * An email as its reader sees it. It runs no script, has its own origin, and loads nothing but images of ours: the frame
 * inherits the Content-Security-Policy of the page, whose nonce lets its one style sheet in. `nonce` is that of a page that
 * was loaded; after a click inside the console, the one of the page that was loaded first still holds.
 */
export function MailFrame({ html, subject, nonce }: { html: string; subject: string; nonce: string }) {
  return (
    <iframe
      title={subject}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      srcDoc={html
        .replace('<style>', `<style nonce="${nonceOfDocument() ?? nonce}">`)
        .replace('<head>', '<head><base target="_blank">')}
      className="h-[44rem] w-full resize-y rounded-b-xl border-t border-line bg-white dark:bg-black"
    />
  );
}

function nonceOfDocument(): string | undefined {
  if (typeof document === 'undefined') return undefined;
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce || undefined;
}
