import { diagnosing } from './diagnose';
import { hostileFiles } from './hostile';
import { manifests } from './lint';
import { loading } from './load';
import { reachability } from './matrix';
import { everyNode, probing } from './probe';
import { starting } from './start';
import { synthesis } from './synth';
import { testing } from './tests';

/* Prints the cost of the library next to a baseline. It has no limits and never fails. */

for (const run of [synthesis, loading, reachability, manifests, hostileFiles, diagnosing, probing, everyNode, starting]) {
  for (const { about, base, ours, baseMilliseconds, oursMilliseconds, ratio } of [run()].flat()) {
    const times = `${base} ${baseMilliseconds.toFixed(1)} ms, ${ours} ${oursMilliseconds.toFixed(1)} ms`;
    console.log(`${about.padEnd(24)}  ${times}, ratio ${ratio.toFixed(3)}`);
  }
}

// It takes minutes.
if (process.argv.includes('--tests')) {
  console.log(`${'npm test'.padEnd(24)}  ${testing().toFixed(0)} s of CPU time, with lint and type check`);
}
