import type { ReactNode } from 'react';

/** What the framework is and is not, with the clauses of Executive Order 14409 that say so. */
export function FrameworkWords(): ReactNode {
  return (
    <ol>
      <li>A developer of AI may ask the government whether a model is a covered frontier model (section 3(b)(i)).</li>
      <li>
        It may give the government access for up to 30 days before it plans to release the model to other trusted
        partners (section 3(b)(ii)).
      </li>
      <li>It may choose, together with the government, which partners have it early (section 3(b)(iii)).</li>
      <li>
        The Director of NSA determines whether a model is covered, and others are consulted; the developer may comment
        (section 3(a)).
      </li>
      <li>
        Nothing here is a licence or a permit, and no release waits for anything here: a developer tells its plans,
        moves them and leaves whenever it likes (section 3(c)).
      </li>
    </ol>
  );
}
