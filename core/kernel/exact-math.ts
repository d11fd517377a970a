// Logarithm and exponential by their own steps. Those of JavaScript may differ in the last digit from one engine to the
// next (of 20,000 logarithms 1,500 did between two releases of V8), and the same input must give the same bytes everywhere:
// on the command line, in a browser, next year. The steps are fdlibm's (Sun Microsystems, e_log.c and e_exp.c of 1993), which
// err by less than one unit in the last place.
import { assert } from '#core/kernel/assert.ts';

const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;

/** The bits of a number: its low word, then its high one, whatever the machine. */
const view = new DataView(new ArrayBuffer(8));

/** The least number that has all its digits; those below are raised by 2 to the power of 54 first. */
const leastWhole = 2.2250738585072014e-308;

/** The natural logarithm of a positive number. */
export function ln(x: number): number {
  assert(x > 0, 'a logarithm is asked of a positive number');
  if (x === Infinity) return x;
  return x < leastWhole ? lnTimes(x * 2 ** 54, -54) : lnTimes(x, 0);
}

/** Of `x` times 2 to the power of `powers`. */
function lnTimes(x: number, powers: number): number {
  view.setFloat64(0, x);
  const high = view.getInt32(0);
  const fraction = high & 0xfffff;
  const up = (fraction + 0x95f64) & 0x100000;
  // The number is 2^k (1 + f), with 1 + f between the roots of 1/2 and 2.
  view.setInt32(0, fraction | (up ^ 0x3ff00000));
  const k = powers + (high >> 20) - 1023 + (up >> 20);
  const f = view.getFloat64(0) - 1;
  if ((0xfffff & (2 + fraction)) < 3) return nearPower(f, k);
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const r = odd + even;
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    if (k === 0) return f - (half - s * (half + r));
    return k * ln2High - (half - (s * (half + r) + k * ln2Low) - f);
  }
  if (k === 0) return f - s * (f - r);
  return k * ln2High - (s * (f - r) - k * ln2Low - f);
}

function nearPower(f: number, k: number): number {
  if (f === 0) return k === 0 ? 0 : k * ln2High + k * ln2Low;
  const r = f * f * (0.5 - (1 / 3) * f);
  return k === 0 ? f - r : k * ln2High - (r - k * ln2Low - f);
}

/** e to the power of a number that is not so great that the result would be none. */
export function exp(x: number): number {
  assert(Math.abs(x) < 700, 'an exponential is asked of a moderate number');
  const size = Math.abs(x);
  if (size < 2 ** -28) return 1 + x;
  const k = powerIn(x, size);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const rest = high - low;
  const t = rest * rest;
  const c =
    rest -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  if (k === 0) return 1 - ((rest * c) / (c - 2) - rest);
  const y = 1 - (low - (rest * c) / (2 - c) - high);
  view.setInt32(0, 0x3ff00000 + (k << 20));
  view.setInt32(4, 0);
  return y * view.getFloat64(0);
}

/** How many times the logarithm of 2 is taken out of the number. */
function powerIn(x: number, size: number): number {
  if (size <= 0.5 * Math.LN2) return 0;
  const sign = x < 0 ? -1 : 1;
  if (size < 1.5 * Math.LN2) return sign;
  return Math.trunc(Math.LOG2E * x + 0.5 * sign);
}
