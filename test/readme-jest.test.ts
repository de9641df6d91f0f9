import { Testing } from 'cdk8s';
import { GatewayMonitor, GatewayVerification, IstioGateway, TrafficStrategy, VerificationHook } from 'cdk8s-asm-gateway';
import { parseAllDocuments, stringify } from 'yaml';
import * as serializer from '../src/jest';
import { PROBE } from '../src/probe/probe.generated';

expect.addSnapshotSerializer(serializer);

/** What a user's test has: the objects of a chart with a Job, a Pod and a CronJob that run the probe. */
function manifests(): object[] {
  const chart = Testing.chart();
  const gateway = IstioGateway.fromGatewayName(chart, 'gateway', { strategy: TrafficStrategy.dnsOnly() });
  new GatewayVerification(chart, 'job', { gateway });
  new GatewayVerification(chart, 'pod', { gateway, hook: VerificationHook.helmTest() });
  new GatewayMonitor(chart, 'monitor', { gateway });
  return Testing.synth(chart) as object[];
}

const objects = manifests();
const yaml = objects.map((object) => stringify(object, { lineWidth: 0 })).join('---\n');
const nameOf = (object: object) => (object as { metadata: { name: string } }).metadata.name;

/** What a value looks like in a snapshot. */
function snapshotOf(value: unknown): string {
  let printed = '';
  const printer = (shorter: unknown) => (printed = typeof shorter === 'string' ? shorter : JSON.stringify(shorter));
  return serializer.test(value) ? serializer.serialize(value, {}, '', 0, [], printer) : printed;
}

describe('the snapshot serializer', () => {
  test('takes a manifest whose container runs the probe, and leaves out script and hash', () => {
    const [job] = objects;
    const text = snapshotOf(job);
    expect(text).toContain('"(probe.sh)\\n"');
    expect(text).not.toContain(PROBE.split('\n')[0]);
    expect(text).toContain(`"name":"${nameOf(job).replace(/-[0-9a-f]{8}$/, '-(hash)')}"`);
    expect(text).not.toContain(nameOf(job));
  });

  test('changes nothing else', () => {
    const restored = objects.map((object) => JSON.parse(
      snapshotOf(object).replaceAll('"(probe.sh)\\n"', JSON.stringify(PROBE)).replaceAll(nameOf(object).replace(/-[0-9a-f]{8}$/, '-(hash)'), nameOf(object)),
    ) as object);
    expect(restored).toEqual(objects);
  });

  test('treats YAML as it treats the objects in it', () => {
    const shorter = parseAllDocuments(snapshotOf(yaml)).map((document) => document.toJS() as object);
    expect(shorter).toEqual(objects.map((object) => JSON.parse(snapshotOf(object)) as object));
  });

  test('keeps the name of a CronJob, which does not depend on the script', () => {
    const monitor = objects.find((object) => 'kind' in object && object.kind === 'CronJob') as object;
    expect(snapshotOf(monitor)).toContain(`"name":"${nameOf(monitor)}"`);
  });

  test.each<[string, unknown]>([
    ['a manifest without the probe', { kind: 'Service', metadata: { name: 'a' } }],
    ['YAML without the probe', 'kind: Service\n'],
    ['a script of another release', PROBE.replace('exit', 'EXIT')],
    ['a value that is no object', 3],
    ['null', null],
    ['a construct, which contains itself', new GatewayVerification(Testing.chart(), 'job', {
      gateway: IstioGateway.fromGatewayName(Testing.chart(), 'gateway', {}),
    })],
  ])('leaves %s to the test runner', (_, value) => {
    expect(serializer.test(value)).toBe(false);
  });

  test('works in a snapshot of Jest', () => {
    expect({ nested: [objects[0]] }).toMatchSnapshot();
  });
});
