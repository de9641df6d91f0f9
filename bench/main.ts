import { manifests } from './lint';
import { loading } from './load';
import { reachability } from './matrix';
import { starting } from './start';
import { synthesis } from './synth';

/* Prints what the library costs beside what it is compared with. It judges nothing. */

for (const run of [synthesis, loading, reachability, manifests, starting]) {
  const { about, base, ours, baseMilliseconds, oursMilliseconds, ratio } = run();
  console.log(`${about.padEnd(24)}  ${base} ${baseMilliseconds.toFixed(1)} ms, ${ours} ${oursMilliseconds.toFixed(1)} ms, ratio ${ratio.toFixed(3)}`);
}
