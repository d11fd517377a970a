// Some packages publish one release in several builds, told apart by the end of the version: guava's `-jre` and `-android`,
// the SQL Server driver's `.jre8` and `.jre11`. Records mostly name one build and mean the release.
// Sources: github.com/google/guava README ("Guava comes in two flavors"); learn.microsoft.com, "Microsoft JDBC Driver for SQL
// Server: support matrix" (one jar for each Java version).

const ending = /[-.](?:jre\d{0,2}|jdk\d{0,2}|android)$/;
/** The ending is looked for in so many characters: versions come from outside. */
const endingCharactersMax = 12;

/** `jre` of `24.1.1-jre`; empty where there is none. */
export function flavourOf(version: string): string {
  return endingOf(version).slice(1);
}

/** The same release in the flavour in use: `32.0.0-android` becomes `32.0.0-jre` for somebody on `24.1.1-jre`. */
export function inFlavourOf(current: string, version: string): string {
  const own = endingOf(current);
  return own === '' ? version : version.slice(0, version.length - endingOf(version).length) + own;
}

function endingOf(version: string): string {
  return ending.exec(version.slice(-endingCharactersMax))?.[0] ?? '';
}
