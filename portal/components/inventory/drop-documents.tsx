// Handing in documents: dropped, chosen by file or by folder; each is sent and read by itself, and says what came of it.
import { useRef, useState, type ReactNode } from 'react';
import { plural } from '#core/kernel/counted.ts';
import { Told } from '#portal/components/sourced-text.tsx';
import { chosenIn, droppedIn } from '#portal/desk/chosen-files.ts';
import type { ChosenFile } from '#portal/desk/messages.ts';

/** What came of one document. */
export type Outcome =
  | { readonly is: 'read'; readonly told: string; readonly remarks: readonly string[] }
  | { readonly is: 'refused'; readonly why: string };

type Progress = { readonly is: 'waiting' } | { readonly is: 'sending'; readonly share: number } | Outcome;

interface Sending {
  readonly file: ChosenFile;
  readonly progress: Progress;
}

export interface DropDocumentsProps {
  /** What may be dropped, as a sentence goes on behind "or choose". */
  readonly what?: string;
  /** Whether a whole folder of them makes sense. */
  readonly takesFolders?: boolean;
  /** Sends one document and has it read; tells how much of it is on its way, 0 to 1. */
  readonly onSend: (file: ChosenFile, onProgress: (share: number) => void) => Promise<Outcome>;
  /** All of a choice are through. */
  readonly onDone: () => void;
}

const usualDocuments = 'SBOMs, exports of your scanner or device manager, lists of what runs where';

export function DropDocuments({
  what = usualDocuments,
  takesFolders = true,
  onSend,
  onDone,
}: DropDocumentsProps): ReactNode {
  const [sendings, setSendings] = useState<readonly Sending[]>([]);
  const [isOver, setIsOver] = useState(false);
  const isBusy = sendings.some(({ progress }) => progress.is === 'waiting' || progress.is === 'sending');
  const send = async (files: readonly ChosenFile[]): Promise<void> => {
    if (files.length === 0) return;
    setSendings(files.map((file) => ({ file, progress: { is: 'waiting' } })));
    const tell = (at: number, progress: Progress): void =>
      setSendings((before) => before.map((one, index) => (index === at ? { ...one, progress } : one)));
    // One after the other: a document that takes the place of an earlier one comes after it.
    for (const [index, file] of files.entries()) {
      tell(index, { is: 'sending', share: 0 });
      tell(index, await onSend(file, (share) => tell(index, { is: 'sending', share })));
    }
    onDone();
  };
  return (
    <div
      className={`bw-drop${isOver ? ' bw-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        if (!isBusy) void droppedIn(event.dataTransfer).then(send);
      }}
    >
      <p>
        <strong>Drop here</strong>, or choose: <Told text={what} />.
      </p>
      <div className="bw-buttons">
        <Chooser text="Choose files" isFolder={false} isBusy={isBusy} onChoose={(files) => void send(files)} />
        {takesFolders ? (
          <Chooser text="Choose a folder" isFolder isBusy={isBusy} onChoose={(files) => void send(files)} />
        ) : null}
      </div>
      {sendings.length === 0 ? null : <Sendings sendings={sendings} />}
    </div>
  );
}

/** A button that opens the browser's own choice; the field behind it is never shown. */
function Chooser({
  text,
  isFolder,
  isBusy,
  onChoose,
}: {
  readonly text: string;
  readonly isFolder: boolean;
  readonly isBusy: boolean;
  readonly onChoose: (files: readonly ChosenFile[]) => void;
}): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={isFolder ? 'usa-button usa-button--outline' : 'usa-button'}
        disabled={isBusy}
        onClick={() => field.current?.click()}
      >
        {text}
      </button>
      <input
        ref={field}
        type="file"
        className="bw-hidden"
        tabIndex={-1}
        aria-label={text}
        multiple
        {...(isFolder ? { webkitdirectory: '' } : {})}
        onChange={(event) => onChoose(chosenIn(event.target))}
      />
    </>
  );
}

function Sendings({ sendings }: { readonly sendings: readonly Sending[] }): ReactNode {
  const through = sendings.filter(({ progress }) => progress.is === 'read' || progress.is === 'refused');
  const refused = through.filter(({ progress }) => progress.is === 'refused');
  return (
    <>
      <p role="status">
        {through.length} of {plural(sendings.length, 'document')} read
        {refused.length === 0 ? '' : `; ${refused.length} could not be read`}.
      </p>
      <ul className="bw-sendings">
        {sendings.map(({ file, progress }) => (
          <li key={file.path} className={progress.is === 'refused' ? 'bw-refused' : undefined}>
            <span className="bw-path">{file.path}</span> <ProgressTold progress={progress} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ProgressTold({ progress }: { readonly progress: Progress }): ReactNode {
  switch (progress.is) {
    case 'waiting':
      return <span className="bw-quiet">waits its turn</span>;
    case 'sending':
      return progress.share < 1 ? (
        <progress max={1} value={progress.share} aria-label="Sent" />
      ) : (
        <span className="bw-quiet">is being read …</span>
      );
    case 'refused':
      return <span className="usa-error-message">Not read: {progress.why}</span>;
    case 'read':
      return (
        <>
          <span className="bw-quiet">{progress.told}</span>
          {progress.remarks.length === 0 ? null : (
            <ul className="bw-small">
              {progress.remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          )}
        </>
      );
  }
}
