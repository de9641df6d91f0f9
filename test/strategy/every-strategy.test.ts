import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ClusterPlatform, Cni, type ITrafficStrategy, ProxyMode, TrafficStrategy } from 'cdk8s-asm-gateway';
import { exampleNames } from '../../scripts/examples';
import { loadBalancerSetup } from '../../src/rules/service';
import { OWNED_ANNOTATIONS } from '../../src/strategy/strategy-contract';
import { exemplaryStrategies } from '../../src/strategy/traffic-strategy';
import { FACTORIES } from '../support/factories';

const ROOT = join(__dirname, '..', '..');
const textOf = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');

const FACADE = textOf('src', 'strategy', 'traffic-strategy.ts');

const PLATFORMS = [ClusterPlatform.unknown(), ...Object.values(Cni).map((cni) => (
  ClusterPlatform.ack({ cni, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28' })
))];

/** The factories of the facade by the name of the strategy that each makes. */
const FACTORY_OF = new Map(FACTORIES
  .map((factory) => [(TrafficStrategy as unknown as Record<string, (value: string) => ITrafficStrategy>)[factory]('x').name, factory]));

const STRATEGIES = [...exemplaryStrategies()];

test('every strategy file and every factory has a name in the list', () => {
  const files = readdirSync(join(ROOT, 'src', 'strategy'))
    .filter((file) => textOf('src', 'strategy', file).includes(' extends TrafficStrategyBase ')).map((file) => file.replace('.ts', ''));
  const names = STRATEGIES.map(([name]) => name).sort();
  expect(files.sort()).toEqual(names);
  expect([...FACTORY_OF.keys()].sort()).toEqual(names);
});

describe.each(STRATEGIES)('the strategy %s', (name, strategy) => {
  const factory = FACTORY_OF.get(name)!;

  test('has the name in the list that it has in findings', () => {
    expect(strategy.name).toBe(name);
  });

  test('returns equal bindings for equal platforms', () => {
    PLATFORMS.forEach((platform) => expect(strategy.bind({ platform })).toEqual(strategy.bind({ platform })));
  });

  test('sets only annotations that every strategy owns', () => {
    const set = PLATFORMS.flatMap((platform) => Object.keys(strategy.bind({ platform }).serviceAnnotations));
    expect(set.filter((annotation) => !OWNED_ANNOTATIONS.includes(annotation))).toEqual([]);
  });

  test('sets only annotations that reachability depends on', () => {
    const unread = PLATFORMS.flatMap((platform) => {
      const { externalTrafficPolicy, serviceAnnotations } = strategy.bind({ platform });
      const setupWith = (annotations: Record<string, string>) => (
        loadBalancerSetup({ type: 'LoadBalancer', loadBalancerClass: undefined, externalTrafficPolicy, annotations }, platform, [])
      );
      const all = JSON.stringify(setupWith(serviceAnnotations));
      return Object.keys(serviceAnnotations).filter((annotation) => {
        const { [annotation]: _left, ...others } = serviceAnnotations;
        return JSON.stringify(setupWith(others)) === all;
      });
    });
    expect(unread).toEqual([]);
  });

  test('has an example that uses it', () => {
    expect(exampleNames()).toContain(name);
    expect(textOf('examples', name, 'main.ts')).toContain(`TrafficStrategy.${factory}(`);
  });

  test('has its row in the table of the README and in the doc comment of TrafficStrategy', () => {
    const readme = textOf('README.md');
    expect(readme).toMatch(new RegExp(`^\\| \`${factory}\\(`, 'm'));
    expect(FACADE).toContain(`\n * | \`${factory}(`);
  });

  test('is in the doc comment of TrafficStrategy.named', () => {
    expect(/@param name (.*)\n(?: +\*.*\n)* +public static named\(/.exec(FACADE)?.[1]).toContain(`\`${name}`);
  });
});
