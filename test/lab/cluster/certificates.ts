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
  readonly loadBalancer: string;
  readonly loadBalancerKey: string;
  readonly accounts: string;
}

/** Names the API server answers to. */
const NAMES = [
  'DNS:kubernetes', 'DNS:kubernetes.default', 'DNS:kubernetes.default.svc', 'DNS:kubernetes.default.svc.cluster.local', 'DNS:localhost',
  `IP:${API_SERVICE}`, `IP:${CONTROL_PLANE}`, 'IP:127.0.0.1',
].join(',');

/** The host name of a website behind the gateway. The load balancer's certificate is for this name. */
export const WEBSITE = 'gw.example.com';

/** Elliptic keys: made in milliseconds. */
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'] as const;

/** A certificate that the authority signs. */
interface Signed {
  readonly certificate: string;
  readonly key: string;
  readonly subject: string;
  readonly names: string;
  readonly usage: string;
}

function sign({ authority, authorityKey }: Certificates, { certificate, key, subject, names, usage }: Signed): void {
  const request = `${certificate}.request`;
  run('openssl', ['req', ...KEY, '-keyout', key, '-out', request, '-subj', `/CN=${subject}`]);
  const extensions = `${certificate}.extensions`;
  writeFileSync(extensions, `subjectAltName=${names}\nextendedKeyUsage=${usage}\n`);
  run('openssl', [
    'x509', '-req', '-in', request, '-CA', authority, '-CAkey', authorityKey, '-CAcreateserial',
    '-days', '30', '-extfile', extensions, '-out', certificate,
  ]);
}

/** Where a run keeps them. */
export function certificates(): Certificates {
  const at = (name: string): string => inRun('certificates', name);
  return {
    authority: at('ca.crt'),
    authorityKey: at('ca.key'),
    server: at('server.crt'),
    serverKey: at('server.key'),
    loadBalancer: at('load-balancer.crt'),
    loadBalancerKey: at('load-balancer.key'),
    accounts: at('accounts.key'),
  };
}

/** Makes the certificates of a run; they are good for as long as a lab may live. */
export function createCertificates(): Certificates {
  const files = certificates();
  if (existsSync(files.accounts)) {
    return files;
  }
  const { authority, authorityKey, server, serverKey, loadBalancer, loadBalancerKey, accounts } = files;
  run('openssl', ['req', '-x509', ...KEY, '-keyout', authorityKey, '-out', authority, '-days', '30', '-subj', '/CN=lab']);
  sign(files, { certificate: server, key: serverKey, subject: 'kube-apiserver', names: NAMES, usage: 'serverAuth,clientAuth' });
  sign(files, { certificate: loadBalancer, key: loadBalancerKey, subject: WEBSITE, names: `DNS:${WEBSITE}`, usage: 'serverAuth' });
  run('openssl', ['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', accounts]);
  return files;
}
