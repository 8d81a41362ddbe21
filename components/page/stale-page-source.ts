import { staleEvent } from './stale-page';

/**
 * Reloads a page whose scripts are gone, at most once a minute per URL; after that it shows a message. Without storage it
 * only shows the message, since nothing would stop a reload loop. It is inlined, because scripts are what is missing.
 */
export const stalePageSource = `(function(){
function renew(){try{var k='caravan.reloaded',v=(sessionStorage.getItem(k)||'0 ').split(' ');if(v[1]!==location.href||Date.now()-v[0]>=60000){sessionStorage.setItem(k,Date.now()+' '+location.href);location.reload();return}}catch(e){}
document.documentElement.dataset.stale=''}
addEventListener('${staleEvent}',renew);
addEventListener('click',function(e){if(e.target instanceof Element&&e.target.closest('[data-reload]'))location.reload()},true);
addEventListener('error',function(e){var s=e.target;if(s instanceof HTMLScriptElement&&s.src.indexOf('/_next/static/')>=0&&document.readyState!=='complete')renew()},true)
})()`;
