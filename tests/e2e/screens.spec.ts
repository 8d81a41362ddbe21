import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { screens } from './support/screens';
import { settle } from './support/settle';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';
import { expectNoSidewaysScroll } from './support/widths';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const phone = { width: 390, height: 844 };

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const screen of screens) {
  test(`${screen.name} keeps its Content-Security-Policy, breaks no rule of WCAG 2.2 AA in light or dark, and fits a phone and a tablet`, async ({
    page,
    context,
    baseURL,
    expectConsole,
  }) => {
    if (screen.complains) expectConsole(screen.complains);
    const policies = collectPolicies(page);
    if (screen.as) await signInAs(context, screen.as, baseURL ?? '');
    await screen.open(page);
    await settle(page);
    // What the page did against its policy, the browser complained of: the test fails then.
    expectStrict(policies);
    for (const colorScheme of ['light', 'dark'] as const) {
      await test.step(`in ${colorScheme}`, async () => {
        await page.emulateMedia({ colorScheme });
        await settle(page);
        await expectNoBrokenRule(page);
      });
    }
    await test.step('on a phone', async () => {
      await page.setViewportSize(phone);
      await settle(page);
      await expectNoBrokenRule(page);
      await expectNoSidewaysScroll(page);
    });
  });
}

/** The policies of the documents that a page opens from now on. */
function collectPolicies(page: Page): (string | undefined)[] {
  const policies: (string | undefined)[] = [];
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.status() !== 303)
      policies.push(response.headers()['content-security-policy']);
  });
  return policies;
}

function expectStrict(policies: (string | undefined)[]): void {
  expect(policies.length).toBeGreaterThan(0);
  for (const policy of policies) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{36}'/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  }
}

/** A page that is just refreshing itself is looked at again; what is broken stays broken. */
function expectNoBrokenRule(page: Page): Promise<void> {
  return expect.poll(() => brokenRules(page)).toEqual([]);
}

async function brokenRules(page: Page): Promise<string[]> {
  // No page has frames. For those, axe would load itself into a blank page too, each time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(standards).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
