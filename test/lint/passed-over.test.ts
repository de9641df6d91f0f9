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
