// Scanners have tests of their own for what its maker mends no more.
import type { Scanned } from '#core/components/scan-statement.ts';

/**
 * `Unsupported Windows OS (remote)`, `Microsoft SQL Server Unsupported Version Detection`, `Microsoft Windows 8.1 SEoL`
 * (Nessus); `Operating System (OS) End of Life (EOL) Detection` (OpenVAS); `EOL/Obsolete Software: …` (Qualys);
 * `Obsolete Version of PHP` (Nexpose).
 */
const ended =
  /\bunsupported (?:version|installation|web server|software|windows|unix|operating system|os)\b|\bseol\b|\bend[- ]of[- ](?:life|support)\b|\beol\/obsolete\b|\bobsolete (?:version|software|operating system)\b/i;

const titleCharactersMax = 500;

/** Whether a scanner says that its maker mends it no more. What names a vulnerability is about that. */
export function saysEnded({ title, vulnerabilities, stance }: Scanned): boolean {
  return stance === 'affected' && vulnerabilities.length === 0 && ended.test(title.slice(0, titleCharactersMax));
}
