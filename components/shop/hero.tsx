import { drawRoute } from './draw-route';

const [width, height] = [1440, 200];
const { ridges, route, points, sun } = drawRoute('caravan at noon', 'INTERMEDIATE', width, height);

/** The hero of the catalog. */
export function Hero() {
  return (
    <section className="border-b border-line">
      <div className="relative overflow-hidden">
        <svg
          viewBox={`8 0 ${width - 16} ${height}`} // hides the ends of the ridges
          preserveAspectRatio="xMidYMax slice"
          aria-hidden="true"
          className="absolute inset-x-0 bottom-0 h-32 w-full overflow-visible sm:h-40"
        >
          <circle cx={sun.x} cy={sun.y} r="46" className="fill-accent-soft stroke-line" />
          {ridges.map((ridge, index) => (
            <path
              key={ridge}
              d={ridge}
              className={
                [
                  'fill-page stroke-line-strong',
                  'fill-sunk stroke-line-strong',
                  'fill-surface stroke-line-strong',
                ][index]
              }
            />
          ))}
          <path d={route} fill="none" strokeWidth="1.75" className="stroke-accent" opacity="0.5" />
          {points.map(({ x, y }, index) => (
            <g key={x}>
              <circle cx={x} cy={y} r="6.5" className="fill-surface" />
              <circle
                cx={x}
                cy={y}
                r="6.5"
                className="fill-accent"
                opacity={index === points.length - 1 ? 0.5 : 1}
              />
            </g>
          ))}
        </svg>
        <div className="relative mx-auto max-w-6xl px-5 pt-8 pb-32 sm:px-8 sm:pt-12 sm:pb-36">
          <h1 className="text-[2.25rem] leading-[1.06] font-semibold tracking-[-0.035em] sm:text-[3rem]">
            Learn live, with a trainer of your own.
          </h1>
          <p className="mt-3 max-w-[50ch] text-[1.0625rem] leading-relaxed text-muted">
            You pick the times that suit you. We find the trainer and book every session, or you get a full
            refund.
          </p>
        </div>
      </div>
    </section>
  );
}
