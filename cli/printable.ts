export { printable } from '#core/formats/bases/printable.ts';
