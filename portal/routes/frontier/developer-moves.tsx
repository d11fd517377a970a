// What a developer tells of its releases, asks, and how it leaves. Each is taken at any time.
import { useState, type ReactNode } from 'react';
import { askWhetherCovered, giveNotice, leaveFramework } from '#api/frontier/notices.ts';
import type { Stage } from '#core/frontier/notice/notice.ts';
import { useChange } from '#portal/asking/use-answer.ts';
import { Button } from '#portal/components/button.tsx';
import { TextForm } from '#portal/components/frontier/determination/text-form.tsx';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { NoticeForm } from '#portal/components/frontier/notice/notice-form.tsx';
import type { Drafted } from '#portal/components/frontier/notice/window-words.ts';
import { ownZone } from '#portal/components/frontier/notice/zone-field.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { asTyped, OneRelease, type Release, type Timeline } from '#portal/routes/frontier/one-release.tsx';

export function DeveloperMoves({ told }: { readonly told: Timeline }): ReactNode {
  const own = told.entries.filter((entry): entry is Release => entry.lane === 'developer');
  return (
    <>
      <Plan told={told} own={own} />
      {own.length === 0 ? null : (
        <Section title="Change one release" id="releases">
          <ul className="bw-cards">
            {own.map((one) => (
              <li key={one.what}>
                <OneRelease release={one} told={told} own={own} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Enquiry />
      {told.state === 'withdrawn' ? null : <Leave />}
    </>
  );
}

function Plan({ told, own }: { readonly told: Timeline; readonly own: readonly Release[] }): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  const [isOpen, setIsOpen] = useState(told.state === 'none');
  return (
    <Section title="Your plan" id="plan">
      <p>
        Tell when you plan to release the model, stage by stage, as far as you wish. Your plan is taken whenever you
        tell it, and nobody answers it with a yes or a no.
      </p>
      {told.state === 'none' ? null : (
        <Button small expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          Tell another plan
        </Button>
      )}
      {isOpen ? (
        <NoticeForm
          // What was told since begins the next plan.
          key={JSON.stringify(own)}
          draft={draftOf(told, own)}
          given={told.access}
          onTell={async (body) => {
            const done = await change(giveNotice, { params: { model }, body });
            if (!done.ok) return done.failure.why;
            setIsOpen(false);
            return undefined;
          }}
        />
      ) : null}
    </Section>
  );
}

/** Times of other zones are left for their developer to write again: the plan has one zone. */
function draftOf({ daysOffered }: Timeline, own: readonly Release[]): Drafted {
  const zone = own.find(({ what }) => what === 'trusted-partners')?.zone ?? own[0]?.zone ?? ownZone();
  const at = (stage: Stage): string => {
    const release = own.find(({ what }) => what === stage);
    return release?.zone === zone ? asTyped(release.local) : '';
  };
  return {
    zone,
    daysOffered,
    times: {
      internal: at('internal'),
      government: at('government'),
      'trusted-partners': at('trusted-partners'),
      limited: at('limited'),
      general: at('general'),
    },
  };
}

function Enquiry(): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  return (
    <Section title="Ask whether it is a covered frontier model" id="enquiry">
      <p>
        Your question is seen by those to whom you gave the record, now or later. You need not ask, and nothing of yours
        waits for an answer (section 3(b)(i)).
      </p>
      <TextForm
        label="Your question, and what you know of what it can do"
        submit="Ask"
        small
        onTell={async (text) => {
          const asked = await change(askWhetherCovered, { params: { model }, body: { text } });
          return asked.ok ? undefined : asked.failure.why;
        }}
      />
    </Section>
  );
}

function Leave(): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  return (
    <Section title="Leave" id="leave">
      <p>
        You can leave with this model at any time and need give no reason. All access that you gave ends at once. Nobody
        is told: to others it looks as if their access had run out. Your record stays with you, and you can tell a plan
        again whenever you like.
      </p>
      <PressAndSay
        text="Leave with this model"
        weight="plain"
        surely="All access ends now. Access that has ended is not brought back: you would give it again."
        press={async () => change(leaveFramework, { params: { model } })}
      />
    </Section>
  );
}
