import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { env } from '@/server/core/env';

/**
 * Where secret mails go on the computer of somebody who tries Caravan without a mail server: `.eml` files in the data
 * folder, which only the owner of the folder can read. Throws in any other installation, where SMTP_URL is needed.
 */
export function localMailFolder() {
  if (!env.CARAVAN_EMBEDDED) throw new Error('SMTP_URL is not set, so emails about accounts cannot be sent.');
  const folder = path.join(env.CARAVAN_DATA_DIR, 'mail');
  const writer = nodemailer.createTransport({ streamTransport: true, buffer: true });
  return {
    async sendMail(mail: SendMailOptions): Promise<void> {
      const { message } = await writer.sendMail(mail);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const [id] = String(mail.messageId).slice(1).split('@');
      await writeFile(path.join(folder, `${id}.eml`), message, { mode: 0o600 });
    },
  };
}
