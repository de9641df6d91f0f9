import { type ApiObject, clusterObjects, type ClusterOptions, endpoint, slice } from './objects';
import { curesOf, diagnosed } from './support';
import { diagnosisText } from '../../src/diagnose/diagnosis-text';

const HTTP = { name: 'http2', port: 80, protocol: 'TCP' };
const HTTPS = { name: 'https', port: 443, protocol: 'TCP' };
const STRANDED: ClusterOptions = { mode: 'ipvs', version: 'v1.22.15-aliyun.1' };

/** A cluster in which the Service has two ports. */
const withBoth = (options: ClusterOptions = {}) => clusterObjects({ ...options, spec: { ports: [HTTP, HTTPS] } });
const codesOf = (objects: readonly ApiObject[]) => {
  const { verdict, findings } = diagnosed(objects);
  return [verdict.code, ...findings.map(({ code, level }) => `${code} ${level}`)];
};

describe('a Service whose ports no gateway pod serves', () => {
  test.each<[string, ClusterOptions['slicePorts']]>([
    ['no port', []],
    ['no port, as the API server may write it', null],
    ['a port of another name', [{ ...HTTP, name: 'web' }]],
    ['a port of another protocol', [{ ...HTTP, protocol: 'UDP' }]],
    ['a port without a number, which kube-proxy ignores', [{ name: 'http2', protocol: 'TCP' }]],
  ])('gets ASMG0509 and no cure, whatever the policy is, if its slice has %s', (_about, slicePorts) => {
    for (const policy of ['Local', 'Cluster']) {
      const diagnosis = diagnosed(clusterObjects({ ...STRANDED, policy, slicePorts }));
      expect(diagnosis.verdict).toMatchObject({ code: 'ASMG0509', level: 'error' });
      expect([curesOf(diagnosis), diagnosis.findings]).toEqual([[], []]);
    }
  });

  test('is named with all its ports', () => {
    expect(diagnosed(withBoth({ slicePorts: [] })).verdict.message)
      .toBe('no ready endpoint of istio-system/istio-ingressgateway serves its ports 80 (http2) and 443 (https), which are all of them');
    expect(diagnosed(clusterObjects({ slicePorts: [] })).verdict.message)
      .toBe('no ready endpoint of istio-system/istio-ingressgateway serves its port 80 (http2), which is its only one');
  });

  test('gets the verdict that no pod is ready first', () => {
    const notReady = endpoint('node-1', { ready: false, serving: false, terminating: false });
    expect(codesOf(clusterObjects({ slicePorts: [], endpoints: [notReady] }))).toEqual(['ASMG0504']);
  });
});

describe('a Service with a port that no gateway pod serves', () => {
  test.each<[string, ClusterOptions, string]>([
    ['the fault', STRANDED, 'ASMG0502'],
    ['nothing wrong', {}, 'ASMG0500'],
  ])('gets a warning next to the verdict: %s', (_about, options, verdict) => {
    const objects = withBoth(options);
    expect(codesOf(objects)).toEqual([verdict, 'ASMG0509 warning']);
    expect(diagnosed(objects).findings[0]?.message).toBe('no ready endpoint of istio-system/istio-ingressgateway serves its port 443 (https)');
  });

  test('has a warning in the text, after the table of nodes', () => {
    const text = diagnosisText(diagnosed(withBoth()), (_color, words) => words);
    expect(text).toMatch(/^info ASMG0500: [^]*\nnodes [^]*\n\nwarning ASMG0509: no ready endpoint .*\nwhy {2}requests to such a port fail .*\nfix {2}Make targetPort/);
    expect(text).toMatch(/\nSee: asm-gateway explain ASMG0500 \(or ASMG0509\)\n$/);
  });

  test.each<[string, ApiObject[], string[]]>([
    ['a second slice serves it', [slice([endpoint('node-2')], [HTTPS], 'second')], ['ASMG0500']],
    ['only a slice without ready pods has it', [
      slice([endpoint('node-2', { ready: false, serving: false, terminating: false })], [HTTPS], 'second'),
    ], ['ASMG0500', 'ASMG0509 warning']],
    ['a pod that drains serves it', [
      slice([{ ...endpoint('node-2', { ready: false, serving: true, terminating: true }), targetRef: { name: 'old' } }], [HTTPS], 'second'),
    ], ['ASMG0500']],
  ])('is judged by all slices: %s', (_about, slices, codes) => {
    expect(codesOf([...withBoth(), ...slices])).toEqual(codes);
  });
});

describe('a Service whose ports are all served', () => {
  test.each<[string, ApiObject[]]>([
    ['by name', withBoth({ slicePorts: [HTTP, HTTPS] })],
    ['without a name', clusterObjects({ spec: { ports: [{ port: 80 }] }, slicePorts: [{ name: '', port: 8080, protocol: 'TCP' }] })],
    ['under another number: targetPort', withBoth({ slicePorts: [{ ...HTTP, port: 8080 }, { ...HTTPS, port: 8443 }] })],
  ])('has no finding: %s', (_about, objects) => {
    expect(codesOf(objects)).toEqual(['ASMG0500']);
  });

  test('and one whose slice does not say it, have no finding', () => {
    const objects = withBoth().map((object) => {
      const { ports: _left, ...others } = object;
      return object.kind === 'EndpointSlice' ? others as ApiObject : object;
    });
    expect(codesOf(objects)).toEqual(['ASMG0500']);
  });
});
