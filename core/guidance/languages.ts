// Package managers of programming languages. Sources name the page of the tool's own documentation.
import type { Installer } from '#core/guidance/installer.ts';

const author = 'Breakwater';
const reviewedOn = '2026-11-25';
const joined = (separator: string) => (namespace: string, name: string) =>
  namespace === '' ? name : `${namespace}${separator}${name}`;
const plain = (_namespace: string, name: string): string => name;
/** `@2.0.1`, or nothing where no version is named: the manager then takes the newest. */
const at = (mark: string, version: string | undefined): string => (version === undefined ? '' : `${mark}${version}`);
const orLater = (version: string | undefined): string =>
  version === undefined ? 'a release without the flaw' : `${version} or later`;

export const languages: readonly Installer[] = [
  {
    types: ['npm'],
    title: 'npm',
    author,
    source: 'docs.npmjs.com: npm install, package.json (overrides)',
    reviewedOn,
    nameOf: joined('/'),
    direct: ({ name, version }) => `Run \`npm install ${name}${at('@', version ?? 'latest')}\`, test, and deploy.`,
    transitive: ({ name, version }) =>
      `In package.json set "overrides": { "${name}": "${version ?? 'latest'}" } (Yarn: "resolutions"; pnpm: "overrides"), run \`npm install\`, test, and deploy.`,
    check: ({ name }) => `\`npm ls ${name}\` shows the versions in use.`,
    back: 'Restore package.json and package-lock.json from version control and run `npm ci`.',
  },
  {
    types: ['pypi'],
    title: 'pip',
    author,
    source: 'pip.pypa.io: pip install, constraints files',
    reviewedOn,
    nameOf: plain,
    direct: ({ name, version }) =>
      version === undefined
        ? `Run \`python -m pip install --upgrade ${name}\`, write the version into the requirements file, test, and deploy.`
        : `Write ${name}==${version} into the requirements file, run \`python -m pip install -r requirements.txt\`, test, and deploy.`,
    transitive: ({ name, version }) =>
      `Write ${name}${at('>=', version)} into a constraints file and run \`python -m pip install --upgrade -r requirements.txt -c constraints.txt\`, test, and deploy.`,
    check: ({ name }) => `\`python -m pip show ${name}\` shows the version in use.`,
    back: 'Install again from the requirements file as version control holds it.',
  },
  {
    types: ['maven'],
    title: 'Maven or Gradle',
    author,
    source: 'maven.apache.org: Introduction to the Dependency Mechanism; docs.gradle.org: dependency constraints',
    reviewedOn,
    nameOf: joined(':'),
    direct: ({ name, version }) =>
      `Set the version of ${name} to ${orLater(version)} in pom.xml (Gradle: in build.gradle), build, test, and deploy.`,
    transitive: ({ name, version }) =>
      `Set ${name} to ${orLater(version)} under <dependencyManagement> in pom.xml (Gradle: in a constraints block), build, test, and deploy.`,
    check: ({ name }) =>
      `\`mvn dependency:tree -Dincludes=${name}\` (Gradle: \`gradle dependencyInsight --dependency ${name}\`) shows the version in use.`,
    back: 'Restore pom.xml or build.gradle from version control and deploy the previous build.',
  },
  {
    types: ['composer'],
    title: 'Composer',
    author,
    source: 'getcomposer.org: command-line interface (require, update)',
    reviewedOn,
    nameOf: joined('/'),
    direct: ({ name, version }) =>
      `Run \`composer require ${name}${at(':^', version)} --update-with-dependencies\`, test, and deploy.`,
    transitive: ({ name, version }) =>
      `Run \`composer update ${name} --with-dependencies\`; if it stays below ${version ?? 'a release without the flaw'}, raise what requires it. Test, and deploy.`,
    check: ({ name }) =>
      `\`composer show ${name}\` shows the version in use, \`composer why ${name}\` what requires it.`,
    back: 'Restore composer.json and composer.lock from version control and run `composer install`.',
  },
  {
    types: ['gem'],
    title: 'Bundler',
    author,
    source: 'bundler.io: bundle update',
    reviewedOn,
    nameOf: plain,
    direct: ({ name, version }) =>
      `Ask for ${orLater(version)} of ${name} in the Gemfile, run \`bundle update --conservative ${name}\`, test, and deploy.`,
    transitive: ({ name, version }) =>
      `Run \`bundle update --conservative ${name}\`; if it stays below ${version ?? 'a release without the flaw'}, raise what requires it. Test, and deploy.`,
    check: ({ name }) => `\`bundle info ${name}\` shows the version in use.`,
    back: 'Restore Gemfile and Gemfile.lock from version control and run `bundle install`.',
  },
  {
    types: ['golang'],
    title: 'Go',
    author,
    source: 'go.dev: Go Modules Reference (go get, minimal version selection)',
    reviewedOn,
    nameOf: joined('/'),
    direct: (wanted) => goGet(wanted),
    transitive: (wanted) => goGet(wanted),
    check: ({ name }) =>
      name === 'stdlib'
        ? '`go version -m` on the built program shows the Go release that it was built with.'
        : `\`go list -m ${name}\` shows the version that the next build takes, \`go version -m\` on the program what it was built with.`,
    back: 'Restore go.mod and go.sum from version control and build again.',
  },
  {
    types: ['cargo'],
    title: 'Cargo',
    author,
    source: 'doc.rust-lang.org: The Cargo Book (cargo update, cargo tree)',
    reviewedOn,
    nameOf: plain,
    direct: ({ name, version }) =>
      `Ask for ${orLater(version)} of ${name} in Cargo.toml, run \`cargo update -p ${name}${at(' --precise ', version)}\`, test, and deploy.`,
    transitive: ({ name, version }) =>
      `Run \`cargo update -p ${name}${at(' --precise ', version)}\`; if Cargo refuses, raise what requires it. Test, and deploy.`,
    check: ({ name }) => `\`cargo tree --invert ${name}\` shows the version in use and what requires it.`,
    back: 'Restore Cargo.toml and Cargo.lock from version control and build again.',
  },
  {
    types: ['nuget'],
    title: 'NuGet',
    author,
    source: 'learn.microsoft.com: dotnet package add, NuGet dependency resolution',
    reviewedOn,
    nameOf: plain,
    direct: ({ name, version }) =>
      `Run \`dotnet add package ${name}${at(' --version ', version)}\`, build, test, and deploy.`,
    transitive: ({ name, version }) =>
      `Name it in the project itself, which outranks what others bring in: \`dotnet add package ${name}${at(' --version ', version)}\`. Build, test, and deploy.`,
    check: () => '`dotnet list package --include-transitive` shows the versions in use.',
    back: 'Restore the project file from version control and build again.',
  },
  {
    types: ['hex'],
    title: 'Mix',
    author,
    source: 'hexdocs.pm: mix deps.update',
    reviewedOn,
    nameOf: plain,
    direct: ({ name, version }) =>
      `Ask for ${orLater(version)} of ${name} in mix.exs, run \`mix deps.update ${name}\`, test, and deploy.`,
    transitive: ({ name, version }) =>
      `Name ${name} in mix.exs at ${orLater(version)} with override: true, run \`mix deps.update ${name}\`, test, and deploy.`,
    check: () => '`mix deps` shows the versions in use.',
    back: 'Restore mix.exs and mix.lock from version control and run `mix deps.get`.',
  },
  {
    types: ['pub'],
    title: 'Dart pub',
    author,
    source: 'dart.dev: dart pub upgrade, dependency_overrides',
    reviewedOn,
    nameOf: plain,
    direct: ({ name, version }) =>
      `Ask for ${orLater(version)} of ${name} in pubspec.yaml, run \`dart pub upgrade ${name}\`, test, and deploy.`,
    transitive: ({ name, version }) =>
      `Set ${name} to ${orLater(version)} under dependency_overrides in pubspec.yaml, run \`dart pub upgrade ${name}\`, test, and deploy.`,
    check: () => '`dart pub deps` shows the versions in use.',
    back: 'Restore pubspec.yaml and pubspec.lock from version control and run `dart pub get`.',
  },
];

/** Minimal version selection takes the highest version that anything asks for, so direct and indirect are the same. */
function goGet({ name, version }: { readonly name: string; readonly version: string | undefined }): string {
  if (name === 'stdlib') return `Build again with Go ${orLater(version)}, test, and deploy.`;
  const wanted = version === undefined ? '@latest' : `@v${version.replace(/^v/, '')}`;
  return `Run \`go get ${name}${wanted}\` and \`go mod tidy\`, build, test, and deploy.`;
}
