import type { Level } from '@/prisma/generated/enums';
import { drawRoute } from './draw-route';

/** A unique drawing for each course: steeper ridges for higher levels, and a route across them. Decorative. */
export function RouteArt({
  seed,
  level,
  width = 240,
  height = 132,
  className = '',
}: {
  seed: string;
  level: Level;
  width?: number;
  height?: number;
  className?: string;
}) {
  const { ridges, route, points, sun } = drawRoute(seed, level, width, height);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      className={`block bg-sunk ${className}`}
    >
      <circle cx={sun.x} cy={sun.y} r={sun.r} className="fill-accent-soft stroke-line" />
      {ridges.map((ridge, index) => (
        <path
          key={ridge}
          d={ridge}
          strokeWidth="1"
          className={
            [
              'fill-sunk stroke-line-strong',
              'fill-page stroke-line-strong',
              'fill-surface stroke-line-strong',
            ][index]
          }
        />
      ))}
      <path d={route} fill="none" strokeWidth="1.5" className="stroke-accent" opacity="0.55" />
      {points.map(({ x, y }, index) => (
        <g key={x}>
          <circle cx={x} cy={y} r="4" className="fill-surface" />
          <circle
            cx={x}
            cy={y}
            r="4"
            className="fill-accent"
            opacity={index === points.length - 1 ? 0.5 : 1}
          />
        </g>
      ))}
    </svg>
  );
}
