// What a publisher wrote, as it was meant: no HTML of theirs becomes a part of the page, and links tell nobody whence one comes.
import type { ReactNode } from 'react';
import { webAddress } from '#core/plans/links.ts';
import { blocksOf, type Block } from '#portal/components/markdown/blocks.ts';
import { spansOf, type Span } from '#portal/components/markdown/spans.ts';
import { Told } from '#portal/components/sourced-text.tsx';

export function Markdown({ text }: { readonly text: string }): ReactNode {
  return (
    <div className="bw-written">
      {blocksOf(text).map((block, index) => (
        <Shown key={index} block={block} />
      ))}
    </div>
  );
}

function Shown({ block }: { readonly block: Block }): ReactNode {
  switch (block.is) {
    case 'heading':
      // It is a heading of theirs, not one of this page's.
      return (
        <p className="bw-written-heading">
          <Spans text={block.text} />
        </p>
      );
    case 'paragraph':
      return (
        <p>
          <Spans text={block.text} />
        </p>
      );
    case 'code':
      return (
        // Scrolls by itself, so it can be reached by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'list':
      return block.isOrdered ? (
        <ol>
          <Items items={block.items} />
        </ol>
      ) : (
        <ul>
          <Items items={block.items} />
        </ul>
      );
  }
}

function Items({ items }: { readonly items: readonly string[] }): ReactNode {
  return items.map((text, index) => (
    <li key={index}>
      <Spans text={text} />
    </li>
  ));
}

function Spans({ text }: { readonly text: string }): ReactNode {
  return spansOf(text).map((span, index) => <SpanShown key={index} span={span} />);
}

function SpanShown({ span }: { readonly span: Span }): ReactNode {
  switch (span.is) {
    case 'text':
      return <Told text={span.text} />;
    case 'code':
      return <code>{span.text}</code>;
    case 'stress':
      return (
        <strong>
          <Told text={span.text} />
        </strong>
      );
    case 'link': {
      const address = webAddress(span.url);
      if (address === undefined) return span.text;
      return (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {span.text}
          <span className="bw-hidden"> (opens in a new tab)</span>
        </a>
      );
    }
  }
}
