import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** How the server answers the next recipients: an SMTP code for a part of an address, or `silent`. */
type Behavior = { refuses: Map<string, number>; isSilent: boolean };

/** A real SMTP server on this machine. It keeps each message that it accepts, parsed as a mail program does. */
export async function startMailServer() {
  const received: (ParsedMail & { to: NonNullable<ParsedMail['to']> })[] = [];
  const attempts: string[] = [];
  const behavior: Behavior = { refuses: new Map(), isSilent: false };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect(_session, done) {
      if (!behavior.isSilent) done();
    },
    onRcptTo({ address }, _session, done) {
      attempts.push(address);
      const code = behavior.refuses.get(address);
      if (code === undefined) return done();
      done(Object.assign(new Error('No such mailbox here'), { responseCode: code }));
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void simpleParser(Buffer.concat(chunks)).then((mail) => {
          if (mail.to) received.push({ ...mail, to: mail.to });
          done();
        }, done);
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    received,
    /** Each recipient that was named to the server, accepted or not. */
    attempts,
    behavior,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
