import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { until } from '@/tests/support/until';
import { e2ePlace } from './place';

/** The link of the newest mail to an address with this subject: secret mails are files where there is no mail server. */
export async function linkMailedTo(email: string, subject: string): Promise<string> {
  const { dataDir } = await e2ePlace();
  const folder = path.join(dataDir, 'mail');
  return until(async () => {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.toSorted().toReversed()) {
      const mail = await simpleParser(await readFile(path.join(folder, name)));
      const isIt = mail.subject === subject && [mail.to].flat()[0]?.text === email;
      const link = isIt && /https?:\/\/\S+(#|\/invitations\/)\S+/.exec(mail.text ?? '')?.[0];
      if (link) return link;
    }
    return undefined;
  });
}
