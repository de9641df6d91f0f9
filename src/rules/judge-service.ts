import { RULES } from './all';
import type { GatewayFacts } from './gateway-facts';
import { isOfAnotherController, type ServiceDeclarations, serviceItself } from './gather-service';
import { hostsStranded } from './hosts-stranded';
import { judge } from './judge';
import type { Judgement } from './judgement';
import { metadata } from './metadata';
import { podsStranded } from './pods-stranded';
import { serviceFieldFindings } from './service-fields';
import type { Fields } from '../kubernetes/fields';

/** The facts that a Service has like the Service of a gateway. */
const FACTS: readonly (keyof GatewayFacts)[] = [
  'service', 'ports', 'platform', 'strategy', 'endpointWord', 'annotationsNextToStrategy', 'loadBalancer',
  'preserveClientIp', 'clientAddresses', 'duplicates', 'sharedListeners', 'clusterListeners',
];

/** The rules about any Service whose load balancer Alibaba Cloud's controllers make. */
const OF_ANY = new Set([
  metadata.code, ...RULES.filter(({ reads }) => reads.every((fact) => FACTS.includes(fact))).map(({ code }) => code),
]);

/** The rules that hold for the load balancer of any controller: they are about the policy and the data plane. */
const OF_OTHERS = new Set([metadata, podsStranded, hostsStranded].map(({ code }) => code));

/** What the rules conclude about a Service of type LoadBalancer. It may be that of a gateway. */
export function judgeService(manifest: Fields, declared: ServiceDeclarations): Judgement {
  const variant = serviceItself(manifest, declared);
  const asked = isOfAnotherController(variant.facts.service) ? OF_OTHERS : OF_ANY;
  const { findings, undecided } = judge(variant, (code) => asked.has(code));
  return { findings: [...serviceFieldFindings(manifest), ...findings], undecided };
}
