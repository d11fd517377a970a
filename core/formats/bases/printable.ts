// Control characters move the cursor or change colours, bidirectional ones reorder what is read: neither may come from
// outside text. Line breaks and tabs become spaces, so that outside text can't fake a line of ours.
const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const hostile =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** Outside text made safe for one line of a terminal; what could deceive becomes U+FFFD. */
export function printable(text: string): string {
  return text.replace(lineBreaks, ' ').replace(hostile, '\ufffd');
}
