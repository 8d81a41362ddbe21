/**
 * An email as its reader sees it. It runs no script, has its own origin, and loads nothing but images of
 * ours: the frame inherits the Content-Security-Policy of the page, whose nonce lets its one style sheet in.
 */
export function MailFrame({ html, subject, nonce }: { html: string; subject: string; nonce: string }) {
  return (
    <iframe
      title={subject}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      srcDoc={html
        .replace('<style>', `<style nonce="${nonce}">`)
        .replace('<head>', '<head><base target="_blank">')}
      className="h-[44rem] w-full resize-y rounded-b-xl border-t border-line bg-white dark:bg-black"
    />
  );
}
