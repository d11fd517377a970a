// What any fit of the draws comes to at least: the curve evaluated once for each run in each draw and step. Draws, steps and
// runs are named on the command line.
const [draws = 0, steps = 0, runs = 0] = process.argv.slice(2).map(Number);
const minutes = Float64Array.from({ length: runs }, (_, index) => Math.log2(1 + (index % 600)));
let sum = 0;
for (let draw = 0; draw < draws; draw++) {
  for (let step = 0; step < steps; step++) {
    for (const x of minutes) sum += 1 / (1 + Math.exp(draw * 1e-6 - x));
  }
}
if (!Number.isFinite(sum)) throw new Error('the sum is of finite numbers');
