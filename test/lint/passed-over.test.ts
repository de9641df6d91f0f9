import { gateway } from './support';
import { fileSource } from '../../src/lint/file-source';
import { lint } from '../../src/lint/lint';
import { lintText } from '../../src/lint/lint-text';
import { whyNotJudged } from '../../src/lint/passed-over';
import { TemporaryFolder } from '../support/temporary-folder';

const API_VERSION = 'istio.alibabacloud.com/v1';

describe('an object is passed over with a reason', () => {
  test.each<[string, object, string]>([
    ['without an apiVersion', { kind: 'IstioGateway' }, 'apiVersion is missing; it must begin with istio.alibabacloud.com/'],
    [
      'without a version', { kind: 'IstioGateway', apiVersion: 'istio.alibabacloud.com' },
      'apiVersion has no version; it must be for example istio.alibabacloud.com/v1beta1',
    ],
    [
      'in a misspelled group', { kind: 'IstioGateway', apiVersion: 'istio.alibabacloud.io/v1' },
      'apiVersion is "istio.alibabacloud.io/v1"; it must begin with istio.alibabacloud.com/',
    ],
    ['with a misspelled kind', { kind: 'IstioGatway', apiVersion: API_VERSION }, 'the kind must be IstioGateway'],
    ['with a kind in lower case', { kind: 'istiogateway', apiVersion: API_VERSION }, 'the kind must be IstioGateway'],
  ])('%s', (_about, object, why) => {
    expect(whyNotJudged({ ...object })).toMatchObject({ why, isSurprising: true });
  });

  test.each(['List', 'IstioGatewayList', 'ServiceList'])('a %s without items', (kind) => {
    expect(whyNotJudged({ kind, items: {} })).toEqual({ kind, why: 'its items are no list', isSurprising: true });
  });

  test.each<[string, object, string, boolean]>([
    ['of another type', { apiVersion: 'v1', spec: { type: 'ClusterIP' } }, 'not of type LoadBalancer', false],
    ['without a spec', { apiVersion: 'v1' }, 'not of type LoadBalancer', false],
    ['of another group', { apiVersion: 'serving.knative.dev/v1', spec: { type: 'LoadBalancer' } }, 'apiVersion is not v1', false],
    ['of another version', { apiVersion: 'v2', spec: { type: 'LoadBalancer' } }, 'apiVersion must be v1', true],
    ['without a version', { spec: { type: 'LoadBalancer' } }, 'apiVersion must be v1', true],
  ])('a Service %s', (_about, object, why, isSurprising) => {
    expect(whyNotJudged({ kind: 'Service', ...object })).toEqual({ kind: 'Service', why, isSurprising });
  });

  test('an object without a kind', () => {
    expect(whyNotJudged({ apiVersion: 'v1' })).toEqual({ kind: '', why: 'without a kind', isSurprising: false });
    expect(whyNotJudged({ kind: ['IstioGateway'], apiVersion: 'v1' })).toEqual({ kind: '', why: 'without a kind', isSurprising: false });
  });

  test('of another kind in the same group', () => {
    expect(whyNotJudged({ kind: 'ASMSwimLane', apiVersion: API_VERSION })).toMatchObject({ why: 'neither an IstioGateway nor a Service of type LoadBalancer', isSurprising: false });
  });
});

describe('the input of Helm and Kustomize', () => {
  let folder: TemporaryFolder;
  beforeEach(() => (folder = new TemporaryFolder()));
  afterEach(() => folder.remove());

  const TEMPLATE = gateway('externalTrafficPolicy: {{ .Values.policy }}');

  /** `chart/templates/a.yaml Helm template`, for each file that was passed over. */
  const lintFiles = (...paths: readonly string[]) => {
    const result = lint(paths.map(fileSource));
    return { ...result, passed: result.passedOver.map(({ file, kind }) => `${file.slice(folder.path.length + 1)} ${kind}`) };
  };

  test('a template of a chart is passed over, also below a folder of templates', () => {
    folder.write('chart/Chart.yaml', 'name: chart\n');
    const { passed, findings, judged } = lintFiles(folder.write('chart/templates/a.yaml', TEMPLATE), folder.write('chart/templates/b/templates/c.yaml', TEMPLATE));
    expect([passed, findings, judged]).toEqual([['chart/templates/a.yaml Helm template', 'chart/templates/b/templates/c.yaml Helm template'], [], 0]);
  });

  test('a template that is valid YAML is passed over too', () => {
    folder.write('chart/Chart.yaml', 'name: chart\n');
    const path = folder.write('chart/templates/a.yaml', gateway('externalTrafficPolicy: "{{ .Values.policy }}"'));
    expect(lintFiles(path)).toMatchObject({ judged: 0, findings: [], passed: ['chart/templates/a.yaml Helm template'] });
  });

  test('a file of a chart without template actions is judged', () => {
    folder.write('chart/Chart.yaml', 'name: chart\n');
    expect(lintFiles(folder.write('chart/templates/a.yaml', gateway()))).toMatchObject({ judged: 1, passed: [] });
  });

  test('a configuration file that does not count is passed over, and one with another name', () => {
    const other = lintFiles(folder.write('shop/asm-gateway.yaml', 'platform: { cni: flannel }\n'), folder.write('asm-gateway.yml', 'failOn: never\n'));
    expect(other).toMatchObject({ judged: 0, findings: [], passed: ['shop/asm-gateway.yaml configuration', 'asm-gateway.yml configuration'] });
  });

  test('a manifest with the name of a configuration file is judged', () => {
    expect(lintFiles(folder.write('shop/asm-gateway.yaml', gateway()))).toMatchObject({ judged: 1, passed: [] });
  });

  test('a template outside a chart is an error that says so', () => {
    const { findings, passed } = lintFiles(folder.write('templates/a.yaml', TEMPLATE.replace('{{', '{{-')));
    expect(passed).toEqual([]);
    expect(findings).toMatchObject([{ code: 'ASMG0110', message: expect.stringContaining('the file contains "{{ }}" and is not YAML') as string }]);
  });

  test('a kustomization and its patches are passed over, and its resources are judged', () => {
    const { judged, findings, passed } = lintFiles(
      folder.write('base/kustomization.yaml', 'resources: [gateway.yaml]\n'),
      folder.write('base/gateway.yaml', gateway()),
      folder.write('prod/kustomization.yml', [
        'apiVersion: kustomize.config.k8s.io/v1beta1', 'kind: Kustomization', 'resources: [../base]',
        'patches: [{ path: a.yaml }, { patch: "- op: remove" }]', 'patchesStrategicMerge: [./b.yaml]', 'patchesJson6902: [{ path: ../c.yaml }]', '',
      ].join('\n')),
      ...['prod/a.yaml', 'prod/b.yaml', 'c.yaml'].map((file) => folder.write(file, gateway('replicaCount: 3').replace('  serviceType: LoadBalancer\n', ''))),
    );
    expect([judged, findings, passed]).toEqual([1, [], [
      'base/kustomization.yaml Kustomization', 'prod/kustomization.yml Kustomization',
      'prod/a.yaml Kustomize patch', 'prod/b.yaml Kustomize patch', 'c.yaml Kustomize patch',
    ]]);
  });

  const REASONS = ['lint the output of "helm template"', 'lint the output of "kubectl kustomize"', 'a run has one; lint its folder by itself', 'its name must be asm-gateway.yaml'];

  test('each has a reason, and the user sees it', () => {
    folder.write('Chart.yaml', 'name: chart\n');
    const { passedOver } = lintFiles(
      folder.write('templates/a.yaml', TEMPLATE), folder.write('kustomization.yaml', 'patches: [{ path: b.yaml }]\n'), folder.write('b.yaml', gateway()),
      folder.write('shop/asm-gateway.yaml', ''), folder.write('asm-gateway.yml', ''),
    );
    expect(passedOver.map(({ kind, why, isSurprising, line }) => [kind, why, isSurprising, line()])).toEqual([
      ['Helm template', REASONS[0], true, 1], ['Kustomization', REASONS[1], true, 1], ['Kustomize patch', REASONS[1], true, 1],
      ['configuration', REASONS[2], true, 1], ['configuration', REASONS[3], true, 1],
    ]);
  });

  test.each([
    'Kustomization', 'a/Kustomization', 'a\\Kustomization', 'kustomization.yml', 'a\\kustomization.yaml', 'asm-gateway.yaml', 'a\\asm-gateway.yml',
  ])('%s is passed over', (name) => {
    expect(lint([{ name, text: 'a: 1\n' }])).toMatchObject({ read: { files: 1, documents: 0, objects: 0 }, passedOver: [{ file: name, isSurprising: true }] });
  });

  test.each([
    'my-kustomization.yaml', 'kustomization.yaml.bak', 'kustomization-yaml', 'kustomization.json', 'MyKustomization', 'Kustomization.yaml', 'my-asm-gateway.yaml',
    'asm-gateway.yaml.bak', 'asm-gateway-yaml',
  ])('%s is not passed over', (name) => {
    expect(lint([{ name, text: 'a: 1\n' }]).passedOver.map(({ kind }) => kind)).toEqual(['']);
    expect(lint([{ name, text: gateway() }])).toMatchObject({ judged: 1, passedOver: [] });
  });

  test('a configuration file may mention a kind that does not begin a line', () => {
    expect(lint([{ name: 'asm-gateway.yaml', text: '# kind: IstioGateway\na: { kind: a }\n' }]).passedOver.map(({ kind }) => kind)).toEqual(['configuration']);
  });

  test('a template is passed over for the chart around any of its folders of templates', () => {
    folder.write('templates/chart/Chart.yaml', 'name: chart\n');
    const path = folder.write('templates/chart/templates/a.yaml', TEMPLATE);
    expect(lintFiles(path).passed).toEqual(['templates/chart/templates/a.yaml Helm template']);
    folder.write('other/Chart.yaml', 'name: chart\n');
    expect(lintFiles(folder.write('other/my-templates/a.yaml', TEMPLATE), folder.write('other/templates-old/a.yaml', TEMPLATE)).passed).toEqual([]);
  });

  test('a kustomization that cannot be read has no patches', () => {
    expect(lintFiles(folder.write('kustomization.yaml', 'patches: [')).passed).toEqual(['kustomization.yaml Kustomization']);
  });
});

describe('the text report', () => {
  const textOf = (...texts: readonly string[]) => lintText(lint(texts.map((text, index) => ({ name: `${index}.yaml`, text }))), (_, text) => text);

  test('lists at most three places for a reason', () => {
    const wrong = gateway().replace('alibabacloud.com', 'alibabacloud.io');
    expect(textOf(...Array.from({ length: 5 }, () => wrong)).split('\n')).toEqual([
      '0 gateways judged: nothing was judged',
      'Read: 5 files, 5 documents, 5 objects',
      'Passed over: 5 × IstioGateway (apiVersion is "istio.alibabacloud.io/v1beta1"; it must begin with istio.alibabacloud.com/): 0.yaml:1, 1.yaml:1, 2.yaml:1 and 2 more',
      '',
    ]);
  });

  test('counts documents that are not empty, and the items of lists', () => {
    expect(textOf('---\n# nothing\n---\nkind: List\nitems: [{ kind: A }, { kind: B }]\n---\na: [\n')).toContain('Read: 1 file, 2 documents, 2 objects\n');
  });
});
