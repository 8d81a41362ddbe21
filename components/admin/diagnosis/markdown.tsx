import ReactMarkdown from 'react-markdown';

/** The Markdown of docs/causes, in the looks of the console. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="grid gap-3">
      <ReactMarkdown components={looks}>{text}</ReactMarkdown>
    </div>
  );
}

const looks: Parameters<typeof ReactMarkdown>[0]['components'] = {
  h1: ({ children }) => <h1 className="text-xl font-semibold wrap-anywhere">{children}</h1>,
  h2: ({ children }) => <h2 className="mt-2 font-semibold">{children}</h2>,
  ul: ({ children }) => <ul className="grid list-disc gap-1 pl-5">{children}</ul>,
  code: ({ children }) => (
    <code className="rounded bg-sunk px-1 font-mono text-[0.92em] wrap-anywhere">{children}</code>
  ),
};
