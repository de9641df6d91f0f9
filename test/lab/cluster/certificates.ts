/** The cluster's own certificate authority, its API server's certificate, and the key service account tokens are signed with. */
import { existsSync, writeFileSync } from 'fs';
import { API_SERVICE, CONTROL_PLANE } from './addresses';
import { run } from '../ground/exec';
import { inRun } from '../ground/run-folder';

/** Where the files are. */
export interface Certificates {
  readonly authority: string;
  readonly authorityKey: string;
  readonly server: string;
  readonly serverKey: string;
  readonly accounts: string;
}

/** Names the API server answers to. */
const NAMES = [
  'DNS:kubernetes', 'DNS:kubernetes.default', 'DNS:kubernetes.default.svc', 'DNS:kubernetes.default.svc.cluster.local', 'DNS:localhost',
  `IP:${API_SERVICE}`, `IP:${CONTROL_PLANE}`, 'IP:127.0.0.1',
].join(',');

/** Elliptic keys: made in milliseconds. */
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'] as const;

/** Makes the certificates of a run; they are good for as long as a lab may live. */
export function createCertificates(): Certificates {
  const at = (name: string): string => inRun('certificates', name);
  const files: Certificates = {
    authority: at('ca.crt'), authorityKey: at('ca.key'), server: at('server.crt'), serverKey: at('server.key'), accounts: at('accounts.key'),
  };
  if (existsSync(files.accounts)) {
    return files;
  }
  run('openssl', ['req', '-x509', ...KEY, '-keyout', files.authorityKey, '-out', files.authority, '-days', '30', '-subj', '/CN=lab']);
  const request = at('server.csr');
  run('openssl', ['req', ...KEY, '-keyout', files.serverKey, '-out', request, '-subj', '/CN=kube-apiserver']);
  const extensions = at('server.ext');
  writeFileSync(extensions, `subjectAltName=${NAMES}\nextendedKeyUsage=serverAuth,clientAuth\n`);
  run('openssl', [
    'x509', '-req', '-in', request, '-CA', files.authority, '-CAkey', files.authorityKey, '-CAcreateserial',
    '-days', '30', '-extfile', extensions, '-out', files.server,
  ]);
  run('openssl', ['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', files.accounts]);
  return files;
}
