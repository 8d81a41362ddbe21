import { answerMcp } from '@/server/api/mcp/answer-mcp';
import { createContext } from '@/server/core/context';

const answer = (request: Request) => answerMcp(createContext({ kind: 'visitor' }), request);

export { answer as DELETE, answer as GET, answer as POST };
