// What Red Hat's documents have in common, whichever of its forms they come in.

/**
 * The stream by which Red Hat names a release, as an ecosystem `Red Hat:…` has it: `enterprise_linux:8::baseos` of
 * `cpe:/o:redhat:enterprise_linux:8::baseos`. `undefined` where the CPE is no product of Red Hat's.
 */
export function redHatStream(cpe: string | undefined): string | undefined {
  return /^cpe:\/[aoh]:redhat:(.{1,300})$/.exec(cpe ?? '')?.[1];
}

/** The sentence that Red Hat writes where it has no mitigation to tell. */
export function tellsNoMitigation(text: string): boolean {
  return /^Mitigation for this issue is either not available\b/i.test(text);
}
