#!/usr/bin/env node
// Starts the published, already bundled command.
import { start } from './load.mjs';

if (Number.parseInt(process.versions.node, 10) < 26) {
  console.error(`breakwater needs Node 26 or newer; this is ${process.versions.node}.`);
  console.error('Get it from https://nodejs.org/en/download and run this again in a new window.');
  process.exit(3);
}
start(`${import.meta.dirname}/../dist`);
