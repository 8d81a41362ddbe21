import { createContext } from '@/server/core/context';
import { answerRefusal } from '@/server/core/http/answer-refusal';
import { findForeignHost } from '@/server/core/http/find-foreign-host';
import { refuseOverLimit } from '@/server/core/limits/refuse-over-limit';
import { getLogo } from '@/server/school/settings/get-logo';

/** The school's logo. Its address names the very image, so that browsers keep it for as long as they like. */
export async function GET(request: Request): Promise<Response> {
  const foreign = findForeignHost(request.headers);
  if (foreign) return answerRefusal(foreign);
  const refused = await refuseOverLimit('read', request.headers, null);
  if (refused) return refused;
  const logo = await getLogo(createContext({ kind: 'visitor' }));
  if (!logo) return new Response('The school has no logo.\n', { status: 404 });
  const headers = { 'content-type': 'image/png', 'cache-control': 'public, max-age=31536000, immutable' };
  return new Response(logo, { headers });
}
