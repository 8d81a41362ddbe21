import { log } from '@/server/core/log';

const types = { csv: 'text/csv', json: 'application/json' };

/** Parts of a file as a download that grows while it is read. `name` is the file's, without its ending. */
export async function answerDownload(
  parts: AsyncGenerator<string>,
  { name, ending, userId }: { name: string; ending: keyof typeof types; userId: string },
): Promise<Response> {
  // Read the first part before the response starts, so that an early failure is an error and not a truncated file.
  const first = await parts.next();
  const body = new ReadableStream<string>({
    start(controller) {
      if (!first.done) controller.enqueue(first.value);
    },
    // An error here breaks the connection, and every client reports a failed download.
    async pull(controller) {
      const { done, value } = await parts.next().catch((error: unknown) => {
        log.error({ err: error, userId, file: name }, 'an export failed midway');
        throw error;
      });
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return(undefined);
    },
  }).pipeThrough(new TextEncoderStream());
  return new Response(body, {
    headers: {
      'content-type': `${types[ending]}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}.${ending}"`,
      'cache-control': 'no-store',
    },
  });
}
