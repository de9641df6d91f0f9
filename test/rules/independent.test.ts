import { judgeManifest } from '../../src/rules/judge';

/* A mistake does not keep another one from being reported. */

type Map = Readonly<Record<string, unknown>>;

const LB = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';

const SOUND: Map = {
  apiVersion: 'istio.alibabacloud.com/v1beta1',
  kind: 'IstioGateway',
  metadata: { name: 'ingressgateway', namespace: 'istio-system' },
  spec: { serviceType: 'LoadBalancer', ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
};

const spec = (fields: Map) => ({ spec: fields });
const annotations = (fields: Map) => spec({ serviceAnnotations: fields });

/** What makes the sound manifest wrong. No two of them change the same value. */
const MISTAKES: { readonly [about: string]: Map } = {
  'a name with a dot': { metadata: { name: 'a.b' } },
  'another namespace': { metadata: { namespace: 'default' } },
  'a label with a blank': { metadata: { labels: { a: 'b c' } } },
  'a key with a blank': { metadata: { labels: { 'b c': 'd' } } },
  'an annotation that is a number': { metadata: { annotations: { team: 5 } } },
  'a switch that is none': { metadata: { annotations: { 'asm.alibabacloud.com/managed-by-asm': 'yes' } } },
  'a setting in another place': spec({ podAnnotations: { [`${LB}name`]: 'edge' } }),
  'a port out of range': spec({ ports: [{ name: 'a', port: 70000 }] }),
  'a port with the name of another one': spec({ ports: [{ name: 'http', port: 81 }] }),
  'a port with the number of another one': spec({ ports: [{ name: 'b', port: 80 }] }),
  'a port without a name': spec({ ports: [{ port: 82 }] }),
  'a target that is no name': spec({ ports: [{ name: 'c', port: 83, targetPort: '8080' }] }),
  'a protocol without a port': spec({ ports: [{ name: 'd', protocol: 'TCP' }] }),
  'a number of replicas that is a text': spec({ replicaCount: '2' }),
  'a minimum above the maximum': spec({ minReplicas: 5, maxReplicas: 2 }),
  'a reserved label': spec({ podLabels: { app: 'x' } }),
  'a cluster twice': spec({ clusterIds: ['c1', 'c1'] }),
  'a policy of DNS': spec({ dnsPolicy: 'default' }),
  'a field that does not exist': spec({ replicas: 2 }),
  'a field of the wrong type': spec({ hostNetwork: 'yes' }),
  'a volume twice': spec({ secretVolumes: [1, 2].map((index) => ({ name: 'a', secretName: 'a', mountPath: `/${index}` })) }),
  'requests above limits': spec({ resources: { limits: { cpu: '1' }, requests: { cpu: '2' } } }),
  'a toleration without an effect that exists': spec({ tolerations: [{ key: 'a', operator: 'Exists', effect: 'No' }] }),
  'a variable with a wrong name': spec({ env: [{ name: 'a=b', value: 'c' }] }),
  'a policy in lower case': spec({ externalTrafficPolicy: 'local' }),
  'a rollout that does nothing': spec({ rollingMaxSurge: '0', rollingMaxUnavailable: '0' }),
  'an unknown annotation': annotations({ [`${LB}charge-typ`]: 'paybytraffic' }),
  'a value that is no word': annotations({ [`${LB}scheduler`]: 'wrrr' }),
  'a setting of an NLB': annotations({ [`${LB}zone-maps`]: 'a:b,c:d' }),
  'a setting without its listener': annotations({ [`${LB}cookie`]: 'a' }),
  'a setting without what it needs': annotations({ [`${LB}bandwidth`]: '5', [`${LB}address-type`]: 'intranet' }),
  'a setting in two spellings': annotations({ [`${LB}name`]: 'a', 'service.beta.kubernetes.io/alicloud-loadbalancer-name': 'b' }),
  'a host name that is none': annotations({ [`${LB}hostname`]: 'http://a' }),
};

/** The listener of a port without a number is not known. */
const DEPENDS: Readonly<Record<string, string>> = { 'a setting without its listener': 'a protocol without a port' };

function merged(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) {
    return [...one, ...other] as unknown[];
  }
  if (typeof one !== 'object' || typeof other !== 'object') {
    return other ?? one;
  }
  return Object.fromEntries([...new Set([...Object.keys(one as Map), ...Object.keys(other as Map)])]
    .map((key) => [key, merged((one as Map)[key], (other as Map)[key])]));
}

const findingsOf = (...mistakes: readonly Map[]) => (
  judgeManifest(mistakes.reduce(merged, SOUND) as Map, {}).findings.map(({ code, field = [] }) => `${code} ${field.join(' ')}`)
);

test('the manifest without a mistake is accepted', () => {
  expect(findingsOf()).toEqual([]);
});

/** The findings of two mistakes without the index of a port, which depends on the ports before it. */
const withoutIndex = (findings: readonly string[]) => findings.map((finding) => finding.replace(/ ports \d+/, ' ports'));

test.each(Object.entries(MISTAKES))('%s is reported next to any other mistake', (about, mistake) => {
  const alone = withoutIndex(findingsOf(mistake));
  expect(alone).not.toEqual([]);
  const hidden = Object.entries(MISTAKES).filter(([other]) => other !== about && other !== DEPENDS[about])
    .map(([other, second]) => [other, alone.filter((finding) => !withoutIndex(findingsOf(mistake, second)).includes(finding))])
    .filter(([, missing]) => missing?.length !== 0);
  expect(hidden).toEqual([]);
});
