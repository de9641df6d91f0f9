/**
 * Container images without a registry: a root file system made of this machine's own Debian files, packed as an archive
 * that containerd imports under the very name that manifests use. Manifests therefore run unmodified.
 * The content is Debian's, whatever the name says; the lab's guide says so too.
 */
import { createHash } from 'crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { DEFAULT_IMAGE } from '../../../src/probe/image';
import { folderOfCurl } from '../../support/curls';
import { LabError } from '../errors';
import { CACHE } from '../ground/cache-folder';
import { run } from '../ground/exec';

/** An image: its name, what is in it in addition to busybox, and how it runs. */
export interface Image {
  readonly name: string;
  /** A second name of the image. */
  readonly alias?: string;
  /** Programs by the path they get; the libraries they need come along. */
  readonly programs: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly user: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
}

/** The image every pod's sandbox runs; known to containerd's configuration alone. */
export const PAUSE_IMAGE = 'lab.invalid/pause:1';

/** The image of the gateway pods that the stand-in operator makes. */
export const ENVOY_IMAGE = 'lab.invalid/envoy:1.40.0';

/** The image of the container that redirects a pod's connections to its sidecar. */
export const IPTABLES_IMAGE = 'lab.invalid/iptables:1';

/** The image that the library's documents use in commands. */
export const CURL_IMAGE = 'docker.io/curlimages/curl:8.10.1';

/** The version of curl in the real image, if `test/support/build-curls.sh` has built it. */
const SHIPPED_CURL = join(folderOfCurl('8.10.1'), 'curl');

/** The name by which containerd looks up the default image of a verification: with a digest, the tag has no meaning. */
const PINNED_CURL_IMAGE = DEFAULT_IMAGE.replace(/^(.*):[^:@]+@/, 'docker.io/$1@');

/** Where Debian keeps the extensions of iptables, on either architecture. */
const EXTENSIONS = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/xtables`).find((folder) => existsSync(folder)) ?? '';

/** The extensions that the rules for a sidecar use. iptables loads them when it needs them, so `ldd` does not list them. */
const USED_EXTENSIONS = ['libxt_standard.so', 'libxt_tcp.so', 'libxt_owner.so', 'libxt_REDIRECT.so'].map((name) => join(EXTENSIONS, name));

const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/** All images of the lab. */
export function images(envoy: string): readonly Image[] {
  return [
    {
      name: PAUSE_IMAGE,
      programs: {},
      files: {},
      user: '65535',
      entrypoint: ['/bin/sh', '-c', 'trap "exit 0" TERM INT; while :; do sleep 3600 & wait; done'],
      command: [],
    },
    {
      name: CURL_IMAGE,
      alias: PINNED_CURL_IMAGE,
      programs: { '/usr/bin/curl': existsSync(SHIPPED_CURL) ? SHIPPED_CURL : '/usr/bin/curl' },
      files: { [CERTIFICATES]: CERTIFICATES },
      // The user of the real image is 100 too.
      user: '100',
      entrypoint: [],
      command: ['curl', '--help'],
    },
    {
      name: ENVOY_IMAGE,
      programs: { '/usr/local/bin/envoy': envoy },
      files: {},
      user: '1337',
      entrypoint: ['/usr/local/bin/envoy'],
      command: [],
    },
    {
      name: IPTABLES_IMAGE,
      programs: { '/usr/bin/iptables-restore': '/usr/sbin/iptables-nft-restore' },
      files: Object.fromEntries(USED_EXTENSIONS.map((path) => [path, path])),
      user: '0',
      entrypoint: ['/usr/bin/iptables-restore'],
      command: [],
    },
  ];
}

/** Shared libraries of a program, as the loader finds them here. */
function librariesOf(path: string): string[] {
  return [...run('ldd', [path]).matchAll(/(\/[^\s()]+)/g)].map((match) => match[1] ?? '').filter((each) => existsSync(each));
}

function put(root: string, target: string, source: string): void {
  const path = join(root, target);
  mkdirSync(dirname(path), { recursive: true });
  copyFileSync(realpathSync(source), path);
}

function fillRoot(root: string, image: Image): void {
  for (const folder of ['bin', 'etc', 'tmp', 'usr/bin', 'proc', 'sys', 'dev']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  put(root, '/bin/busybox', '/bin/busybox');
  for (const applet of run('busybox', ['--list']).split('\n').filter((each) => each !== '' && each !== 'busybox')) {
    symlinkSync('/bin/busybox', join(root, 'bin', applet));
  }
  for (const [target, source] of Object.entries(image.programs)) {
    put(root, target, source);
    for (const library of librariesOf(source)) {
      put(root, library, library);
    }
  }
  for (const [target, source] of Object.entries(image.files)) {
    put(root, target, source);
  }
  writeFileSync(join(root, 'etc/passwd'), `root:x:0:0:root:/:/bin/sh\nlab:x:${image.user}:${image.user}:lab:/tmp:/bin/sh\n`);
  writeFileSync(join(root, 'etc/group'), `root:x:0:\nlab:x:${image.user}:\n`);
}

const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Key of an archive: changes as soon as anything in it would. */
function keyOf(image: Image): string {
  const sources = [...Object.values(image.programs), ...Object.values(image.files), '/bin/busybox'];
  const state = sources.map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`);
  return createHash('sha256').update(JSON.stringify([image, state])).digest('hex').slice(0, 12);
}

/** Packs a folder into an archive that depends on its content only. */
function packLayer(root: string, layer: string): void {
  run('chmod', ['1777', join(root, 'tmp')]);
  run('tar', [
    '--create', '--file', layer, '--directory', root, '--sort=name', '--owner=0', '--group=0', '--mtime=@0', '.',
  ]);
}

function configOf(image: Image, layer: string): unknown {
  return {
    architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
    os: 'linux',
    config: { User: image.user, Env: ['PATH=/usr/local/bin:/usr/bin:/bin'], Entrypoint: image.entrypoint, Cmd: image.command },
    rootfs: { type: 'layers', diff_ids: [`sha256:${digest(layer)}`] },
    history: [{ created_by: 'cdk8s-asm-gateway lab' }],
  };
}

/** Writes all parts of an image into a folder. */
function writeParts(image: Image, work: string): void {
  const [root, layer] = [join(work, 'root'), join(work, 'layer.tar')];
  mkdirSync(root, { recursive: true });
  fillRoot(root, image);
  packLayer(root, layer);
  writeFileSync(join(work, 'config.json'), JSON.stringify(configOf(image, layer)));
  writeFileSync(join(work, 'manifest.json'), JSON.stringify([{ Config: 'config.json', RepoTags: [image.name], Layers: ['layer.tar'] }]));
}

/** Packs an image and returns the archive's path; the same content is packed once. */
export function archiveOf(image: Image): string {
  if (!existsSync('/bin/busybox')) {
    throw new LabError('busybox is missing: run test/lab/install-packages.sh.');
  }
  const archive = join(CACHE, 'images', `${image.name.replace(/[/:]/g, '_')}-${keyOf(image)}.tar`);
  if (existsSync(archive)) {
    return archive;
  }
  const work = `${archive}.work`;
  rmSync(work, { recursive: true, force: true });
  writeParts(image, work);
  run('tar', ['--create', '--file', `${archive}.part`, '--directory', work, 'manifest.json', 'config.json', 'layer.tar']);
  rmSync(work, { recursive: true });
  renameSync(`${archive}.part`, archive);
  return archive;
}
