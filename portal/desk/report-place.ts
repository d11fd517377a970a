// The report put into the page. It comes from our own renderer, which escapes outside text; this looks once more, so that a
// mistake there shows a failure and not somebody else's content.

const unwanted =
  'script, style, link, meta, base, iframe, object, embed, form, input, button, img, video, audio, foreignObject';

export function placeReport(html: string, into: HTMLElement): void {
  // What is parsed this way runs nothing and fetches nothing.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  if (body.querySelector(unwanted) !== null) throw new Error('the report holds what no report holds');
  for (const found of body.querySelectorAll('*')) {
    for (const { name, value } of found.attributes) {
      const isSafe =
        !name.startsWith('on') && name !== 'style' && (!/href$|^src/.test(name) || /^(#|https?:)/.test(value));
      if (!isSafe) throw new Error(`the report holds an attribute ${name}`);
    }
  }
  into.replaceChildren(...body.childNodes);
}
