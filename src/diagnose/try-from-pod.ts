import type { ClientDiagnosis } from './diagnosis';
import { kubectlOf, quoted } from './kubectl-line';
import type { LiveService } from '../cluster/live-service';
import { bestPort, OWN_PORT } from '../kubernetes/url-port';

/**
 * The command that asks the DNS name from the pod of a client: the verification of the manual procedure. Undefined if
 * no port serves http or https.
 */
export function tryFromPod(
  { namespace, name, ports }: LiveService, client: ClientDiagnosis, access: readonly string[],
): string | undefined {
  const choice = bestPort(ports, undefined);
  if (choice === undefined) {
    return undefined;
  }
  const { scheme, port: { port = OWN_PORT[scheme] } } = choice;
  const url = `${scheme}://${name}.${namespace}${port === OWN_PORT[scheme] ? '' : `:${port}`}/`;
  const [podNamespace = '', pod = ''] = client.name.split('/');
  const command = `${kubectlOf(access)} -n ${quoted(podNamespace)} exec ${quoted(pod)}`;
  return `${command} -- curl -sS -m 5 -o /dev/null -w '%{http_code}\\n' ${quoted(url)}`;
}
