// API tokens: `bwt_`, 30 characters of chance, 6 of checksum. The prefix lets those who scan for leaks find them; the
// checksum refuses a slip of the pen without asking the database.
import { crc32 } from 'node:zlib';
import type { Random } from '#ports/random.ts';

const prefix = 'bwt_';
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62^30: 178 bits. */
const chanceLength = 30;
const checkLength = 6;
const shape = new RegExp(`^${prefix}[0-9A-Za-z]{${chanceLength + checkLength}}$`);

export function makeToken(random: Random): string {
  let chance = '';
  // Bytes at or over the last multiple of 62 are passed over: each character is as likely as the others.
  while (chance.length < chanceLength) {
    for (const byte of random.bytes(chanceLength)) {
      if (byte < 248 && chance.length < chanceLength) chance += alphabet.charAt(byte % 62);
    }
  }
  return prefix + chance + checkOf(chance);
}

/** Whether this could be a token of ours; that it is one the database says. */
export function isToken(text: string): boolean {
  if (!shape.test(text)) return false;
  const chance = text.slice(prefix.length, prefix.length + chanceLength);
  return text.slice(-checkLength) === checkOf(chance);
}

/** What a person tells tokens apart by: too little to use. */
export function hintOf(token: string): string {
  return `${token.slice(0, prefix.length + 4)}…`;
}

/** CRC-32 of the characters of chance, in base 62, six digits. */
function checkOf(chance: string): string {
  let left = crc32(chance);
  let digits = '';
  for (let at = 0; at < checkLength; at += 1) {
    digits = alphabet.charAt(left % 62) + digits;
    left = Math.floor(left / 62);
  }
  return digits;
}
