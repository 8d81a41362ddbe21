import type { ReactNode } from 'react';

/** The little Markdown that docs/causes is written in: headings, paragraphs, lists and code in a line. */
export function Markdown({ text }: { text: string }) {
  const blocks = text.trim().split(/\n\n+|\n(?=#)/);
  return <div className="grid gap-3">{blocks.flatMap(splitHeading).map(renderBlock)}</div>;
}

/** A heading ends at its line; what follows it directly is a block of its own. */
function splitHeading(block: string): string[] {
  const [first = '', ...rest] = block.split('\n');
  return first.startsWith('#') && rest.length > 0 ? [first, rest.join('\n')] : [block];
}

function renderBlock(block: string): ReactNode {
  if (block.startsWith('# ')) {
    return (
      <h1 key={block} className="text-xl font-semibold wrap-anywhere">
        {block.slice(2)}
      </h1>
    );
  }
  if (block.startsWith('## ')) {
    return (
      <h2 key={block} className="mt-2 font-semibold">
        {block.slice(3)}
      </h2>
    );
  }
  if (block.startsWith('- ')) {
    return (
      <ul key={block} className="grid list-disc gap-1 pl-5">
        {block.split('\n').map((line) => (
          <li key={line}>{renderLine(line.replace(/^- /, ''))}</li>
        ))}
      </ul>
    );
  }
  return <p key={block}>{renderLine(block)}</p>;
}

function renderLine(line: string): ReactNode[] {
  // Between the first tick and the second is code, between the second and the third is not, and so on.
  return line.split('`').map((part, index) =>
    index % 2 === 1 ? (
      <code key={part} className="rounded bg-sunk px-1 font-mono text-[0.92em] wrap-anywhere">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
