'use client';

import { staleEvent } from './stale-page';

// Reloads a page whose scripts are gone, once a minute for each address; after that the page says so. Where nothing can be
// kept it only says so, since nothing would end the loop. It stands in the page, because the scripts are what is missing.
const script = `(function(){
function renew(){try{var k='caravan.reloaded',v=(sessionStorage.getItem(k)||'0 ').split(' ');if(v[1]!==location.href||Date.now()-v[0]>=60000){sessionStorage.setItem(k,Date.now()+' '+location.href);location.reload();return}}catch(e){}
document.documentElement.dataset.stale=''}
addEventListener('${staleEvent}',renew);
addEventListener('click',function(e){if(e.target instanceof Element&&e.target.closest('[data-reload]'))location.reload()},true);
addEventListener('error',function(e){var s=e.target;if(s instanceof HTMLScriptElement&&s.src.indexOf('/_next/static/')>=0&&document.readyState!=='complete')renew()},true)
})()`;

/** Watches for scripts of the page that cannot be loaded, from before the first of them is asked for. */
export function StalePageScript() {
  return (
    <script
      type={typeof window === 'undefined' ? 'text/javascript' : 'text/plain'}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, and it must not wait for a request
      dangerouslySetInnerHTML={{ __html: script }}
    />
  );
}

/** What is said when a reload did not help. CSS shows it, since no script may be there. */
export function StalePageNote() {
  return (
    <p role="alert" className="stale-note border-b border-line bg-warn-soft px-5 py-3 text-center text-ink">
      Part of this page could not be loaded. Check your connection, then{' '}
      <button type="button" data-reload="" className="cursor-pointer font-semibold underline">
        reload the page
      </button>
      .
    </p>
  );
}
