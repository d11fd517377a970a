import type { StatedComponent } from '#core/components/inventory-reading.ts';

/** A Windows with what it was built for: its fixed builds are stated for each. Told by the first text that says it. */
export function withArchitecture(system: StatedComponent, texts: readonly string[]): StatedComponent {
  const arch = texts.map(architectureIn).find((one) => one !== undefined);
  return arch === undefined ? system : { ...system, qualifiers: { ...system.qualifiers, arch } };
}

/** `x64-based PC`, in any language; a processor's name may hold one too. */
function architectureIn(text: string): string | undefined {
  const stated = text.slice(0, 100);
  return /\bPC\b/.test(stated) ? /\b(?:x64|x86|arm64)\b/i.exec(stated)?.[0].toLowerCase() : undefined;
}
