/** The path at which a session is joined: one, whatever its time, trainer or room will be. */
export function joinPath(sessionId: string): string {
  return `/sessions/${sessionId}/join`;
}
