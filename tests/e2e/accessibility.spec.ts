import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { screens } from './support/screens';
import { settle } from './support/settle';
import { signInAs } from './support/sign-in';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    for (const screen of screens) {
      test(`${screen.name} breaks no rule of WCAG 2.2 AA`, async ({ page, context, baseURL }) => {
        if (screen.as) await signInAs(context, screen.as, baseURL ?? '');
        await screen.open(page);
        await settle(page);
        const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`);
        expect(found).toEqual([]);
      });
    }
  });
}
