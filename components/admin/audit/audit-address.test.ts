import { expect, test } from 'vitest';
import { auditHref, readAuditAddress } from './audit-address';

test('an address says what it was made of, and a change starts at the first page', () => {
  const address = readAuditAddress({ about: 'trainer', subject: ' P-10042 ', period: '7d', after: 'x' });
  expect(address).toEqual({
    about: 'trainer',
    actorId: null,
    subject: 'P-10042',
    period: '7d',
    after: 'x',
  });
  expect(auditHref(address, { period: undefined })).toBe('/admin/audit?about=trainer&subject=P-10042');
  expect(auditHref(address, { after: 'y' }, '/api/export/audit')).toBe(
    '/api/export/audit?about=trainer&subject=P-10042&period=7d&after=y',
  );
});

test('what an address should not say is left out', () => {
  expect(readAuditAddress({ about: 'toString', period: ['30d', '24h'] })).toMatchObject({
    about: null,
    period: '30d',
  });
});
