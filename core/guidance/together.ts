// How package managers raise several packages in one step: packages that are released together must not pass through a state
// in which some are new and some are old.
import type { Entry } from '#core/guidance/entry.ts';

/** Packages as their manager calls them, and the one version for all. */
interface WantedTogether {
  readonly names: readonly string[];
  readonly version: string;
}

export interface TogetherInstaller extends Entry {
  readonly type: string;
  /** Raises packages that the project names itself. */
  readonly direct: (wanted: WantedTogether) => string;
  /** Raises packages that others bring in, where raising those does not do it. */
  readonly transitive: (wanted: WantedTogether) => string;
}

const author = 'Breakwater';
const reviewedOn = '2026-11-25';
const each = (names: readonly string[], tell: (name: string) => string, joined = ' '): string =>
  names.map(tell).join(joined);

const installers: readonly TogetherInstaller[] = [
  {
    type: 'npm',
    author,
    source: 'docs.npmjs.com: npm install, package.json (overrides)',
    reviewedOn,
    direct: ({ names, version }) =>
      `Run \`npm install ${each(names, (name) => `${name}@${version}`)}\`, all in one command, test, and deploy.`,
    transitive: ({ names, version }) =>
      `In package.json set "overrides": { ${each(names, (name) => `"${name}": "${version}"`, ', ')} } (Yarn: "resolutions"; pnpm: "overrides"), run \`npm install\`, test, and deploy.`,
  },
  {
    type: 'maven',
    author,
    source: 'maven.apache.org: Introduction to the Dependency Mechanism; docs.gradle.org: dependency constraints',
    reviewedOn,
    direct: ({ names, version }) =>
      `Set ${version} in pom.xml, by one property for all (Gradle: one variable in build.gradle), build, test, and deploy: ${names.join(', ')}.`,
    transitive: ({ names, version }) =>
      `Set ${version} under <dependencyManagement> in pom.xml, by one property for all or by importing the family's bom where it has one (Gradle: in a constraints block), build, test, and deploy: ${names.join(', ')}.`,
  },
  {
    type: 'composer',
    author,
    source: 'getcomposer.org: command-line interface (require, update)',
    reviewedOn,
    direct: ({ names, version }) =>
      `Run \`composer require ${each(names, (name) => `${name}:^${version}`)} --update-with-dependencies\`, test, and deploy.`,
    transitive: ({ names, version }) =>
      `Run \`composer update ${names.join(' ')} --with-dependencies\`; if any stays below ${version}, raise what requires it. Test, and deploy.`,
  },
  {
    type: 'gem',
    author,
    source: 'bundler.io: bundle update',
    reviewedOn,
    direct: ({ names, version }) =>
      `Ask for ${version} or later in the Gemfile, run \`bundle update --conservative ${names.join(' ')}\`, test, and deploy.`,
    transitive: ({ names, version }) =>
      `Run \`bundle update --conservative ${names.join(' ')}\`; if any stays below ${version}, raise what requires it. Test, and deploy.`,
  },
  {
    type: 'nuget',
    author,
    source: 'learn.microsoft.com: dotnet package add, NuGet dependency resolution',
    reviewedOn,
    direct: ({ names, version }) => `Run ${addPackages(names, version)}, build, test, and deploy.`,
    transitive: ({ names, version }) =>
      `Name them in the project itself, which outranks what others bring in: ${addPackages(names, version)}. Build, test, and deploy.`,
  },
];

/** Of the type of a purl; `undefined` for types whose families nothing here covers. */
export function togetherInstallerOf(type: string): TogetherInstaller | undefined {
  return installers.find((one) => one.type === type);
}

function addPackages(names: readonly string[], version: string): string {
  return each(names, (name) => `\`dotnet add package ${name} --version ${version}\``, ', ');
}
