import type { ClientDiagnosis } from './diagnosis';
import { kubectlOf, quoted } from './kubectl-line';
import type { LivePort, LiveService } from '../cluster/live-service';

/** Ports by their number or their name serve https; every other one is asked by http. */
const HTTPS = { port: 443, name: /^(?:https|tls)(?:-|$)/ };

/** The command that asks the DNS name from the pod of a client: the verification of the manual procedure. */
export function tryFromPod(
  { namespace, name, ports }: LiveService, client: ClientDiagnosis, access: readonly string[],
): string {
  const [podNamespace = '', pod = ''] = client.name.split('/');
  const port = ports.find(({ protocol, ...each }) => protocol === 'TCP' && !isHttps(each)) ?? ports[0];
  const url = `${port !== undefined && isHttps(port) ? 'https' : 'http'}://${name}.${namespace}${numberOf(port)}/`;
  const command = `${kubectlOf(access)} -n ${quoted(podNamespace)} exec ${quoted(pod)}`;
  return `${command} -- curl -sS -m 5 -o /dev/null -w '%{http_code}\\n' ${quoted(url)}`;
}

function isHttps({ port, name = '' }: Pick<LivePort, 'port' | 'name'>): boolean {
  return port === HTTPS.port || HTTPS.name.test(name);
}

function numberOf(port: LivePort | undefined): string {
  return port?.port === undefined || port.port === 80 || port.port === HTTPS.port ? '' : `:${port.port}`;
}
