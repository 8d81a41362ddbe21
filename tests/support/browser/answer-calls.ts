import superjson from 'superjson';
import { DomainError } from '@/server/core/errors';

export type Call = { procedure: string; input: unknown };
/** What the API answers, by procedure. A DomainError that is thrown reaches the browser as one. */
export type Answers = Record<string, (input: unknown) => unknown>;

/** A `fetch` that speaks the API's protocol and answers from a table; a procedure that is not in it fails. */
export function answerCalls(answers: Answers, calls: Call[]): typeof fetch {
  return async (request, init) => {
    const url = new URL(String(request), 'http://caravan.test');
    const inputs: Record<string, unknown> = JSON.parse(String(init?.body ?? url.searchParams.get('input')));
    const procedures = url.pathname.replace('/api/trpc/', '').split(',');
    const results = await Promise.all(
      procedures.map(async (procedure, index) => {
        const input =
          inputs[index] === undefined ? undefined : superjson.parse(JSON.stringify(inputs[index]));
        calls.push({ procedure, input });
        try {
          if (!answers[procedure]) throw new Error(`The test has no answer for ${procedure}.`);
          return { result: { data: superjson.serialize(await answers[procedure](input)) } };
        } catch (error) {
          return { error: superjson.serialize(refusalOf(error)) };
        }
      }),
    );
    return Response.json(results);
  };
}

function refusalOf(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  const domain =
    error instanceof DomainError ? { kind: error.kind, code: error.code, message: error.message } : null;
  return { message, code: -32600, data: { code: 'CONFLICT', httpStatus: 409, domain } };
}
