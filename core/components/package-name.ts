/**
 * What a purl names without its version and qualifiers: `npm/@angular/core`, `maven/org.apache.logging.log4j/log4j-core`,
 * `deb/debian/openssl`. Canonical (each type's normalisation done), percent-decoded, never beginning with `pkg:`.
 */
export type PackageName = string;
