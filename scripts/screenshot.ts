import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { type Browser, chromium } from 'playwright-core';
import { ROOT } from './documents';
import { SOURCE_KEYWORD, sourceHash, withText } from './png';
import { clusterIn } from '../src/cluster/from-objects';
import { snapshotsOf } from '../src/cluster/reduce';
import { clustersHtml } from '../src/diagnose/clusters-html';
import { clusterDiagnosis } from '../src/diagnose/diagnose-cluster';
import type { KubernetesObject } from '../src/kubernetes/objects';
import { exemplaryStrategies } from '../src/strategy/traffic-strategy';

/*
 * Writes the pictures of the documents: `npx projen screenshot` for all of them, `npx projen screenshot two-paths` for one. It needs Debian's
 * chromium, whose version and fonts decide about each pixel, so the pictures are not part of the build. Each picture contains the hash of its
 * source. A test compares the one of the README.
 */

const IMAGES = join(ROOT, 'docs', 'guide', 'images');

/** A picture and what is drawn. */
interface Picture {
  readonly name: string;

  /** A page or a drawing. */
  readonly source: () => { readonly file: string; readonly text: string };

  /** The part that is shown. */
  readonly size: { readonly width: number; readonly height: number };

  /** Pixels of the picture for one of the page. */
  readonly scale: number;
}

const PICTURES: readonly Picture[] = [
  {
    // The verdict, the answers, the nodes and the path.
    name: 'diagnose-report',
    source: () => ({ file: 'report.html', text: reportOf(join(ROOT, 'examples', 'diagnose', 'ipvs-1.22.json')) }),
    size: { width: 1200, height: 1000 },
    scale: 1,
  },
  {
    // Sites other than GitHub may not show an SVG of raw.githubusercontent.com: https://github.com/npm/marky-markdown/issues/420
    name: 'two-paths',
    source: () => ({ file: 'two-paths.svg', text: readFileSync(join(IMAGES, 'two-paths.svg'), 'utf8') }),
    size: { width: 940, height: 320 },
    scale: 2,
  },
];

function reportOf(file: string): string {
  const { items } = JSON.parse(readFileSync(file, 'utf8')) as { items: KubernetesObject[] };
  const service = { namespace: 'istio-system', name: 'istio-ingressgateway' };
  const subject = { kind: 'IstioGateway', namespace: 'istio-system', name: 'ingressgateway', service: service.name } as const;
  const snapshots = snapshotsOf(clusterIn(items, { service, pod: undefined }));
  const task = { context: undefined, access: [], readAgain: [], subject, assumed: undefined };
  return clustersHtml([clusterDiagnosis(task, snapshots, [...exemplaryStrategies().values()])], undefined);
}

async function write({ name, source, size, scale }: Picture, browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'screenshot-'));
  try {
    const { file, text } = source();
    writeFileSync(join(folder, file), text);
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: scale, colorScheme: 'light' });
    await page.goto(pathToFileURL(join(folder, file)).href);
    const picture = await page.screenshot({ omitBackground: true });
    writeFileSync(join(IMAGES, `${name}.png`), withText(picture, SOURCE_KEYWORD, sourceHash(text)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function main(names: readonly string[]): Promise<void> {
  const browser = await chromium.launch({
    executablePath: execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    for (const picture of PICTURES.filter(({ name }) => names.length === 0 || names.includes(name))) {
      await write(picture, browser);
    }
  } finally {
    await browser.close();
  }
}

void main(process.argv.slice(2));
