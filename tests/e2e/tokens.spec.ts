import { randomUUID } from 'node:crypto';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { e2ePlace } from './support/place';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

test('an administrator makes a token, a machine reads incidents with it, and it ends', async ({ page }) => {
  const { url } = await e2ePlace();
  await signInAs(page.context(), 'ADMIN', url);
  const name = `night watch ${randomUUID().slice(0, 6)}`;
  await page.goto('/admin/tokens');
  await page.getByRole('button', { name: 'Add token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What it is for').fill(name);
  await dialog.getByRole('button', { name: 'Add token' }).click();
  const token = await dialog.getByLabel('Token').textContent();
  await dialog.getByRole('button', { name: 'Done' }).click();

  const connect = async () => {
    const client = new Client({ name: 'test', version: '1.0.0' });
    const headers = { authorization: `Bearer ${token}` };
    await client.connect(
      new StreamableHTTPClientTransport(new URL('/api/mcp', url), { requestInit: { headers } }),
    );
    return client;
  };
  const client = await connect();
  const { content } = await client.callTool({ name: 'list_incidents', arguments: {} });
  expect(JSON.stringify(content)).toContain('open');
  await client.close();

  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: `End ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End this token' }).click();
  await expect(row).toHaveCount(0);
  await expect(connect()).rejects.toThrow(/does not work/);
});
