import { folderOf, isIn, isTest } from './paths';
import type { Source } from './read-source';
import type { WholeRule } from './rule';

type Graph = Map<string, Set<string>>;

/** Folders that may import each other, and why. */
const allowed: [string, string][] = [
  // root.ts lists the routers, and they are built with trpc.ts: the names that every reader of tRPC knows.
  ['server/api', 'server/api/routers'],
  ['server/api', 'server/api/routers/admin'],
];

/** No file imports itself by way of others, types included. */
export const noFileCycles: WholeRule = (sources) => findCycles(graphOf(sources, (path) => path));

/** No folder does, either: what two folders need of each other belongs into a third. */
export const noFolderCycles: WholeRule = (sources) => findCycles(graphOf(sources, folderOf));

function graphOf(sources: readonly Source[], nodeOf: (path: string) => string): Graph {
  const inside = sources.filter(({ path }) => isIn(path, 'server', 'components') && !isTest(path));
  const paths = new Map(inside.map(({ path }) => [path.replace(/\.(tsx?|m?js)$/, ''), path]));
  const graph: Graph = new Map();
  for (const { path, imports } of inside) {
    const from = nodeOf(path);
    const to = graph.get(from) ?? new Set();
    graph.set(from, to);
    for (const { target } of imports) {
      const found = paths.get(target) ?? paths.get(`${target}/index`);
      if (found && nodeOf(found) !== from && !isAllowed(nodeOf(found), from)) to.add(nodeOf(found));
    }
  }
  return graph;
}

const isAllowed = (a: string, b: string) =>
  allowed.some(([above, below]) => (a === above && b === below) || (a === below && b === above));

/** One sentence for each group of nodes that reach each other (Tarjan's strongly connected components). */
function findCycles(graph: Graph): string[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (node: string): number => {
    const index = order.size;
    order.set(node, index);
    stack.push(node);
    let low = index;
    for (const next of graph.get(node) ?? []) {
      const known = order.get(next);
      if (known === undefined) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, lowest.get(next) ?? known);
    }
    lowest.set(node, low);
    if (low === index) {
      const group = stack.splice(stack.indexOf(node));
      if (group.length > 1) found.push(`${group.sort().join(', ')} import each other in a cycle`);
    }
    return low;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found;
}
