import { afterEach, expect, test, vi } from 'vitest';
import { browserZone, isUsableZone, reportedZone } from './modern-zone';

afterEach(() => vi.restoreAllMocks());

function reports(timeZone: string | undefined) {
  const real = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC' }).resolvedOptions();
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({
    ...real,
    timeZone: timeZone as string,
  });
}

test.each(['Etc/Unknown', '+05:30', '-03:00', 'Foo/Bar', '', undefined])(
  'a browser in %s is shown UTC',
  (zone) => {
    reports(zone);
    expect(reportedZone()).toBeNull();
    expect(browserZone()).toBe('UTC');
  },
);

test('a browser that still says Calcutta is in Kolkata', () => {
  reports('Asia/Calcutta');
  expect(browserZone()).toBe('Asia/Kolkata');
});

test.each(['UTC', 'Europe/Berlin', 'Etc/GMT+5', 'Asia/Kathmandu'])('%s is usable', (zone) => {
  expect(isUsableZone(zone)).toBe(true);
});
