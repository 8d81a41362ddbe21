import { log } from '@/server/core/log';

/**
 * Text in pieces as the body of a response. The first piece is read before the response starts, so that an early failure is an
 * error and not a truncated file. A later one is logged and breaks
 * the connection, and every client reports a failed download.
 */
export async function streamText(
  pieces: AsyncGenerator<string>,
  failure: { message: string; userId: string },
): Promise<ReadableStream<Uint8Array>> {
  const first = await pieces.next();
  return new ReadableStream<string>({
    start(controller) {
      if (!first.done) controller.enqueue(first.value);
    },
    async pull(controller) {
      const { done, value } = await pieces.next().catch((error: unknown) => {
        log.error({ err: error, userId: failure.userId }, failure.message);
        throw error;
      });
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  }).pipeThrough(new TextEncoderStream());
}
