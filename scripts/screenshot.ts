import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { pathToFileURL } from 'url';
import { chromium } from 'playwright-core';
import { clusterIn } from '../src/cluster/from-objects';
import { snapshotsOf } from '../src/cluster/reduce';
import { clustersHtml } from '../src/diagnose/clusters-html';
import { clusterDiagnosis } from '../src/diagnose/diagnose-cluster';
import type { KubernetesObject } from '../src/kubernetes/objects';
import { exemplaryStrategies } from '../src/strategy/traffic-strategy';

/*
 * Writes the picture of an HTML report for the guide. It needs Debian's chromium, whose version and fonts decide about
 * each pixel, so the picture is not part of the build.
 */

const EXAMPLE = 'examples/diagnose/ipvs-1.22.json';
const PICTURE = 'docs/guide/images/diagnose-report.png';

/** The part of the report that is shown: the verdict, the answers, the nodes and the path. */
const SIZE = { width: 1200, height: 1000 };

function reportOf(file: string): string {
  const { items } = JSON.parse(readFileSync(file, 'utf8')) as { items: KubernetesObject[] };
  const service = { namespace: 'istio-system', name: 'istio-ingressgateway' };
  const subject = { kind: 'IstioGateway', namespace: 'istio-system', name: 'ingressgateway', service: service.name } as const;
  const snapshots = snapshotsOf(clusterIn(items, { service, pod: undefined }));
  const task = { context: undefined, access: [], subject, assumed: undefined };
  return clustersHtml([clusterDiagnosis(task, snapshots, [...exemplaryStrategies().values()])], undefined);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'screenshot-'));
  const browser = await chromium.launch({
    executablePath: execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const report = join(folder, 'report.html');
    writeFileSync(report, reportOf(EXAMPLE));
    const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
    await page.goto(pathToFileURL(report).href);
    await page.screenshot({ path: resolve(PICTURE) });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

void main();
