/** Why a request is refused before any verb sees it. `message` is a sentence that says what to do. */
export type RequestRefusal = { status: number; code: string; message: string };

/** The refusal as JSON, `{ code, message }`. */
export function answerRefusal({ status, code, message }: RequestRefusal): Response {
  return Response.json({ code, message }, { status, headers: { 'cache-control': 'no-store' } });
}
