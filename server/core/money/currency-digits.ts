// ISO 4217, list one. What Intl says instead follows the habits of shops and differs between versions.
const none = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ');
const three = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');
const four = 'CLF UYW'.split(' ');

/** Digits after the point of an ISO 4217 currency, in any case: 2 for euros, 0 for yen, 3 for Kuwaiti dinars. */
export function currencyDigits(currency: string): number {
  const code = currency.toUpperCase();
  if (none.includes(code)) return 0;
  if (three.includes(code)) return 3;
  return four.includes(code) ? 4 : 2;
}
