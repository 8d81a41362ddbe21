import { folderOf, isTest } from './paths';
import type { WholeRule } from './rule';

const most = 15;

/** Folders that may hold more, and why. */
const reasons: Record<string, string> = {
  'server/api/routers/admin': 'one router for each screen of the console',
};

/** No folder holds more files side by side than one can take in, tests not counted. */
export const noCrowdedFolders: WholeRule = (sources) => {
  const counts = new Map<string, number>();
  for (const { path } of sources)
    if (!isTest(path)) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  return [...counts]
    .filter(([folder, count]) => count > most && !reasons[folder])
    .map(([folder, count]) => `${folder} holds ${count} files: ${most} are the most, or say why not`);
};
