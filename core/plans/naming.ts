// What a component is called: by machines (the subject of an action) and by people (in a title).
import type { Asset } from '#core/components/asset.ts';
import { builtFrom } from '#core/components/built-from.ts';
import type { Component } from '#core/components/component.ts';
import { withVendor } from '#core/components/product-name.ts';
import { approvalFor } from '#core/guidance/approval.ts';
import { isDistribution } from '#core/matching/look-up-names.ts';
import { displayName } from '#core/plans/display-name.ts';
import { windowsRelease } from '#core/plans/windows-update.ts';

/** Package or product, without version: what an action is about. */
export function subjectOf(component: Component): string {
  if (component.package === undefined) {
    const release = windowsRelease(component);
    if (release !== undefined) return `Microsoft ${release}`;
    return component.vendor === undefined ? component.name : `${component.vendor} ${component.name}`;
  }
  return sourcePackage(component) ?? component.package;
}

/** The operating system's packages are raised together: all of one distribution (and release, where it is stated). */
export function systemOf(component: Component): string | undefined {
  if (component.package === undefined || !isDistribution(component.package)) return undefined;
  const [type = '', namespace = ''] = component.package.split('/');
  const distro = component.qualifiers['distro'];
  return distro === undefined ? `${type}/${namespace}` : `${type}/${namespace}?distro=${distro}`;
}

/** The major version, by which upgrades are kept apart: `2` of `2.14.1`; empty where there is none. */
export function lineOf(component: Component): string {
  if (systemOf(component) !== undefined) return '';
  return majorOf(component.version ?? '');
}

export function majorOf(version: string): string {
  return /^\D{0,8}(\d{1,12})/.exec(version)?.[1] ?? '';
}

/** The name that people use: `log4j-core`, `@angular/core`, `symfony/http-kernel`, `Fortinet FortiOS`. */
export function calledOf(component: Component): string {
  if (component.package === undefined) return productCalled(component);
  const subject = subjectOf(component);
  const [type = '', ...rest] = subject.split('/');
  const isWhole = type === 'npm' || type === 'composer' || type === 'golang';
  const called = isWhole ? rest.join('/') : (rest.at(-1) ?? subject);
  // Names of packages are looked up in lower case; people know them as their makers write them.
  return component.name.toLowerCase() === called.toLowerCase() ? component.name : called;
}

function productCalled(component: Component): string {
  const release = windowsRelease(component);
  if (release !== undefined) return release.replace(' Version ', ' ');
  return withVendor(component.vendor, displayName(component.name, component.version));
}

/** What keeps upgrades of one subject apart: how like the assets are. Windows is updated in one go, on all that may be. */
export function placeOf(component: Component, asset: Asset): string {
  return windowsRelease(component) === undefined ? likenessOf(asset) : approverOf(asset);
}

/** Kept apart is what may only be changed once somebody approves: else the computers beside a device wait for its maker. */
export function approverOf({ kind }: Asset): string {
  return approvalFor(kind) === undefined ? '' : kind;
}

/** Assets that are alike enough for one line of a plan. */
export function likenessOf(asset: Asset): string {
  return `${asset.kind}|${asset.exposure.value}|${asset.criticality.value}`;
}

/** Distributions build several packages from one source, by whose name people know them. */
function sourcePackage(component: Component): string | undefined {
  if (systemOf(component) === undefined) return undefined;
  const [type = '', namespace = ''] = (component.package ?? '').split('/');
  const source = builtFrom(component);
  return source === undefined ? undefined : `${type}/${namespace}/${source.name}`;
}
