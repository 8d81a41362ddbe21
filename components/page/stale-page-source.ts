import { staleEvent } from './stale-page';

/**
 * Reloads a page whose scripts are gone, once a minute for each address; after that the page says so. Where nothing can be
 * kept it only says so, since nothing would end the loop. It stands in the page, because the scripts are what is missing.
 */
export const stalePageSource = `(function(){
function renew(){try{var k='caravan.reloaded',v=(sessionStorage.getItem(k)||'0 ').split(' ');if(v[1]!==location.href||Date.now()-v[0]>=60000){sessionStorage.setItem(k,Date.now()+' '+location.href);location.reload();return}}catch(e){}
document.documentElement.dataset.stale=''}
addEventListener('${staleEvent}',renew);
addEventListener('click',function(e){if(e.target instanceof Element&&e.target.closest('[data-reload]'))location.reload()},true);
addEventListener('error',function(e){var s=e.target;if(s instanceof HTMLScriptElement&&s.src.indexOf('/_next/static/')>=0&&document.readyState!=='complete')renew()},true)
})()`;
