import { diagnosing } from './diagnose';
import { changeOf, keepFigures, keptFigures } from './figures';
import { firstApp } from './first-app';
import { hostileFiles } from './hostile';
import { processes } from './kubeconform';
import { manifests } from './lint';
import { loading } from './load';
import { reachability } from './matrix';
import { packed } from './package';
import { everyNode, probing } from './probe';
import { starting } from './start';
import { synthesis } from './synth';
import { testing } from './tests';

/*
 * Prints the cost of the library next to a baseline, and the change against the figures in bench/figures.json. It has no
 * limits and never fails. `--only WORD` runs the benchmarks whose words contain it, `--keep` writes the figures.
 */

const BENCHMARKS = {
  packed, synthesis, loading, firstApp, reachability, manifests, processes, hostileFiles, diagnosing, probing, everyNode, starting,
};

function only(): string {
  const at = process.argv.indexOf('--only');
  return at < 0 ? '' : process.argv[at + 1] ?? '';
}

const kept = keptFigures();
const figures = Object.entries(BENCHMARKS).filter(([name]) => name.includes(only())).flatMap(([, run]) => {
  const measured = [run()].flat();
  for (const figure of measured) {
    console.log(`${figure.about.padEnd(24)}  ${figure.text}  (${changeOf(figure, kept)})`);
  }
  return measured;
});
if (process.argv.includes('--keep')) {
  keepFigures(figures);
}

// It takes minutes.
if (process.argv.includes('--tests')) {
  console.log(`${'npm test'.padEnd(24)}  ${testing().toFixed(0)} s of CPU time, with lint and type check`);
}
