import type { Level } from '@/prisma/generated/enums';

type Point = { x: number; y: number };

const steepness: Record<Level, number> = { BEGINNER: 0.22, INTERMEDIATE: 0.36, ADVANCED: 0.54 };
const pointCount: Record<Level, number> = { BEGINNER: 3, INTERMEDIATE: 4, ADVANCED: 5 };

/**
 * Draws the landscape of a course: three ridges, a route with points along the front one, and a sun. The same seed gives the
 * same picture. A higher level gives steeper ridges and more points. Lengths are in view-box units.
 */
export function drawRoute(seed: string, level: Level, width: number, height: number) {
  const random = randomFrom(seed);
  const steep = steepness[level];
  const ridges = [0.4, 0.56, 0.74].map((base, depth) => {
    const relief = steep * height * (1 - depth * 0.28);
    const [a, b, c] = [random() * 6.3, random() * 6.3, random() * 6.3];
    const waves = 1.2 + random() * 0.8 + depth * 0.3 + steep;
    return (x: number) => {
      const t = (x / width) * waves * 6.3;
      const shape =
        Math.sin(t + a) * 0.55 + Math.sin(t * 2.1 + b) * 0.28 * (steep * 3) + Math.sin(t * 0.5 + c) * 0.3;
      return height * base - shape * relief * 0.5;
    };
  });
  const front = ridges.at(-1) ?? (() => height);
  const count = pointCount[level];
  const points = Array.from({ length: count }, (_, index): Point => {
    const x = round(width * (0.12 + (0.76 * index) / (count - 1)) + (random() - 0.5) * width * 0.05);
    return { x, y: round(front(x)) };
  });
  const [first, last] = [points.at(0), points.at(-1)];
  return {
    ridges: ridges.map((ridge) => `${line(ridge, 0, width)}L${width} ${height + 4}L0 ${height + 4}Z`),
    route: first && last ? line(front, first.x, last.x) : '',
    points,
    sun: {
      x: round(width * (0.2 + random() * 0.6)),
      y: round(height * (0.2 + random() * 0.14)),
      r: height * 0.13,
    },
  };
}

function line(ridge: (x: number) => number, from: number, to: number): string {
  const steps = Math.min(64, Math.round((to - from) / 9));
  const at = (step: number) => from + ((to - from) * step) / steps;
  const parts = Array.from(
    { length: steps + 1 },
    (_, step) => `${round(at(step))} ${round(ridge(at(step)))}`,
  );
  return `M${parts.join('L')}`;
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Pseudorandom numbers from 0 to 1 that depend only on the seed: FNV-1a, then mulberry32. */
function randomFrom(seed: string): () => number {
  let state = 2_166_136_261;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 16_777_619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
